import Testing

@testable import MIMELint

struct CharacterReferencesTests {
  @Test(arguments: [
    ("", ""), ("a", "a"), ("a&amp;b", "a&b"), ("a&ampb", "a&ampb"), ("a&amp b", "a& b"),
    ("&lt;&gt;&quot;&apos;", "<>\"'"),
    ("&#104;&#x74;&#X74;p", "http"), ("&#58", ":"), ("&#;", "&#;"), ("&#x;", "&#x;"), ("&", "&"), ("&&amp;", "&&"),
    ("&nbsp;&zwnj;", "\u{A0}\u{200C}"), ("&unknown;", "&unknown;"),
    ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&#99999999999999999999;", "\u{FFFD}"), ("javascript&colon;", "javascript:"),
  ])
  func `References are decoded`(written: String, expected: String) {
    let octets = Array(written.utf8)
    let decoded = String(decoding: CharacterReferences.decode(octets.span), as: UTF8.self)
    #expect(decoded == expected)
  }

  @Test func `Long text loses its end`() {
    let octets = [UInt8](repeating: 0x61, count: 10_000)
    let count = CharacterReferences.decode(octets.span, atMost: 100).count
    #expect(count == 100)
  }
}
