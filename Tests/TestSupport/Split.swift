/// Octets in pieces: the lengths of all but the last piece.
public typealias Split = [Int]

extension [UInt8] {
  /// Calls a function with each piece of a split, a copy between octets that must not matter.
  public func forEachPiece<Failure: Error>(
    _ split: Split, _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    for length in split + [count - split.reduce(0, +)] {
      let margins = [0x41] + self[start..<start + length] + [0x0A]
      try body(margins.span.extracting(1..<1 + length))
      start += length
    }
  }
}

/// The splits that every incremental type is tried with: one octet at a time, every two pieces, seeded random pieces.
public func splits(of count: Int, seed: UInt64 = 1) -> [Split] {
  var random = SeededRandom(seed: seed)
  let singles = Array(repeating: 1, count: max(0, count - 1))
  return [singles] + (0...count).map { [$0] } + (0..<8).map { _ in split(of: count, longest: 9, &random) }
}

/// Random pieces of no more than a length, some of them empty.
public func split(of count: Int, longest: Int, _ random: inout SeededRandom) -> Split {
  var split: Split = []
  var left = count
  while left > 0 {
    let length = Int(random.next() % UInt64(min(left, longest) + 1))
    split.append(length)
    left -= length
  }
  return split
}
