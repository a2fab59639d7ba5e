import MIME
import Testing

@Suite("Flowed text") struct FlowedTextTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    let joined: String

    /// Expected without DelSp, and with it.
    init(_ text: String, _ expected: String, delSp: String? = nil) {
      self.text = text
      self.expected = expected
      joined = delSp ?? expected
    }

    var testDescription: String { text.debugDescription }
  }

  @Test(
    arguments: [
      Row("", ""), Row("a", "a\n"), Row("a\r\n", "a\n"), Row("a\n\nb\n", "a\n\nb\n"),
      Row("a \r\nb\r\nc\r\n", "a b\nc\n", delSp: "ab\nc\n"),
      Row("a  \r\nb\r\n", "a  b\n", delSp: "a b\n"),
      Row("a \r\n \r\nb", "a \nb\n", delSp: "a\nb\n"),
      Row("a \r\n", "a \n", delSp: "a\n"),
      // Space-stuffing (RFC 3676 §4.4)
      Row(
        " From here \r\n to there\r\n >x\r\n   y", "From here to there\n>x\n  y\n",
        delSp: "From hereto there\n>x\n  y\n"),
      // Quoting (§4.5): a mark may be stuffed or not; a change of depth ends a paragraph.
      Row(">a \r\n> b\r\n", "> a b\n", delSp: "> ab\n"),
      Row(">>a \r\n>b \r\nc\r\n", ">> a \n> b \nc\n", delSp: ">> a\n> b\nc\n"),
      Row("> > a\r\n", "> > a\n"), Row(">\r\n>  \r\n> x\r\n", ">\n>  x\n", delSp: ">\n> x\n"),
      // The signature separator (§4.3) is no flowed line and belongs to no paragraph.
      Row("-- \r\nme\r\n", "-- \nme\n"), Row("a \r\n-- \r\nme", "a \n-- \nme\n", delSp: "a\n-- \nme\n"),
      Row("> -- \r\n> me", "> -- \n> me\n"), Row("--  \r\nx", "--  x\n", delSp: "-- x\n"),
      // A CR that no LF follows is text.
      Row("a\rb \r\nc\r", "a\rb c\r\n", delSp: "a\rbc\r\n"),
    ])
  func lines(row: Row) {
    #expect(FlowedText(row.text.utf8.span, deletesSpaces: false).string == row.expected)
    #expect(FlowedText(row.text.utf8.span, deletesSpaces: true).string == row.joined)
  }

  @Test("Example of RFC 3676 §4.1")
  func example() {
    let text = """
      `Take some more tea,' the March Hare said to Alice, very\u{20}
      earnestly.

      `I've had nothing yet,' Alice replied in an offended tone, `so I\u{20}
      can't take more.'
      """
    let paragraphs = FlowedText(text.utf8.span, deletesSpaces: false).paragraphs.map(\.text)
    #expect(
      paragraphs == [
        "`Take some more tea,' the March Hare said to Alice, very earnestly.", "",
        "`I've had nothing yet,' Alice replied in an offended tone, `so I can't take more.'",
      ])
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: [">", "> ", " ", "a \n", "> a \n", "\n", "-- \n", ">\n"])
  func hostile(unit: String) {
    let text = String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(!FlowedText(text.utf8.span, deletesSpaces: true).paragraphs.isEmpty)
  }

  @Test(
    "What a part says decides",
    arguments: [
      ("text/plain; format=flowed", "a b\n"), ("text/plain; Format=FLOWED; DelSp=YES", "ab\n"),
      ("text/plain; delsp=yes", nil), ("text/plain; format=fixed", nil), ("text/html; format=flowed", nil),
    ])
  func parameters(type: String, expected: String?) {
    let message = Message(lines: "Content-Type: \(type)", "", "a ", "b")
    #expect(message.root.flowedText()?.string == expected)
    #expect(message.root.plainText() == expected ?? "a \r\nb")
  }
}
