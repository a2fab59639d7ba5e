import TestSupport

extension SeededRandom {
  /// Octets drawn from an alphabet, with runs of its first member between them: a larger `run` makes the others rarer.
  mutating func octets(_ alphabet: [UInt8], count: Int, run: Int) -> [UInt8] {
    (0..<count).map { _ in
      run > 0 && Int.random(in: 0...run, using: &self) > 0 ? alphabet[0] : alphabet.randomElement(using: &self)!
    }
  }
}
