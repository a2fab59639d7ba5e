import Testing

@testable import PostelCommands

struct GlobPatternTests {
  @Test(arguments: [
    ("*", "", true), ("*", "anything.at/all", true), ("", "", true), ("", "a", false), ("a?c", "abc", true),
    ("a?c", "ac", false), ("?", "日", true), ("*.eml", "a.eml", true), ("*.eml", "a.eml.gz", false),
    ("image/*", "image/png", true), ("image/*", "text/image/", false), ("*a*b*", "xxaxxbxx", true),
    ("*a*b*", "xxbxxaxx", false), ("**", "x", true), ("[a-c]x", "bx", true), ("[a-c]x", "dx", false),
    ("[!a-c]x", "dx", true), ("[^a-c]x", "ax", false), ("[]]", "]", true), ("[a-]", "-", true), ("[abc", "[abc", true),
    ("\\*", "*", true), ("\\*", "x", false), ("a\\", "a\\", true), ("A", "a", false), ("*.PDF", "x.pdf", false),
  ])
  func matches(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(GlobPattern(pattern).matches(text) == expected)
  }

  @Test(arguments: [("*.PDF", "x.pdf"), ("É*", "éa"), ("IMAGE/*", "image/png")])
  func ignoresCase(_ pattern: String, _ text: String) {
    #expect(GlobPattern(pattern, ignoresCase: true).matches(text))
    #expect(!GlobPattern(pattern).matches(text))
  }

  @Test func manyStarsEnd() {
    let pattern = GlobPattern(String(repeating: "a*", count: 50) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 10_000)))
  }

  @Test(arguments: [("a*", true), ("a?", true), ("[a]", true), ("a.eml", false), ("", false)])
  func knowsPatterns(_ text: String, _ expected: Bool) {
    #expect(GlobPattern.isPattern(text) == expected)
  }
}
