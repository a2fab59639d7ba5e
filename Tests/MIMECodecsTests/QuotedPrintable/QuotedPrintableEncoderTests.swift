import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct QuotedPrintableEncoderTests {
  struct Row: CustomTestStringConvertible {
    var input: String
    var text: String
    var binary: String

    init(_ input: String, text: String, binary: String) {
      self.input = input
      self.text = text
      self.binary = binary
    }

    var testDescription: String { visible(Array(input.utf8)) }
  }

  static let x75 = String(repeating: "x", count: 75)
  static let x73 = String(repeating: "x", count: 73)

  static let rows: [Row] = [
    Row("", text: "", binary: ""),
    Row(
      "If you believe that truth=beauty", text: "If you believe that truth=3Dbeauty",
      binary: "If you believe that truth=3Dbeauty"),
    Row("ü\u{C}\u{7F}\0", text: "=C3=BC=0C=7F=00", binary: "=C3=BC=0C=7F=00"),
    Row("a\r\nb\nc\rd\r", text: "a\r\nb\r\nc=0Dd=0D", binary: "a=0D=0Ab=0Ac=0Dd=0D"),
    Row("a\r\r\n\n", text: "a=0D\r\n\r\n", binary: "a=0D=0D=0A=0A"),
    // Blanks at a line's end, and only there.
    Row("a \nb\t\r\n c  ", text: "a=20\r\nb=09\r\n c =20", binary: "a =0Ab\t=0D=0A c =20"),
    Row(" ", text: "=20", binary: "=20"),
    // What gateways change.
    Row(
      "From \nFrom\n From \nxFrom y\n>From z", text: "From=20\r\nFrom\r\n From=20\r\nxFrom y\r\n>From z",
      binary: "From=20=0AFrom=0A From =0AxFrom y=0A>From z"),
    Row("From a\nFrom\tb\nFro m\n", text: "From=20a\r\nFrom\tb\r\nFro m\r\n", binary: "From=20a=0AFrom\tb=0AFro m=0A"),
    Row(".\n..\n.\r\n. \n.a\n.", text: "=2E\r\n..\r\n=2E\r\n.=20\r\n.a\r\n=2E", binary: ".=0A..=0A.=0D=0A. =0A.a=0A."),
    Row(".", text: "=2E", binary: "=2E"),
    // 76 octets fit where the line ends; else the last piece goes to the next line.
    Row(x75 + "y", text: x75 + "y", binary: x75 + "y"),
    Row(x75 + "yz", text: x75 + "=\r\nyz", binary: x75 + "=\r\nyz"),
    Row(x75 + "y\nz", text: x75 + "y\r\nz", binary: x75 + "=\r\ny=0Az"),
    Row(x73 + "=", text: x73 + "=3D", binary: x73 + "=3D"),
    Row(x73 + "=\n", text: x73 + "=3D\r\n", binary: x73 + "=\r\n=3D=0A"),
    Row(x73 + "=z", text: x73 + "=\r\n=3Dz", binary: x73 + "=\r\n=3Dz"),
    Row(x75 + " \n", text: x75 + "=\r\n=20\r\n", binary: x75 + "=\r\n =0A"),
    Row(x75 + ".", text: x75 + ".", binary: x75 + "."),
    Row(x75 + "From x", text: x75 + "=\r\nFrom=20x", binary: x75 + "=\r\nFrom=20x"),
  ]

  @Test(arguments: rows) func writes(_ row: Row) {
    let input = Array(row.input.utf8)
    #expect(visible(run(QuotedPrintableEncoder(mode: .text), over: input)) == visible(Array(row.text.utf8)))
    #expect(visible(run(QuotedPrintableEncoder(mode: .binary), over: input)) == visible(Array(row.binary.utf8)))
  }

  @Test(arguments: rows) func writesTheSameInPieces(_ row: Row) {
    let input = Array(row.input.utf8)
    for split in splits(of: input.count) {
      #expect(run(QuotedPrintableEncoder(mode: .text), over: input, split) == Array(row.text.utf8), "\(split)")
      #expect(run(QuotedPrintableEncoder(mode: .binary), over: input, split) == Array(row.binary.utf8), "\(split)")
    }
  }

  @Test("every text up to five octets", arguments: [QuotedPrintableEncoder.Mode.text, .binary])
  func bringsEveryShortTextBack(_ mode: QuotedPrintableEncoder.Mode) {
    var count = 0
    for length in 0...5 {
      forEachText(over: Array("F. \t\r\n=".utf8), length) { input in
        check(input, mode, Array(repeating: 1, count: max(0, length - 1)))
        count += 1
      }
    }
    #expect(count == 19_608)
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4, 5, 6]) func bringsOctetsBack(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let text = Array("aaaaaabcdefghijklmnopqrstuvwxyz   \t=\r\n\n.From é".utf8)
    for (input, mode) in [
      (random.octets(3_000), QuotedPrintableEncoder.Mode.binary), (random.octets(3_000), .text),
      (random.octets(3_000, from: text), .text), (random.octets(3_000, from: text), .binary),
      (random.octets(3_000, from: Array("From .x".utf8)), .text),
    ] {
      check(input, mode, Array(repeating: Int(seed), count: 100))
    }
  }

  /// Encoded text is safe, the same for any split, and gives the input back: in text mode with all line ends CRLF.
  private func check(_ input: [UInt8], _ mode: QuotedPrintableEncoder.Mode, _ split: Split) {
    let encoded = run(QuotedPrintableEncoder(mode: mode), over: input)
    let lines = encoded.split(separator: 0x0A, omittingEmptySubsequences: false)
    let areSafe = lines.enumerated().allSatisfy { index, line in
      let isLast = index == lines.count - 1
      let content = isLast ? line : line.dropLast()
      return (isLast || line.last == 0x0D) && content.count <= 76 && !content.starts(with: Array("From ".utf8))
        && Array(content) != [ASCII.dot] && content.last?.isBlank != true
        && content.allSatisfy { (0x20...0x7E).contains($0) || $0 == ASCII.tab }
    }
    let expected = mode == .binary ? input : run(LineEndConverter(to: .crlf), over: input)
    let isSame = encoded == run(QuotedPrintableEncoder(mode: mode), over: input, split)
    let isBack = run(QuotedPrintableDecoder(), over: encoded) == Decoded(octets: expected)
    if !areSafe || !isSame || !isBack { Issue.record("\(visible(input)) \(mode): \(visible(encoded))") }
  }
}
