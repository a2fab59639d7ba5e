import Testing

@testable import PostelCommands

struct LintTextTests {
  private static func window(_ line: String, _ place: Range<Int>, columns: Int) -> SourceWindow {
    let octets = Array(line.utf8)
    return SourceWindow(octets.span, line: 0..<octets.count, place: place, columns: columns)
  }

  @Test func `The mark stands under the place`() {
    let window = Self.window("To: Bob <bob>", 9..<12, columns: 40)
    #expect(window.text == "To: Bob <bob>" && window.markStart == 9 && window.mark == "^~~")
  }

  @Test func `Wide and escaped characters count as they are shown`() {
    let window = Self.window("会\u{1B}x", 4..<5, columns: 40)
    #expect(window.text == "会\\x1Bx" && window.markStart == 6 && window.mark == "^")
  }

  @Test func `Of a long line the place is shown`() {
    let line = String(repeating: "a", count: 300) + "HERE" + String(repeating: "b", count: 300)
    let window = Self.window(line, 300..<304, columns: 60)
    #expect(window.text.contains("HERE") && window.text.hasPrefix("…") && window.text.hasSuffix("…"))
    #expect(window.text.unicodeScalars.count <= 60 && window.mark == "^~~~")
    #expect(Array(window.text.unicodeScalars)[window.markStart] == "H")
  }

  @Test func `What is missing has a mark all the same`() {
    #expect(Self.window("abc", 3..<3, columns: 40).mark == "^")
  }
}
