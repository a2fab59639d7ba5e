import MIME
import Testing

@Suite("Enriched text") struct EnrichedTextTests {
  @Test(
    arguments: [
      ("", ""), ("plain", "plain"), ("<bold>Now</bold> is", "Now is"), ("a << b", "a < b"), ("<<bold>", "<bold>"),
      ("a\r\nb\r\n\r\nc\n\n\nd", "a b\nc\n\nd"), ("<nofill>a\r\nb\n\nc</nofill>\nd", "a\nb\n\nc d"),
      ("<color><param>red\n</param>a</color>", "a"), ("<PARAM>x</Param>y", "y"), ("</nofill>a\nb", "a b"),
      ("<x-unknown-1>a", "a"), ("a <b c> d <", "a <b c> d <"), ("<>a</>", "<>a</>"), ("a\rb", "a\rb"),
      ("<param>a", ""), ("<nofill><nofill>a\n</nofill>b\nc", "a\nb\nc"),
      ("<" + String(repeating: "a", count: 60) + ">b", "b"),
      ("<" + String(repeating: "a", count: 61) + ">b", "<" + String(repeating: "a", count: 61) + ">b"),
    ])
  func commands(text: String, expected: String) {
    #expect(EnrichedText.string(text.utf8.span) == expected)
  }

  @Test("Example of RFC 1896")
  func example() {
    let text = """
      <bold>Now</bold> is the time for <italic>all</italic>
      good men
      <smaller>(and <<women>)</smaller> to
      <ignoreme>come</ignoreme>

      to the aid of their


      <color><param>red</param>beloved</color> country.
      """
    #expect(
      EnrichedText.string(text.utf8.span) == """
        Now is the time for all good men (and <women>) to come
        to the aid of their

        beloved country.
        """)
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["<", "<a", "</nofill>", "<param>", "\r\n", "\r"])
  func hostile(unit: String) {
    let text = "x" + String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(EnrichedText.string(text.utf8.span).utf8.first == UInt8(ascii: "x"))
  }

  @Test func partsAreReadByTheirType() {
    let message = Message(lines: "Content-Type: text/enriched", "", "<bold>a</bold>", "b")
    #expect(message.root.plainText() == "a b")
  }
}
