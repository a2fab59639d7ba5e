import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct Base64DecoderTests {
  struct Row: CustomTestStringConvertible {
    var input: String
    var expected: Decoded

    init(_ input: String, _ text: String, _ defects: Defect...) {
      self.input = input
      expected = Decoded(octets: Array(text.utf8), defects: defects)
    }

    var testDescription: String { visible(Array(input.utf8)) }
  }

  static let rfc4648: [Row] = [
    Row("", ""), Row("Zg==", "f"), Row("Zm8=", "fo"), Row("Zm9v", "foo"), Row("Zm9vYg==", "foob"),
    Row("Zm9vYmE=", "fooba"), Row("Zm9vYmFy", "foobar"),
  ]

  static let readings: [Row] = [
    // RFC 2045 §6.8: line ends and blanks are not a fault, wherever they are.
    Row("Zm9v\r\nYmFy\r\n", "foobar"),
    Row(" Z\nm \t9\r\nv", "foo"),
    // Foreign octets: once per run, even where blanks are among them.
    Row("Zm!9v", "foo", Defect(.base64Foreign, at: 2)),
    Row("!!!\n!!Zm9v-_", "foo", Defect(.base64Foreign, at: 0), Defect(.base64Foreign, at: 10)),
    Row("\u{0}", "", Defect(.base64Foreign, at: 0)),
    // Padding ends a group and reading goes on.
    Row("Zg==Zm8=Zm9v", "ffofoo", Defect(.base64InnerPadding, at: 4), Defect(.base64InnerPadding, at: 8)),
    Row("Zg=\r\nZm8=", "ffo", Defect(.base64InnerPadding, at: 5)),
    Row("Zg==\r\n\r\nlist footer\r\n", "f", Defect(.base64Foreign, at: 8)),
    Row("Zg=\n\nZm8=", "f", Defect(.base64MissingPadding, at: 0), Defect(.base64Foreign, at: 5)),
    Row("Zm9v\r\n\r\nZm9v\r\n\r\n", "foofoo"), Row("Zg==\r\n\r\n\r\n", "f"),
    Row("Zg=!=", "f", Defect(.base64Foreign, at: 3)),
    Row("Zg=!=?", "f", Defect(.base64Foreign, at: 3)),
    // What comes after padding and is no group ends the data.
    Row("Zg== Zm9v", "f", Defect(.base64Foreign, at: 5)),
    Row("Zg==\n\n--list\nZm9v", "f", Defect(.base64Foreign, at: 6)),
    Row("Zg== \r\n", "f"),
    // Padding that no group needs is foreign.
    Row("====", "", Defect(.base64Foreign, at: 0)),
    Row("Zm9v=", "foo", Defect(.base64Foreign, at: 4)),
    Row("Zg===", "f", Defect(.base64Foreign, at: 4)),
    // The last group: whole octets are kept, a single character is dropped.
    Row("Zm9vYg", "foob", Defect(.base64MissingPadding, at: 4)),
    Row("Zm9vYg=", "foob", Defect(.base64MissingPadding, at: 4)),
    Row("Zm9vYmE", "fooba", Defect(.base64MissingPadding, at: 4)),
    Row("Zm9vY", "foo", Defect(.base64Truncated, at: 4)),
    Row("Zm9vY=", "foo", Defect(.base64Truncated, at: 4)),
    Row(
      "Q===RA==", "D", Defect(.base64Truncated, at: 0), Defect(.base64Foreign, at: 2)),
    // RFC 4648 §3.5: the bits after the last octet.
    Row("Zh==", "f", Defect(.base64SpareBits, at: 0)),
    Row("Zm9vYmF=", "fooba", Defect(.base64SpareBits, at: 4)),
    Row("Zh", "f", Defect(.base64MissingPadding, at: 0), Defect(.base64SpareBits, at: 0)),
  ]

  @Test("RFC 4648 §10", arguments: rfc4648) func standard(_ row: Row) {
    #expect(run(Base64Decoder(), over: Array(row.input.utf8)) == row.expected)
  }

  @Test(arguments: readings) func reads(_ row: Row) {
    #expect(run(Base64Decoder(), over: Array(row.input.utf8)) == row.expected)
  }

  @Test(arguments: rfc4648 + readings) func readsTheSameInPieces(_ row: Row) {
    let input = Array(row.input.utf8)
    for split in splits(of: input.count) {
      #expect(run(Base64Decoder(), over: input, split) == row.expected, "\(split)")
    }
  }

  /// Every text over a small alphabet gives the same in one piece and octet by octet; the octets are also those that a
  /// reading with no state gives.
  @Test func readsEveryShortText() {
    let alphabet = Array("A/=!\n".utf8)
    var count = 0
    for length in 0...6 {
      forEachText(over: alphabet, length) { input in
        let whole = run(Base64Decoder(), over: input)
        let single = run(Base64Decoder(), over: input, Array(repeating: 1, count: max(0, length - 1)))
        if whole != single || whole.octets != oracle(input) { Issue.record("\(visible(input)): \(whole), \(single)") }
        count += 1
      }
    }
    #expect(count == 19_531)
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4, 5, 6, 7, 8])
  func readsDamagedTextTheSameInPieces(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let input = random.octets(400, from: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789+/ABCDEFGHIJKL\r\n\n=!".utf8))
    let whole = run(Base64Decoder(), over: input)
    #expect(whole.octets == oracle(input))
    for split in splits(of: input.count, seed: seed) {
      #expect(run(Base64Decoder(), over: input, split) == whole, "seed \(seed), \(split)")
    }
  }

  @Test func keepsTheBoundOfItsOutput() {
    let input = Array(repeating: UInt8(ascii: "A"), count: 1_000)
    for carried in 0...3 {
      var decoder = Base64Decoder()
      var defects = DefectLog()
      var output: [UInt8] = []
      decoder.decode(input.span.extracting(first: carried), into: &output, defects: &defects)
      output.removeAll()
      decoder.decode(input.span, into: &output, defects: &defects)
      #expect(output.count <= input.count / 4 * 3 + 3)
    }
  }

  @Test("a line of megabytes, and nothing but foreign octets") func staysLinear() {
    let line = run(Base64Decoder(), over: Array(repeating: UInt8(ascii: "A"), count: 2_000_000))
    #expect(line == Decoded(octets: Array(repeating: 0, count: 1_500_000)))
    let foreign = run(Base64Decoder(), over: Array(repeating: UInt8(ascii: "!"), count: 1_000_000))
    #expect(foreign == Decoded("", Defect(.base64Foreign, at: 0)))
  }

  @Test func startsAgainAfterItsEnd() {
    var decoder = Base64Decoder()
    var output: [UInt8] = []
    var defects = DefectLog()
    for _ in 0..<2 {
      decoder.decode(Array("Zm8".utf8).span, into: &output, defects: &defects)
      decoder.finish(into: &output, defects: &defects)
    }
    #expect(output == Array("fofo".utf8))
    #expect(defects.defects.map(\.offset) == [0, 0])
  }

  /// Sections are what equals signs end; the characters of each are grouped by four, and whole octets of the rest count.
  /// Where a section has a rest, what follows its padding, at once or on the next line, must be base64.
  private func oracle(_ input: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let equals = UInt8(ascii: "=")
    let lineEnds = Array("\r\n".utf8)
    var octets: [UInt8] = []
    var rest = input[...]
    while true {
      let section = rest.prefix { $0 != equals }.compactMap(alphabet.firstIndex)
      let bits = section.flatMap { value in (0..<6).map { value >> (5 - $0) & 1 == 1 } }
      octets += stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
        bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
      }
      rest = rest.drop { $0 != equals }.dropFirst()
      if rest.isEmpty { return octets }
      if section.count % 4 == 0 { continue }
      var paddings = section.count % 4 == 2 ? 2 : 1
      repeat {
        let gap = rest.prefix(while: lineEnds.contains)
        guard gap.count(where: { $0 == ASCII.lf }) < 2 else { return octets }
        rest = rest.dropFirst(gap.count)
        paddings -= 1
        guard paddings > 0, rest.first == equals else { break }
        rest = rest.dropFirst()
      } while true
      guard let next = rest.first, next == equals || alphabet.contains(next) else { return octets }
    }
  }
}

/// Calls a function with every text of a length over an alphabet.
func forEachText(over alphabet: [UInt8], _ length: Int, _ body: ([UInt8]) -> Void) {
  var digits = Array(repeating: 0, count: length)
  while true {
    body(digits.map { alphabet[$0] })
    var place = 0
    while place < length, digits[place] == alphabet.count - 1 {
      digits[place] = 0
      place += 1
    }
    guard place < length else { return }
    digits[place] += 1
  }
}
