import FoundationEssentials
import Testing

@testable import PostelCommands

struct PathExpansionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["b.eml", "a.eml", "c.txt", ".hidden.eml", "[x].eml"] { _ = try folder.file(name, "") }
    for sub in ["one", "two"] {
      try FileManager.default.createDirectory(atPath: folder[sub], withIntermediateDirectories: false)
      _ = try folder.file("\(sub)/in.eml", "")
    }
  }

  private func expand(_ pattern: String) -> [String] {
    PathExpansion.expand([folder[pattern]]).map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test(arguments: [
    ("*.eml", ["[x].eml", "a.eml", "b.eml"]), ("[ab].eml", ["a.eml", "b.eml"]), (".*.eml", [".hidden.eml"]),
    ("*/in.eml", ["one/in.eml", "two/in.eml"]), ("t*/*", ["two/in.eml"]), ("a.eml", ["a.eml"]),
    ("*.none", ["*.none"]), ("missing", ["missing"]), ("[x].eml", ["[x].eml"]),
  ])
  func expands(_ pattern: String, _ expected: [String]) {
    #expect(expand(pattern) == expected)
  }

  @Test func keepsTheOrderOfArguments() {
    let paths = PathExpansion.expand([folder["c.txt"], folder["[ab].eml"], "-"])
    #expect(paths == [folder["c.txt"], folder["a.eml"], folder["b.eml"], "-"])
  }
}
