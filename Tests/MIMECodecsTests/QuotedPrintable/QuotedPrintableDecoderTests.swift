import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct QuotedPrintableDecoderTests {
  struct Row: CustomTestStringConvertible {
    var input: String
    var expected: Decoded

    init(_ input: String, _ text: String, raw: [Int] = [], invalid: Int...) {
      self.input = input
      let defects = raw.map { Defect(.quotedPrintableRaw, at: $0) }
      expected = Decoded(
        octets: Array(text.utf8),
        defects: (defects + invalid.map { Defect(.quotedPrintableInvalid, at: $0) }).sorted { $0.offset < $1.offset })
    }

    var testDescription: String { visible(Array(input.utf8)) }
  }

  static let rfc2045: [Row] = [
    Row(
      "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.",
      "Now's the time for all folk to come to the aid of their country."),
    Row("=0C=3D", "\u{C}="),
  ]

  static let readings: [Row] = [
    Row("", ""),
    Row("a\r\nb\nc\r\n", "a\r\nb\nc\r\n"),
    Row("=C3=BC=c3=bc", "üü"),
    // A CR alone ends nothing, so the blanks before it stay.
    Row("a \rb\r\r\n", "a \rb\r\r\n"),
    Row("a \r", "a \r"),
    // Blanks at the end of a line and of the input go; encoded ones stay.
    Row("a \t \r\n b\t\n c ", "a\r\n b\n c", raw: [1, 8]),
    Row("a=20 \n=09\n", "a \n\t\n", raw: [4]),
    Row(" \t\r\n \n", "\r\n\n", raw: [0, 4]),
    // Soft line breaks, with padding, of either kind; blanks before them stay.
    Row("a =\r\nb =\nc= \t\r\nd=\t\ne", "a b cde"),
    Row("=\r\n=\n=\r\n", ""),
    Row("a=\n  \nb", "a\nb", raw: [3]),
    // Equals signs that mean nothing stay with what follows.
    Row("=zz =4 =G1 =3d", "=zz =4 =G1 =", invalid: 0, 4, 7),
    Row("==41==\n", "=A=", invalid: 0, 4),
    Row("=4=41", "=4A", invalid: 0),
    Row("= \t=41 \n", "= \tA\n", raw: [6], invalid: 0),
    Row("a= \rb", "a= \rb", invalid: 1),
    Row("a=\r \n", "a=\r\n", raw: [3], invalid: 1),
    Row("a=\r\r\nb", "a=\r\r\nb", invalid: 1),
    // At the very end.
    Row("a=", "a", invalid: 1),
    Row("a= \t", "a", invalid: 1),
    Row("a=4", "a=4", invalid: 1),
    Row("a=\r", "a=\r", invalid: 1),
    Row("a= \r", "a= \r", invalid: 1),
  ]

  @Test("RFC 2045 §6.7", arguments: rfc2045) func standard(_ row: Row) {
    #expect(run(QuotedPrintableDecoder(), over: Array(row.input.utf8)) == row.expected)
  }

  @Test(arguments: readings) func reads(_ row: Row) {
    let input = Array(row.input.utf8)
    #expect(run(QuotedPrintableDecoder(), over: input) == row.expected)
    #expect(quotedPrintableOracle(input) == row.expected)
  }

  @Test(arguments: rfc2045 + readings) func readsTheSameInPieces(_ row: Row) {
    let input = Array(row.input.utf8)
    for split in splits(of: input.count) {
      #expect(run(QuotedPrintableDecoder(), over: input, split) == row.expected, "\(split)")
    }
  }

  @Test func readsEveryShortText() {
    var texts = 0
    var octets = 0
    var defects = 0
    for length in 0...6 {
      let single = Array(repeating: 1, count: max(0, length - 1))
      forEachText(over: Array("0A \t\r\n=".utf8), length) { input in
        let expected = quotedPrintableOracle(input)
        let whole = run(QuotedPrintableDecoder(), over: input)
        let pieces = run(QuotedPrintableDecoder(), over: input, single)
        if whole != expected || pieces != expected {
          Issue.record("\(visible(input)): \(whole), \(pieces), \(expected)")
        }
        texts += 1
        octets += expected.octets.count
        defects += expected.defects.count
      }
    }
    #expect(texts == 137_257)
    #expect(octets == 626_923)
    #expect(defects == 114_830)
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4, 5, 6, 7, 8])
  func readsDamagedTextTheSameInPieces(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let input = random.octets(600, from: Array("abcdefghij=3D=20==\r\n \t\r\n0Aé".utf8))
    let expected = quotedPrintableOracle(input)
    #expect(run(QuotedPrintableDecoder(), over: input) == expected, "seed \(seed)")
    for split in splits(of: input.count, seed: seed) {
      #expect(run(QuotedPrintableDecoder(), over: input, split) == expected, "seed \(seed), \(split)")
    }
  }

  @Test("padding at the limit, and one past it", arguments: ["\n", "\r\n", "", "x", "=\n", "\r", "=41"])
  func boundsPadding(_ end: String) {
    var limits = Limits()
    limits.paddingOctets = 5
    for (count, before) in [(5, ""), (6, ""), (5, "a="), (6, "a=")] {
      let blanks = String((" \t \t \t").prefix(count))
      let input = Array((before + blanks + end + "|").utf8)
      let isDropped = count == 5 && (end == "\n" || end == "\r\n")
      let whole = run(QuotedPrintableDecoder(limits: limits), over: input)
      if before.isEmpty {
        let text = (isDropped ? "" : blanks) + (end == "=\n" ? "" : end == "=41" ? "A" : end) + "|"
        #expect(whole.octets == Array(text.utf8))
        #expect(whole.defects == (isDropped ? [Defect(.quotedPrintableRaw, at: 0)] : []))
      } else {
        #expect(whole.defects.isEmpty == isDropped)
      }
      for split in splits(of: input.count) {
        #expect(run(QuotedPrintableDecoder(limits: limits), over: input, split) == whole, "\(visible(input)) \(split)")
      }
    }
  }

  @Test func holdsNoMoreThanTheLimit() {
    let blanks = Array(repeating: ASCII.space, count: 100_000)
    var decoder = QuotedPrintableDecoder()
    var output: [UInt8] = []
    var defects = DefectLog()
    for _ in 0..<20 {
      output.removeAll(keepingCapacity: true)
      decoder.decode(blanks.span, into: &output, defects: &defects)
      #expect(output.count <= blanks.count + Limits().paddingOctets)
    }
    #expect(output.count == blanks.count)
  }

  @Test("megabytes of one thing", arguments: ["=", " ", "=\r\n", "=41", "= ", "\r", "a \n", "=4", "\n"])
  func staysLinear(_ unit: String) {
    let input = Array(repeating: Array(unit.utf8), count: 1_000_000 / unit.utf8.count).flatMap { $0 }
    let whole = run(QuotedPrintableDecoder(), over: input + [0x7A])
    let pieces = run(
      QuotedPrintableDecoder(), over: input + [0x7A], Array(repeating: 1_000, count: input.count / 1_000))
    #expect(whole == pieces)
    #expect(whole.octets.last == 0x7A)
  }

  @Test("every octet but the specials stands for itself") func keepsOctets() {
    let input = (UInt8.min...UInt8.max).reversed().filter { $0 != UInt8(ascii: "=") }
    #expect(run(QuotedPrintableDecoder(), over: input) == Decoded(octets: input))
  }
}
