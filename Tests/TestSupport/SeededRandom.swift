/// Numbers that depend on a seed alone, everywhere. Source: SplitMix64, Steele, Lea, Flood 2014.
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Starts a sequence; the same seed gives the same one.
  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Octets drawn from an alphabet; from all 256 when it is empty.
  public mutating func octets(_ count: Int, from alphabet: [UInt8] = []) -> [UInt8] {
    (0..<count).map { _ in
      let number = next() >> 33
      return alphabet.isEmpty ? UInt8(truncatingIfNeeded: number) : alphabet[Int(number) % alphabet.count]
    }
  }
}
