/// A position that moves forward over borrowed octets.
///
/// All parsing of header field values is written on it: each grammar production is a mutating function that either
/// advances past what it recognised or leaves the cursor where it was.
public struct OctetCursor: ~Escapable {
  /// The octets, from their beginning.
  public let octets: Span<UInt8>
  /// The index of the next octet; set it to go back to where it was before.
  public var index: Int

  /// Creates a cursor at the first octet.
  @inlinable  // PERF: 1.28 times the cost of a loop over a span when not inlined into another module
  @_lifetime(copy octets)
  public init(_ octets: Span<UInt8>) {
    self.octets = octets
    self.index = 0
  }

  /// Whether no octet is left.
  @inlinable  // PERF: as `init`
  public var isAtEnd: Bool { index >= octets.count }

  /// The next octet, or nil at the end.
  @inlinable  // PERF: as `init`
  public var current: UInt8? { index < octets.count ? octets[index] : nil }

  /// The octet a number of places after the next one, or nil past the end.
  @inlinable  // PERF: as `init`
  public func peek(_ distance: Int) -> UInt8? {
    let wanted = index &+ distance
    return wanted < octets.count ? octets[wanted] : nil
  }

  /// Returns the next octet and moves past it, or nil at the end.
  @inlinable  // PERF: as `init`
  @_lifetime(self: copy self)
  public mutating func next() -> UInt8? {
    guard index < octets.count else { return nil }
    let octet = octets[index]
    index &+= 1
    return octet
  }

  /// Moves past a number of octets, at most to the end.
  @inlinable  // PERF: as `init`
  @_lifetime(self: copy self)
  public mutating func advance(by count: Int = 1) {
    index = min(index &+ count, octets.count)
  }

  /// Moves past the next octet if it is the given one; says whether it was.
  @inlinable  // PERF: as `init`
  @_lifetime(self: copy self)
  public mutating func skip(_ octet: UInt8) -> Bool {
    guard current == octet else { return false }
    index &+= 1
    return true
  }

  /// Moves past the octets that a set holds; returns the range passed, which may be empty.
  @inlinable  // PERF: as `init`
  @_lifetime(self: copy self)
  @discardableResult
  public mutating func skip(while set: OctetSet) -> Range<Int> {
    let start = index
    var at = start
    while at < octets.count, set.contains(octets[at]) { at &+= 1 }
    index = at
    return start..<at
  }
}
