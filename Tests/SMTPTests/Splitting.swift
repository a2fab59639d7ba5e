import Octets

/// Octets as text in which every control octet shows.
func visible(_ octets: [UInt8]) -> String {
  octets.map { octet in
    switch octet {
    case 0x0D: "␍"
    case 0x0A: "␊"
    case 0x09: "␉"
    case 0x20...0x7E: String(UnicodeScalar(octet))
    default: "\\x" + String(octet, radix: 16)
    }
  }.joined()
}

/// Octets in pieces: the lengths of all but the last piece.
typealias Split = [Int]

extension [UInt8] {
  /// Calls a function with each piece of a split, a copy between octets that must not matter.
  func forEachPiece<Failure: Error>(_ split: Split, _ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    var start = 0
    for length in split + [count - split.reduce(0, +)] {
      let margins = [0x2E] + self[start..<start + length] + [0x0A]
      try body(margins.span.extracting(1..<1 + length))
      start += length
    }
  }
}

/// The splits that every incremental type is tried with: one octet at a time, every two pieces, seeded random pieces.
func splits(of count: Int, seed: UInt64 = 1) -> [Split] {
  var random = SeededRandom(seed: seed)
  var splits: [Split] = [Array(repeating: 1, count: max(0, count - 1))]
  splits += (0...count).map { [$0] }
  for _ in 0..<8 {
    var split: Split = []
    var left = count
    while left > 0 {
      let length = Int(random.next() % UInt64(min(left, 9) + 1))
      split.append(length)
      left -= length
    }
    splits.append(split)
  }
  return splits
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Octets drawn from an alphabet; all 256 when it is empty.
  mutating func octets(_ count: Int, from alphabet: [UInt8] = []) -> [UInt8] {
    (0..<count).map { _ in
      let number = next() >> 33
      return alphabet.isEmpty ? UInt8(truncatingIfNeeded: number) : alphabet[Int(number) % alphabet.count]
    }
  }
}
