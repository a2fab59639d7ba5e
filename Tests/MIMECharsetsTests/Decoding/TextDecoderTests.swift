import MIMECharsets
import Octets
import TestSupport
import Testing

@Suite("Decoding any charset")
struct TextDecoderTests {
  /// Octets that lead into the corners of a charset, and the mail's own.
  static let alphabets: [(String, [UInt8])] = [
    ("utf-8", [0x0A, 0x41, 0x80, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xFF]),
    ("utf-7", Array("+-AD2d3eAA/ é\r\n".utf8)),
    ("utf-16", [0x00, 0x41, 0xD8, 0xDC, 0xFE, 0xFF]),
    ("utf-16le", [0x00, 0x41, 0xD8, 0xDC, 0xFE, 0xFF]),
    ("utf-32", [0x00, 0x01, 0x41, 0xD8, 0xFE, 0xFF]),
    ("shift_jis", [0x0A, 0x40, 0x80, 0x81, 0x8F, 0xA0, 0xB1, 0xE0, 0xFC, 0xFF]),
    ("euc-jp", [0x0A, 0x41, 0x8E, 0x8F, 0xA1, 0xB0, 0xC6, 0xF3, 0xFE, 0xFF]),
    ("euc-kr", [0x0A, 0x41, 0x81, 0xA1, 0xB0, 0xC9, 0xFE, 0xFF]),
    ("euc-tw", [0x0A, 0x41, 0x8E, 0xA1, 0xA2, 0xA8, 0xC4, 0xFE, 0xFF]),
    ("gb18030", [0x0A, 0x30, 0x39, 0x41, 0x7F, 0x80, 0x81, 0x84, 0xA1, 0xFE, 0xFF]),
    ("gbk", [0x0A, 0x30, 0x40, 0x80, 0x81, 0xB0, 0xFE, 0xFF]),
    ("big5", [0x0A, 0x40, 0x62, 0x81, 0x88, 0xA4, 0xFE, 0xFF]),
    ("iso-2022-jp", Array("\u{1B}\u{1B}\u{1B}$(BJIAD@&.FN!0\u{0E}\u{0F} \r\né".utf8)),
    ("iso-2022-kr", Array("\u{1B}$)C\u{0E}\u{0E}\u{0F}!0~ \r\né".utf8)),
    ("iso-2022-cn", Array("\u{1B}\u{1B}$)*+AGHIMNO\u{0E}\u{0E}\u{0F}!0 \r\né".utf8)),
    ("hz-gb-2312", Array("~~{}!0A \r\né".utf8)),
    ("windows-1253", [0x0A, 0x41, 0x80, 0xAA, 0xD2, 0xE1, 0xFF]),
    ("us-ascii", [0x0A, 0x41, 0x80, 0xFF]),
    ("ibm037", [0x00, 0x41, 0x80, 0xFF]),
    ("viscii", [0x02, 0x41, 0x80, 0xFF]),
  ]

  @Test("Any split gives the same text and the same defects", arguments: alphabets)
  func splits(label: String, alphabet: [UInt8]) {
    for seed in UInt64(1)...60 {
      var random = SeededRandom(seed: seed)
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
      if let variance = firstVariance(text, charset(label), seed: seed) { Issue.record("\(variance)") }
    }
  }

  @Test("Any split of long texts, which go through the loops for runs", arguments: alphabets)
  func longSplits(label: String, alphabet: [UInt8]) {
    for seed in UInt64(1)...3 {
      var random = SeededRandom(seed: seed)
      var text: [UInt8] = []
      while text.count < 20_000 {
        let octet = alphabet.randomElement(using: &random)!
        text += Array(repeating: octet, count: Int.random(in: 1...3, using: &random))
        if Bool.random(using: &random) { text += Array("plain text in between\r\n".utf8) }
      }
      if let variance = firstVariance(text, charset(label), seed: seed) { Issue.record("\(variance.prefix(200))") }
    }
  }

  @Test("The text is well-formed and bounded whatever the octets", arguments: Charset.all)
  func wellFormed(charset: Charset) {
    for seed in UInt64(1)...8 {
      var random = SeededRandom(seed: seed)
      let text = (0..<3_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      let decoded = Decoded(text, charset)
      #expect(String(validating: decoded.text, as: UTF8.self) != nil, "seed \(seed)")
      #expect(decoded.text.count <= 6 * text.count)
    }
  }

  @Test("ASCII is itself where a charset is based on it", arguments: Charset.all)
  func ascii(charset: Charset) throws {
    let text = Array("Hello, World! 0123456789 [\\]^_`{|} \r\n".utf8)
    let encoded = try encoded(text, charset)
    #expect(Decoded(encoded, charset).text == text)
    #expect(Decoded(encoded, charset).defects.isEmpty)
  }

  @Test("A decoder that has finished begins anew", arguments: ["shift_jis", "iso-2022-jp", "utf-16", "utf-7", "utf-8"])
  func reset(label: String) {
    var decoder = TextDecoder(charset(label))
    var log = DefectLog()
    var first: [UInt8] = []
    decoder.decode([0x1B, 0x24, 0x42, 0x46, 0x81].span, into: &first, defects: &log)
    decoder.finish(into: &first, defects: &log)
    var second: [UInt8] = []
    log.removeAll()
    decoder.decode([0x61, 0x00].span, into: &second, defects: &log)
    decoder.finish(into: &second, defects: &log)
    #expect(second == Decoded([0x61, 0x00], charset(label)).text)
    #expect(log.isEmpty)
  }

  @Test(
    "Megabytes of undecodable octets", arguments: ["utf-8", "us-ascii", "shift_jis", "gb18030", "iso-2022-jp", "utf-7"])
  func undecodable(label: String) {
    let octets = Array(repeatElement([UInt8(0xFF), 0x61], count: 500_000).joined())
    var decoder = TextDecoder(charset(label))
    var log = DefectLog()
    var text: [UInt8] = []
    decoder.decode(octets.span, into: &text, defects: &log)
    decoder.finish(into: &text, defects: &log)
    #expect(text.count == 4 * 500_000)
    #expect(log.count(of: .undecodableText) == 500_000)
    #expect(log.defects.count == 100)
  }
}
