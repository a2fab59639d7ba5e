import Octets
import TestSupport

/// The ways of cutting an input that one run tries. They depend on the input alone, so that a crasher replays.
struct Cuts {
  /// Up to this count octets are given one by one too; beyond it that costs too much for what it shows.
  private static let mostSingles = 160

  /// The lengths of all pieces but the last, for each way.
  private(set) var splits: [Split] = []
  /// Numbers that depend on the input, for choices that a target makes.
  private(set) var random: SeededRandom

  init(_ input: [UInt8]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for octet in input { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
    random = SeededRandom(seed: hash)
    choosesLow = random.next() % 2 == 0
    guard !input.isEmpty else { return }
    if input.count <= Self.mostSingles { splits.append(Array(repeating: 1, count: input.count - 1)) }
    splits.append([Int(random.next() % UInt64(input.count + 1))])
    let longest = max(1 << Int(random.next() % 8), input.count / 32)  // some 64 pieces, or it gets slow
    splits.append(split(of: input.count, longest: longest, &random))
  }

  /// Whether to read with ``Limits/low``.
  private(set) var choosesLow = false
}

/// A split in words that are not longer than needed.
func words(for split: Split) -> String {
  if split.count > 2, split.allSatisfy({ $0 == 1 }) { return "into single octets" }
  return "after " + split.map(String.init).joined(separator: ", ")
}

extension [UInt8] {
  /// Calls a function with a copy of each piece, so that AddressSanitizer sees who reads past it.
  func forEachCopy(_ split: Split, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    for length in split + [count - split.reduce(0, +)] {
      let piece = Array(self[start..<start + length])
      body(piece.span)
      start += length
    }
  }
}
