import MIME
import Testing

@testable import PostelCommands

struct PreviewTests {
  private func preview(_ text: String, isHTML: Bool = false) -> String {
    Preview.fold(isHTML ? HTMLText.text(of: Array(text.utf8).span) : text)
  }

  @Test(arguments: [
    ("", ""), ("  one\r\n\ttwo  three \n", "one two three"), ("a\u{A0}\u{3000}b", "a b"), (" \n ", ""),
  ])
  func foldsBlanks(_ text: String, _ expected: String) {
    #expect(preview(text) == expected)
  }

  @Test(arguments: [("日", 256), ("ab ", 256)])
  func isBounded(_ piece: String, _ count: Int) {
    let text = String(repeating: piece, count: 200_000)
    let preview = preview(text)
    #expect(preview.unicodeScalars.count == count)
    #expect(text.hasPrefix(preview))
  }

  @Test func leavesMarkupOut() {
    let html = "<style>p { color: red }</style><p>Hello,<br>you &amp; me</p>"
    #expect(preview(html, isHTML: true) == "Hello, you & me")
  }
}
