internal import Octets

/// Names that are like a word which is none of them, for a hint to whoever mistyped one.
enum NearNames {
  /// The names, at most five, that hold the word or are a few edits from it, the nearest first. Case doesn't matter.
  static func like(_ word: String, among names: [String]) -> [String] {
    let wanted = word.utf8.map(\.lowercased)
    var near = names.enumerated().compactMap { number, name in
      distance(name.utf8.map(\.lowercased), to: wanted).map { (name: name, number: number, distance: $0) }
    }
    near.sort { ($0.distance, $0.number) < ($1.distance, $1.number) }
    return near.prefix(5).map(\.name)
  }

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
