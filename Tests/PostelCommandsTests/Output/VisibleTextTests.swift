import Testing

@testable import PostelCommands

struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\tb\r\nc\n", #"a\tb\r\nc\n"#), ("\u{1B}[2J", #"\x1B[2J"#), ("\u{7F}\u{0}", #"\x7F\x00"#),
    ("\u{9B}31m", #"\u{9B}31m"#), ("evil\u{202E}gnp.exe", #"evil\u{202E}gnp.exe"#),
    ("\u{2066}x\u{2069}\u{200B}\u{FEFF}", #"\u{2066}x\u{2069}\u{200B}\u{FEFF}"#), ("Grüße 日本 😀", "Grüße 日本 😀"),
    (#"C:\x"#, #"C:\x"#),
  ])
  func showsALine(_ text: String, _ expected: String) {
    #expect(VisibleText.line(text) == expected)
  }

  @Test(arguments: [
    ("a\r\nb\nc\rd", "a\nb\nc\\rd"), ("\tx", "        x"), ("abc\tx\n12345678\ty", "abc     x\n12345678        y"),
    ("\u{1B}c\n", "\\x1Bc\n"), ("end\r", "end\\r"),
  ])
  func showsLines(_ text: String, _ expected: String) {
    #expect(VisibleText.lines(text) == expected)
  }

  /// Controls, invalid and cut UTF-8, line ends: whatever is fed, nothing of it comes out raw.
  private static let hostile: [UInt8] =
    Array(0...255) + [
      0xE2, 0x80, 0xAE, 0xE2, 0x81, 0xA6, 0xC2, 0x9B, 0xF0, 0x9F, 0x98, 0x80, 0xE2, 0x80, 0x0D, 0x0A, 0xED,
    ]
    + [0xA0, 0x80, 0xC0, 0xAF, 0xF5, 0x80, 0xF3, 0xA0, 0x80, 0x81, 0x0D]

  private static func visible(_ runs: [ArraySlice<UInt8>], _ form: VisibleText.Form) -> [UInt8] {
    var visible = VisibleText(form)
    var output: [UInt8] = []
    for run in runs { visible.write(Array(run).span, into: &output) }
    visible.finish(into: &output)
    return output
  }

  @Test(arguments: [VisibleText.Form.line, .lines])
  func noControlGetsThrough(_ form: VisibleText.Form) throws {
    let output = Self.visible([Self.hostile[...]], form)
    let text = try #require(String(validating: output, as: UTF8.self))
    for scalar in text.unicodeScalars where !(form == .lines && scalar == "\n") {
      #expect(!HiddenScalars.contains(scalar), "U+\(String(scalar.value, radix: 16))")
    }
    if form == .line { #expect(!text.unicodeScalars.contains("\n")) }
  }

  @Test(arguments: [VisibleText.Form.line, .lines])
  func anySplitGivesTheSame(_ form: VisibleText.Form) {
    let octets = Self.hostile
    let whole = Self.visible([octets[...]], form)
    #expect(Self.visible(octets.indices.map { octets[$0...$0] }, form) == whole)
    for split in octets.indices {
      #expect(Self.visible([octets[..<split], octets[split...]], form) == whole, "split at \(split)")
    }
  }
}
