import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct UUDecoderTests {
  struct Row: CustomTestStringConvertible {
    var input: String
    var expected: Decoded

    init(_ input: String, _ text: String, invalid offsets: Int...) {
      self.input = input
      expected = Decoded(octets: Array(text.utf8), defects: offsets.map { Defect(.uuencodeInvalid, at: $0) })
    }

    var testDescription: String { visible(Array(input.utf8)) }
  }

  static let rows: [Row] = [
    Row("", ""),
    Row("begin 644 cat.txt\n#0V%T\n`\nend\n", "Cat"),
    Row("begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n", "Cat"),
    // Text around the data.
    Row("Dear all,\nbegin with this\nbegin 6 x\nbegin 0644 c\n#0V%T\n \nend\nbegin 644 b\n#0V%T\n", "Cat"),
    Row("begin 644\n#0V%T\n`\nend", "Cat"),
    Row("begin 644 \n#0V%T\n\n\nend  \n", "Cat"),
    // SP and backtick are both zero; blanks at a line's end that were dropped are zeros.
    Row("begin 644 z\n#````\n#    \n`\nend\n", "\0\0\0\0\0\0"),
    Row("begin 644 z\n#0V\n`\nend\n", "C`\0", invalid: 12),
    Row("begin 644 z\n&\n`\nend\n", "\0\0\0\0\0\0", invalid: 12),
    // One or two octets in a whole group, or in as few characters as they take.
    Row("begin 644 z\n!80``\n!80\n\"86(`\n\"86(\n`\nend\n", "aaabab"),
    // A checksum character passes; more than that does not.
    Row("begin 644 z\n#0V%TX\n#0V%T  \n#0V%TXY\n`\nend\n", "CatCatCat", invalid: 27),
    // Lines and octets that are no data.
    Row("begin 644 z\nhello\n#0V%T\n#0v%T\n`\nend\n", "CatAat", invalid: 12, 24),
    Row("begin 644 z\n#0V%T\n", "Cat", invalid: 18),
    Row("begin 644 z", "", invalid: 11),
    Row("no data\n", "", invalid: 0),
    Row("begin 644 z\n#0V%T\n#0V%T", "CatCat", invalid: 23),
  ]

  @Test(arguments: rows) func reads(_ row: Row) {
    #expect(run(UUDecoder(), over: Array(row.input.utf8)) == row.expected)
  }

  @Test(arguments: rows) func readsTheSameInPieces(_ row: Row) {
    let input = Array(row.input.utf8)
    for split in splits(of: input.count) {
      #expect(run(UUDecoder(), over: input, split) == row.expected, "\(split)")
    }
  }

  @Test(
    arguments: [
      ("begin 644 a b.txt \r\n", "a b.txt"), ("x\nbegin 0600   ../../etc\n", "../../etc"), ("begin 644\n", ""),
      ("begin 644 é\n", "é"), ("begin 64 a\n", nil), ("begin 648 a\n", nil), (" begin 644 a\n", nil),
      ("begin 644a\n", nil), ("begin-base64 644 a\n", nil), ("begin 644 a", nil),
    ] as [(String, String?)])
  func namesItsFile(_ input: String, _ expected: String?) {
    var decoder = UUDecoder()
    var output: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(Array(input.utf8).span, into: &output, defects: &defects)
    #expect(decoder.fileName.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test func keepsTheFileNameAfterItsEnd() {
    var decoder = UUDecoder()
    var output: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(Array("begin 644 a".utf8).span, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
    #expect(decoder.fileName == Array("a".utf8))
  }

  @Test(arguments: [1 as UInt64, 2, 3]) func bringsOctetsBack(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let octets = random.octets(997)
    let input = encoded(octets)
    #expect(run(UUDecoder(), over: input) == Decoded(octets: octets), "seed \(seed)")
    for split in splits(of: input.count, seed: seed).shuffled(using: &random).prefix(100) {
      #expect(run(UUDecoder(), over: input, split) == Decoded(octets: octets), "seed \(seed), \(split)")
    }
  }

  @Test("a line of megabytes, before the data and in it", arguments: ["", "begin 644 a\n"])
  func staysLinear(_ start: String) {
    let input = Array(start.utf8) + Array(repeating: UInt8(ascii: "M"), count: 2_000_000)
    let whole = run(UUDecoder(), over: input)
    #expect(whole.octets.count == (start.isEmpty ? 0 : 45))
    #expect(run(UUDecoder(), over: input, Array(repeating: 1_000, count: 2_000)) == whole)
  }

  /// Lines of 45 octets, zero as a backtick.
  private func encoded(_ octets: [UInt8]) -> [UInt8] {
    func character(_ value: Int) -> UInt8 { value == 0 ? ASCII.backtick : ASCII.space + UInt8(value) }
    var lines = Array("begin 644 a\n".utf8)
    for start in stride(from: 0, to: octets.count, by: 45) {
      let line = Array(octets[start..<min(start + 45, octets.count)])
      lines.append(character(line.count))
      for group in stride(from: 0, to: line.count, by: 3) {
        let bits = (0..<3).reduce(0) { $0 << 8 | (group + $1 < line.count ? Int(line[group + $1]) : 0) }
        lines += [18, 12, 6, 0].map { character(bits >> $0 & 0x3F) }
      }
      lines.append(ASCII.lf)
    }
    return lines + Array("`\nend\n".utf8)
  }
}
