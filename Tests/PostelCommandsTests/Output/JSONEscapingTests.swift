import Testing

@testable import PostelCommands

struct JSONEscapingTests {
  private func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    JSONEscaping.append(Array(text.utf8).span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("\"", "\\\""), ("\\", "\\\\"), ("a\tb", "a\\tb"), ("\r\n", "\\r\\n"), ("\u{8}\u{C}", "\\b\\f"),
    ("\u{0}", "\\u0000"), ("\u{1B}[31m", "\\u001b[31m"), ("\u{7F}", "\\u007f"), ("\u{80}\u{9F}", "\\u0080\\u009f"),
    ("\u{A0}ÿ", "\u{A0}ÿ"), ("\u{2028}\u{2029}", "\\u2028\\u2029"), ("\u{202E}x\u{202C}", "\\u202ex\\u202c"),
    ("\u{2066}\u{2069}", "\\u2066\\u2069"), ("\u{2027}\u{202F}\u{2065}\u{206A}", "\u{2027}\u{202F}\u{2065}\u{206A}"),
    ("€”日本😀", "€”日本😀"), ("/", "/"),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test func noControlGetsThrough() {
    for value in Array(UInt32(0)...0x1F) + Array(0x7F...0x9F) {
      let octets = Array(escaped("a\(Unicode.Scalar(value)!)b").utf8)
      #expect(octets.allSatisfy { (0x20..<0x7F).contains($0) }, "U+\(String(value, radix: 16))")
    }
  }

  @Test func cutSequencesAtTheEndStay() {
    for octets: [UInt8] in [[0xC2], [0xE2], [0xE2, 0x80]] {
      var output: [UInt8] = []
      JSONEscaping.append(octets.span, to: &output)
      #expect(output == octets)
    }
  }
}
