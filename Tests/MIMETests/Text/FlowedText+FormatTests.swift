import MIME
import TestSupport
import Testing

@Suite("Flowed text that is written") struct FlowedTextFormatTests {
  private typealias Paragraph = FlowedText.Paragraph

  @Test(
    "Lines as RFC 3676 §4 has them",
    arguments: [
      (0, "", "\n"), (0, "short", "short\n"), (2, "quoted", ">> quoted\n"), (1, "", ">\n"),
      (0, "From me", " From me\n"),
      (0, "> no quote", " > no quote\n"), (0, " indented", "  indented\n"), (0, "-- ", "-- \n"), (1, "-- ", "> -- \n"),
      (0, "blanks  ", "blanks\n"), (0, "two\nlines", "two lines\n"),
      (
        0, String(repeating: "word ", count: 20),
        String(repeating: "word ", count: 15) + "\n" + String(repeating: "word ", count: 4) + "word\n"
      ),
      (1, String(repeating: "x", count: 90), "> " + String(repeating: "x", count: 90) + "\n"),
    ])
  func lines(depth: Int, text: String, expected: String) {
    #expect(FlowedText([Paragraph(quoteDepth: depth, text: text)]).formatted() == expected)
  }

  @Test("What is written reads back the same", arguments: 0..<200)
  func roundTrip(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let alphabet = Array("  a>-F.".utf8)
    let paragraphs = (0..<20).map { _ in
      var text = random.octets(Int(random.next() % 200), from: alphabet)
      while text.last == 0x20 { text.removeLast() }
      return Paragraph(quoteDepth: Int(random.next() % 3), text: String(decoding: text, as: UTF8.self))
    }
    let written = FlowedText(paragraphs).formatted()
    #expect(FlowedText(written.utf8.span, deletesSpaces: false).paragraphs == paragraphs)
    for line in written.utf8.split(separator: 0x0A) {
      #expect(line.count <= 78 || !line.dropLast().dropFirst(6).contains(0x20))
    }
  }
}
