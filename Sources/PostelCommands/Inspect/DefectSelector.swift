internal import ArgumentParser
internal import Octets

/// The codes of defects on the command line: one, or all.
struct DefectSelector: Hashable {
  let codes: [Defect.Code]

  /// Creates it from a code, in letters of either case, or `all`.
  /// - Throws: `ValidationError` with the codes that are like it.
  init(argument: String) throws {
    let wanted = Self.lowercased(argument)
    codes = wanted == Array("all".utf8) ? Defect.Code.allCases : try [Self.code(wanted)]
  }

  private static func code(_ wanted: [UInt8]) throws -> Defect.Code {
    let names = Defect.Code.allCases.map { (code: $0, name: lowercased($0.name)) }
    if let found = names.first(where: { $0.name == wanted }) { return found.code }
    var near = names.compactMap { code, name in
      distance(name, to: wanted).map { (code: code, distance: $0) }
    }
    near.sort { ($0.distance, $0.code.rawValue) < ($1.distance, $1.code.rawValue) }
    let hint = near.prefix(5).map(\.code.name).joined(separator: ", ")
    throw ValidationError(
      hint.isEmpty ? "There is no such code; all lists every one." : "There is no such code. Like it: \(hint).")
  }

  private static func lowercased(_ text: String) -> [UInt8] { text.utf8.map(\.lowercased) }

  /// How far a name is from a word, or nil where they are not alike: the edits that turn one into the other, at most a
  /// third of the word's octets; none where one holds the other.
  private static func distance(_ name: [UInt8], to word: [UInt8]) -> Int? {
    guard word.count >= 3, word.count <= 64 else { return nil }
    if name.indices.contains(where: { name[$0...].starts(with: word) }) { return 0 }
    let edits = edits(name, word)
    return edits <= word.count / 3 ? edits : nil
  }

  /// Levenshtein's distance, row by row.
  private static func edits(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (line, octet) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in second.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (octet == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count]
  }
}
