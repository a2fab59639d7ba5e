import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct YEncDecoderTests {
  struct Row: CustomTestStringConvertible {
    var input: String
    var expected: Decoded

    /// "Cat" is `m\u{8B}\u{9E}` in yEnc; the rows write "+,-" for octets 1, 2, 3 instead.
    init(_ input: String, _ octets: [UInt8], _ defects: Defect...) {
      self.input = input
      expected = Decoded(octets: octets, defects: defects)
    }

    var testDescription: String { visible(Array(input.utf8)) }
  }

  static let rows: [Row] = [
    Row("", []),
    Row("=ybegin line=128 size=3 name=a\r\n+,-\r\n=yend size=3\r\n", [1, 2, 3]),
    Row("=ybegin line=128 size=3 name=a\n+,\n-\n=yend size=3 crc32=55bc801d\n", [1, 2, 3]),
    Row("Hello\r\n=ybeginning\r\n=ybegin line=128 size=1 name=a\r\n+\r\n=yend size=1\r\nbye\r\n=ybegin", [1]),
    // Escapes, also of octets that need none, at a line's start and of the `y`.
    Row("=ybegin size=5 name=a\r\n=@=J=M=}=n\r\n=yend size=5\r\n", [214, 224, 227, 19, 4]),
    Row("=ybegin size=2 name=a\r\ny=y\r\n=yend size=2", [79, 15]),
    // Sizes and checksums that differ; one that is unreadable counts as none.
    Row("=ybegin size=4 name=a\r\n+,-\r\n=yend size=3\r\n", [1, 2, 3], Defect(.yencMismatch, at: 28)),
    Row("=ybegin size=3 name=a\r\n+,-\r\n=yend size=4\r\n", [1, 2, 3], Defect(.yencMismatch, at: 28)),
    Row("=ybegin size=3 name=a\r\n+,-\r\n=yend size=3 crc32=55bc801e\r\n", [1, 2, 3], Defect(.yencMismatch, at: 28)),
    Row("=ybegin size=3 name=a\r\n+,-\r\n=yend size=3 crc32=\r\n", [1, 2, 3]),
    Row("=ybegin size=3 name=a\r\n+,-\r\n=yend size=3 crc32=0000000055BC801D\r\n", [1, 2, 3]),
    Row("=ybegin size=3 name=a\r\n+,-\r\n=yend size=3 crc32=155BC801D\r\n", [1, 2, 3]),
    // Lines that lack what they must have.
    Row("=ybegin name=a\r\n+\r\n=yend\r\n", [1], Defect(.yencInvalid, at: 0), Defect(.yencInvalid, at: 19)),
    Row("=ybegin size=1\r\n+\r\n=yend size=1\r\n", [1], Defect(.yencInvalid, at: 0)),
    Row("=ybegin size=1 name=a\r\n+\r\n=yother\r\n=yend size=1\r\n", [1], Defect(.yencInvalid, at: 26)),
    Row("=ybegin size=1 name=a\r\n+=\r\n=yend size=1\r\n", [1], Defect(.yencInvalid, at: 26)),
    Row("=ybegin size=1 name=a\r\n+\r\n", [1], Defect(.yencInvalid, at: 26)),
    Row("=ybegin size=1 name=a", [], Defect(.yencInvalid, at: 21)),
    Row("no data", [], Defect(.yencInvalid, at: 0)),
    // Parts: the checksum of the part counts, and its place gives its size.
    Row(
      "=ybegin part=1 size=9 name=a\r\n=ypart begin=1 end=3\r\n+,-\r\n=yend size=3 part=1 pcrc32=55bc801d crc32=1\r\n",
      [1, 2, 3]),
    Row(
      "=ybegin part=1 size=9 name=a\r\n=ypart begin=1 end=4\r\n+,-\r\n=yend size=3\r\n", [1, 2, 3],
      Defect(.yencMismatch, at: 57)),
    Row(
      "=ybegin part=1 size=9 name=a\r\n=ypart begin=0 end=3\r\n+,-\r\n=yend size=3\r\n", [1, 2, 3],
      Defect(.yencInvalid, at: 30)),
    Row(
      "=ybegin part=1 size=9 name=a\r\n+\r\n=ypart begin=1 end=1\r\n=yend size=1\r\n", [1],
      Defect(.yencInvalid, at: 33)),
  ]

  @Test(arguments: rows) func reads(_ row: Row) {
    #expect(run(YEncDecoder(), over: Array(row.input.utf8)) == row.expected)
  }

  @Test(arguments: rows) func readsTheSameInPieces(_ row: Row) {
    let input = Array(row.input.utf8)
    for split in splits(of: input.count) {
      #expect(run(YEncDecoder(), over: input, split) == row.expected, "\(split)")
    }
  }

  @Test func saysWhatTheLinesSay() throws {
    var defects = DefectLog()
    let text = YEncSample.part([1, 2], 2, of: 3, at: 7, fileSize: 10)
    let file = try #require(YEncFile(text.span, defects: &defects))
    #expect(defects.isEmpty && file.octets == [1, 2])
    #expect(file.header.name == Array("x.bin".utf8) && file.header.size == 10)
    #expect(file.header.part == 2 && file.header.total == 3 && file.header.range == 7..<9)
  }

  @Test(arguments: [1 as UInt64, 2, 3]) func bringsOctetsBack(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let octets = random.octets(1_003)
    let input = YEncSample.file(octets, end: seed == 1 ? "\n" : "\r\n")
    #expect(run(YEncDecoder(), over: input) == Decoded(octets: octets), "seed \(seed)")
    for split in splits(of: input.count, seed: seed).shuffled(using: &random).prefix(100) {
      #expect(run(YEncDecoder(), over: input, split) == Decoded(octets: octets), "seed \(seed), \(split)")
    }
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["a", "=", "\n", "=y", "=ypart\n", "=ybegin ", "name=", " size=1", "\r"])
  func staysLinear(_ unit: String) {
    for start in ["", "=ybegin size=1 name=a\n", "=ybegin "] {
      let input = Array((start + String(repeating: unit, count: 300_000 / unit.utf8.count)).utf8)
      let whole = run(YEncDecoder(), over: input)
      #expect(run(YEncDecoder(), over: input, Array(repeating: 1_000, count: 250)) == whole)
    }
  }
}
