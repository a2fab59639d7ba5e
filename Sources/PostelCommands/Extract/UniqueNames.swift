/// Gives each file a name of its own in its folder: `name.txt`, `name-2.txt`, `name-3.txt`, and so on.
///
/// Names that differ only in case, or in the form of their accents, are the same: some file systems hold them so.
struct UniqueNames {
  /// What a number and its hyphen may take.
  private static let mostNumberOctets = 12

  private var taken: Set<String> = []
  /// The next number to try for each stem and extension.
  private var next: [String: Int] = [:]

  /// The name itself where it is free, else one with a number.
  ///
  /// - Complexity: O(1) on average over many calls: numbers that were tried are not tried again.
  mutating func take(_ name: String) -> String {
    if taken.insert(Self.folded(name)).inserted { return name }
    let (stem, suffix) = SafeName.split(name)
    // Cut first, so that long stems that differ only in what is cut share their count.
    let base = SafeName.cut(stem, leaving: Self.mostNumberOctets + suffix.utf8.count)
    let key = Self.folded(base + suffix)
    var number = next[key] ?? 2
    var candidate = ""
    repeat {
      candidate = "\(base)-\(number)\(suffix)"
      number += 1
    } while !taken.insert(Self.folded(candidate)).inserted
    next[key] = number
    return candidate
  }

  /// The form in which names are compared; `==` on strings then looks past the form of accents.
  private static func folded(_ name: String) -> String { name.uppercased().lowercased() }
}
