internal import Octets

/// Where a file is to be written: its folder, and its name in it.
struct OutputPath {
  let folder: String
  let name: String

  /// Takes a path apart; nil where it is that of a folder.
  init?(_ path: String) {
    let slash = path.utf8.lastIndex(of: ASCII.slash)
    folder = slash.map { $0 == path.utf8.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != ".." else { return nil }
  }
}
