/// A set of ASCII octets, with one switch for all octets above 127.
///
/// ```swift
/// let blanks: OctetSet = [ASCII.space, ASCII.tab]
/// ```
public struct OctetSet: Sendable, Hashable, BitwiseCopyable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64
  @usableFromInline let includesEightBit: Bool

  /// Creates the set of the ASCII octets whose bits are set in two words, octets 0 to 63 and 64 to 127.
  @inlinable  // PERF: a set made of constants is one itself; a global is asked for through `swift_once` at each use
  package init(low: UInt64, high: UInt64, includesEightBit: Bool = false) {
    self.low = low
    self.high = high
    self.includesEightBit = includesEightBit
  }

  /// Creates the set of the octets for which a test on an ASCII octet holds.
  public init(eightBit: Bool = false, where holds: (UInt8) -> Bool) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for octet in UInt8(0)..<64 {
      if holds(octet) { low |= 1 << UInt64(octet) }
      if holds(octet + 64) { high |= 1 << UInt64(octet) }
    }
    self.init(low: low, high: high, includesEightBit: eightBit)
  }

  /// Whether the set holds an octet.
  @inlinable  // PERF: called per octet by lexers in other modules
  public func contains(_ octet: UInt8) -> Bool {
    if octet >= 128 { return includesEightBit }
    return ((octet < 64 ? low : high) &>> UInt64(octet & 63)) & 1 != 0
  }

  /// The set of the octets of either set.
  public func union(_ other: OctetSet) -> OctetSet {
    OctetSet(
      low: low | other.low, high: high | other.high, includesEightBit: includesEightBit || other.includesEightBit)
  }

  /// The set of the octets of this set that the other does not hold.
  public func subtracting(_ other: OctetSet) -> OctetSet {
    OctetSet(
      low: low & ~other.low, high: high & ~other.high, includesEightBit: includesEightBit && !other.includesEightBit)
  }

  /// The set of all octets that this set does not hold.
  public var inverted: OctetSet { OctetSet(low: ~low, high: ~high, includesEightBit: !includesEightBit) }
}

extension OctetSet: ExpressibleByArrayLiteral {
  /// Creates the set of the given ASCII octets.
  public init(arrayLiteral octets: UInt8...) {
    self.init { octets.contains($0) }
  }
}

extension OctetSet {
  /// Creates the set of the octets of an ASCII string.
  public init(_ characters: StaticString) {
    self.init { octet in
      characters.description.utf8.contains(octet)
    }
  }
}
