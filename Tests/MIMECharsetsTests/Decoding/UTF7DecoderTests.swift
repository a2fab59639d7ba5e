import MIMECharsets
import Octets
import Testing

@Suite("Decoding UTF-7")
struct UTF7DecoderTests {
  @Test(
    "Examples",
    .tags(.rfcExamples),
    arguments: [
      ("A+ImIDkQ.", "A≢Α."),  // RFC 2152
      ("Hi Mom -+Jjo--!", "Hi Mom -☺-!"),
      ("+ZeVnLIqe-", "日本語"),
      ("Item 3 is +AKM-1.", "Item 3 is £1."),
    ])
  func examples(encoded: String, text: String) {
    let decoded = Decoded(Array(encoded.utf8), .utf7)
    #expect(decoded.string == text)
    #expect(decoded.defects.isEmpty)
    #expect(firstVariance(Array(encoded.utf8), .utf7) == nil)
  }

  @Test(
    "What is malformed costs no more than itself",
    arguments: [
      ("1+-1", "1+1", []),
      ("+2D3eAA", "😀", []),  // ends with the text
      ("+ADw-script+AD4-", "<script>", []),
      ("a + b", "a + b", [2]),
      ("+", "+", [0]),
      ("+2D0-x", "\u{FFFD}x", [3]),  // high surrogate alone
      ("+2D0AYQ-", "\u{FFFD}a", [6]),
      ("+3gA-x", "\u{FFFD}x", [3]),  // low surrogate alone
      ("+AGE", "a", []),
      ("+A-x", "\u{FFFD}x", [1]),
      ("+AG\r\nx", "\u{FFFD}\r\nx", [2]),
      ("a\u{E9}b", "a\u{FFFD}\u{FFFD}b", [1]),
      ("+AGE\u{E9}b", "a\u{FFFD}\u{FFFD}b", [4]),
    ])
  func malformed(encoded: String, text: String, undecodable: [Int]) {
    let decoded = Decoded(Array(encoded.utf8), .utf7)
    #expect(decoded.string == text)
    #expect(decoded.undecodable == undecodable)
    #expect(firstVariance(Array(encoded.utf8), .utf7) == nil)
  }

  @Test(
    "Encoding and decoding give the text back",
    arguments: ["a+b", "+", "~!<>&", "é-", "é/x", "é x", "日本😀", "-é-", "\r\né\r\n"])
  func roundTrip(text: String) throws {
    let encoded = try encoded(Array(text.utf8), .utf7)
    #expect(encoded.allSatisfy { $0 < 0x80 })
    let decoded = Decoded(encoded, .utf7)
    #expect(decoded.string == text)
    #expect(decoded.defects.isEmpty)
  }
}

extension Tag {
  /// Examples that an RFC gives.
  @Tag static var rfcExamples: Self
}
