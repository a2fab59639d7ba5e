import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct Base64EncoderTests {
  @Test(
    "RFC 4648 §10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func standard(_ text: String, _ expected: String) {
    #expect(run(Base64Encoder(lineLength: nil), over: Array(text.utf8)) == Array(expected.utf8))
    let line = expected.isEmpty ? "" : expected + "\r\n"
    #expect(run(Base64Encoder(), over: Array(text.utf8)) == Array(line.utf8))
  }

  @Test("every length around one and two lines", arguments: [0...6, 54...60, 111...117])
  func writesLines(_ lengths: ClosedRange<Int>) {
    for length in lengths {
      let input = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37) }
      let encoded = run(Base64Encoder(), over: input)
      let lines = encoded.split(separator: 0x0A, omittingEmptySubsequences: true)
      #expect(lines.dropLast().allSatisfy { $0.count == 77 && $0.last == 0x0D })
      #expect(lines.last.map { $0.count <= 77 && $0.last == 0x0D } ?? (length == 0))
      #expect(lines.count == (length + 56) / 57)
      #expect(encoded.filter { $0 != 0x0D && $0 != 0x0A } == run(Base64Encoder(lineLength: nil), over: input))
      #expect(run(Base64Decoder(), over: encoded) == Decoded(octets: input))
      for split in splits(of: length) { #expect(run(Base64Encoder(), over: input, split) == encoded) }
    }
  }

  @Test("other line lengths", arguments: [4, 8, 64, 72, 996]) func writesLinesOfLength(_ length: Int) {
    let input = Array(repeating: UInt8(0xFF), count: 2_000)
    let lines = run(Base64Encoder(lineLength: length), over: input).split(separator: 0x0A)
    #expect(lines.dropLast().allSatisfy { $0.count == length + 1 })
    #expect(lines.reduce(0) { $0 + $1.count - 1 } == 2_668)
  }

  @Test(arguments: [11 as UInt64, 12, 13, 14]) func bringsEveryOctetBack(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let input = random.octets(5_000 + Int(seed))
    let encoded = run(Base64Encoder(), over: input)
    #expect(run(Base64Decoder(), over: encoded) == Decoded(octets: input), "seed \(seed)")
    #expect(encoded.allSatisfy { $0 < 0x80 })
  }
}
