/// A seeded source of octets, so that every run tests the same.
struct Samples: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64, Steele et al. 2014.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Octets drawn from an alphabet, with runs of its first member between them: a larger `run` makes the others rarer.
  mutating func octets(_ alphabet: [UInt8], count: Int, run: Int) -> [UInt8] {
    (0..<count).map { _ in
      run > 0 && Int.random(in: 0...run, using: &self) > 0 ? alphabet[0] : alphabet.randomElement(using: &self)!
    }
  }
}
