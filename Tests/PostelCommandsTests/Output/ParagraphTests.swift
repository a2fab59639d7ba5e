import Testing

@testable import PostelCommands

struct ParagraphTests {
  @Test func breaksAtBlanks() {
    #expect(Paragraph.lines("aaaaaaaaaa bbbbbbbbb cc", columns: 20) == ["aaaaaaaaaa bbbbbbbbb", "cc"])
    #expect(Paragraph.lines("", columns: 20) == [""])
    #expect(Paragraph.lines("two  blanks", columns: 20) == ["two  blanks"])
  }

  @Test func breaksLongWords() {
    let lines = Paragraph.lines("x " + String(repeating: "日", count: 25), columns: 20)
    #expect(
      lines == [
        "x", String(repeating: "日", count: 10), String(repeating: "日", count: 10), String(repeating: "日", count: 5),
      ])
  }

  @Test(arguments: ["x", "x "])
  func isBounded(_ piece: String) {
    let lines = Paragraph.lines(String(repeating: piece, count: 100_000), columns: 80)
    #expect(lines.count <= 62)
    #expect(lines.allSatisfy { DisplayWidth.columns($0) <= 80 })
  }
}
