import MIMECharsets
import Octets
import Testing

@Suite("Decoding UTF-8")
struct UTF8DecoderTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let hexadecimal: String
    let text: String
    let undecodable: [Int]
    var testDescription: String { hexadecimal }

    init(_ hexadecimal: String, _ text: String, _ undecodable: [Int]) {
      self.hexadecimal = hexadecimal
      self.text = text
      self.undecodable = undecodable
    }
  }

  @Test(
    "Sequences that are not UTF-8",
    arguments: [
      Row("61 C3A9 E282AC F09F9880", "aé€😀", []),
      Row("C0AF", "\u{FFFD}\u{FFFD}", [0]),  // overlong
      Row("E080AF", "\u{FFFD}\u{FFFD}\u{FFFD}", [0]),
      Row("F08080AF 21", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}!", [0]),
      Row("EDA080", "\u{FFFD}\u{FFFD}\u{FFFD}", [0]),  // surrogate
      Row("F4908080", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", [0]),  // past U+10FFFF
      Row("F8888080 80", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", [0]),
      Row("E282", "\u{FFFD}", [0]),  // truncated
      Row("61 E282 62", "a\u{FFFD}b", [1]),
      Row("F09F98 F09F9880", "\u{FFFD}😀", [0]),
      Row("C3 C3A9", "\u{FFFD}é", [0]),
      Row("80 61 BF", "\u{FFFD}a\u{FFFD}", [0, 2]),
      Row("FE FF", "\u{FFFD}\u{FFFD}", [0]),
      Row("EFBBBF 61", "\u{FEFF}a", []),  // a mark is not dropped
      Row("EFBFBD", "\u{FFFD}", []),
      Row("00", "\u{0}", []),
      // Unicode 16 §3.9, table 3-8 and 3-11
      Row(
        "61 F1 80 80 E1 80 C2 62 80 63 80 BF 64", "a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d", [1, 8, 10]),
      Row("E1 80 E2 F0 91 92 F1 BF 41", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A", [0]),
    ])
  func malformed(row: Row) {
    let decoded = Decoded(octets(row.hexadecimal), .utf8)
    #expect(decoded.string == row.text)
    #expect(decoded.undecodable == row.undecodable)
    #expect(firstVariance(octets(row.hexadecimal), .utf8) == nil)
  }

  @Test("Agrees with the standard library on all texts of four octets that matter")
  func exhaustive() {
    let alphabet: [UInt8] = [0x41, 0x80, 0x90, 0xA0, 0xBF, 0xC1, 0xC3, 0xE0, 0xED, 0xF0, 0xF4]
    var text = [UInt8](repeating: 0, count: 4)
    var tried = 0
    for number in 0..<14_641 {
      var rest = number
      for index in text.indices {
        text[index] = alphabet[rest % alphabet.count]
        rest /= alphabet.count
      }
      if Decoded(text, .utf8).text != Array(String(decoding: text, as: UTF8.self).utf8) { Issue.record("\(text)") }
      tried += 1
    }
    #expect(tried == 14_641)
  }

  @Test("Faults around the edges of blocks", arguments: [16_380, 16_381, 16_382, 16_383, 16_384, 16_385, 32_766])
  func blockEdges(count: Int) {
    for tail in ["F09F9880", "F09F98", "E282", "80808080", "C3", "EDA080"] {
      let text = [UInt8](repeating: 0x61, count: count) + octets(tail) + octets("C3A9")
      let decoded = Decoded(text, .utf8)
      #expect(decoded.text == Array(String(decoding: text, as: UTF8.self).utf8))
      #expect(decoded.undecodable == (tail == "F09F9880" ? [] : [count]))
    }
  }

  @Test("Megabytes of four-byte characters cut everywhere: none is replaced")
  func streamEdges() {
    let text = [0x61] + Array(String(repeating: "😀", count: 200_000).utf8)
    let decoded = Decoded(text, .utf8, cuts: Array(stride(from: 4096, to: text.count, by: 4096)))
    #expect(decoded.text == text)
    #expect(decoded.defects.isEmpty)
  }
}
