internal import Octets

/// Reads little-endian numbers and runs of octets; nothing is read past the end.
struct TNEFCursor: ~Escapable {
  let octets: Span<UInt8>
  private(set) var index = 0

  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>) {
    self.octets = octets
  }

  /// How many octets are left.
  var remaining: Int { octets.count - index }

  /// Takes a number of one to four octets, the low octet first; nil where fewer are left.
  @_lifetime(self: copy self)
  mutating func number(octets width: Int) -> Int? {
    guard let range = range(width) else { return nil }
    var value = 0
    for place in range.reversed() { value = value << 8 | Int(octets[place]) }
    return value
  }

  /// Takes a run of octets; nil where fewer are left.
  @_lifetime(self: copy self)
  mutating func range(_ count: Int) -> Range<Int>? {
    guard 0...remaining ~= count else { return nil }
    index += count
    return index - count..<index
  }

  /// Takes a run of octets, and what fills it up to a multiple of four; the filling may lack at the very end.
  @_lifetime(self: copy self)
  mutating func paddedRange(_ count: Int) -> Range<Int>? {
    guard let range = range(count) else { return nil }
    index += min(remaining, (4 - count % 4) % 4)
    return range
  }
}
