internal import Octets

/// Expands patterns such as `mail/*.eml` where the shell did not.
enum PathExpansion {
  /// The paths that arguments name, in their order. An argument with nothing to expand, or one that is a path already,
  /// stands for itself, so that what is missing is reported under the name that was given.
  static func expand(_ arguments: [String]) -> [String] {
    arguments.flatMap { argument in
      guard GlobPattern.isPattern(argument), System.kind(at: argument) == nil else { return [argument] }
      let found = paths(matching: argument)
      return found.isEmpty ? [argument] : found
    }
  }

  /// The paths that follow a pattern, sorted.
  private static func paths(matching pattern: String) -> [String] {
    var found = [pattern.utf8.first == ASCII.slash ? "/" : ""]
    for component in pattern.utf8.split(separator: ASCII.slash) {
      let name = String(component) ?? ""
      found = found.flatMap { entries(of: $0, matching: name) }
    }
    return found
  }

  /// The paths in a folder whose last component follows a pattern.
  private static func entries(of folder: String, matching name: String) -> [String] {
    let prefix = folder.isEmpty || folder == "/" ? folder : folder + "/"
    guard GlobPattern.isPattern(name) else {
      return System.kind(at: prefix + name) == nil ? [] : [prefix + name]
    }
    let pattern = GlobPattern(name)
    let names = (try? System.names(inFolder: prefix.isEmpty ? "." : prefix)) ?? []
    let isHiddenWanted = name.utf8.first == ASCII.dot
    return names.filter { (isHiddenWanted || $0.utf8.first != ASCII.dot) && pattern.matches($0) }.sorted()
      .map { prefix + $0 }
  }
}
