import Testing

@testable import MIME

@Suite("Domains and names that mislead") struct DomainTextTests {
  @Test(
    "Domains",
    arguments: [
      ("example.org", false), ("EXAMPLE-1.org", false), ("例え.jp", false), ("bücher.example", false),
      ("пример.example", false), ("a b.c", true), ("under_score.c", true), ("good\u{AD}bank.c", true),
      ("good\u{FF0E}example", true), ("g\u{043E}od.example", true), ("good.\u{3B1}\u{3B2}", false),
      ("a\u{200B}b.c", true), ("a\u{3002}b", true), ("\u{FF41}.b", true),
    ])
  func domain(text: String, isUnusual: Bool) {
    let found = DomainText.isUnusual(text.utf8.span)
    #expect(found == isUnusual)
  }

  @Test("A domain that is no UTF-8")
  func invalid() {
    let octets: [UInt8] = [0x61, 0xE9, 0x2E, 0x62]
    let found = DomainText.isUnusual(octets.span)
    #expect(found)
  }

  @Test(
    "Names",
    arguments: [
      ("Ann", false), ("Jörg 例え", false), ("\u{202E}x", true), ("a\u{2066}", true), ("a\u{200B}b", true),
      ("\u{FEFF}a", true), ("a\u{AD}b", true), ("\u{E0041}", true), ("\u{3164}", true), ("", false),
      ("می\u{200C}خواهم", false),
      ("👩\u{200D}🚀", false), ("\u{2065}", true), ("\u{1160}", true),
    ])
  func name(text: String, isMisleading: Bool) {
    let found = MisleadingText.isMisleading(text.utf8.span)
    #expect(found == isMisleading)
  }

  @Test("Cut sequences", arguments: [[0xE2], [0xE2, 0x80], [0xC2], [0xF3, 0xA0]] as [[UInt8]])
  func cut(octets: [UInt8]) {
    let found = MisleadingText.isMisleading(octets.span)
    #expect(!found)
  }
}
