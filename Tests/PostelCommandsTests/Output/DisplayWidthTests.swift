import Testing

@testable import PostelCommands

struct DisplayWidthTests {
  @Test(arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("😀", 2), ("ｱ", 1), ("Ａ", 2), ("", 0)])
  func counts(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }

  @Test(arguments: [("abcdef", 3, "abc"), ("日本語", 5, "日本"), ("ab", 9, "ab"), ("e\u{301}x", 1, "e\u{301}")])
  func cuts(_ text: String, _ columns: Int, _ expected: String) {
    #expect(DisplayWidth.prefix(text, columns: columns) == expected)
  }

  @Test func pads() {
    #expect(DisplayWidth.padded("日", to: 4) == "日  ")
    #expect(DisplayWidth.padded("long", to: 2) == "long")
  }
}
