import Testing

@testable import PostelCommands

struct SHA256DigestTests {
  /// Source: FIPS 180-2 §B.1, §B.2, and the digest of nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digests(_ text: String, _ expected: String) {
    let octets = Array(text.utf8)
    for split in 0...octets.count {
      var digest = SHA256Digest()
      digest.update(octets.span.extracting(..<split))
      digest.update(octets.span.extracting(split...))
      #expect(digest.text() == expected)
    }
  }
}
