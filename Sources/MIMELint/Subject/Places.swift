/// Places in a message: the first ones, and how many there are.
struct Places: Sendable {
  /// The most that are kept.
  static let most = 100

  /// The first places, in order.
  private(set) var ranges: [Range<Int>] = []
  /// How many there are.
  private(set) var count = 0

  /// Takes note of a place behind those known.
  mutating func add(_ range: Range<Int>) {
    count += 1
    if count <= Self.most { ranges.append(range) }
  }
}
