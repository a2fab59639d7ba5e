internal import Octets

/// The form of characters in UTF-8. Source: RFC 3629 §3.
enum UTF8Form {
  /// How many octets a character has by its first one; 1 for an octet that begins none.
  static func length(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// How many octets that can't begin a character come first.
  static func continuations(_ octets: Span<UInt8>) -> Int {
    var index = 0
    while index < octets.count, octets[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  /// The scalar that the octets are, all of them; nil where they are none.
  static func scalar(_ octets: Span<UInt8>) -> Unicode.Scalar? {
    guard !octets.isEmpty, continuations(octets.extracting(1...)) == octets.count - 1 else { return nil }
    guard length(octets[0]) == octets.count else { return nil }
    if octets.count == 1 { return octets[0] < 0x80 ? Unicode.Scalar(octets[0]) : nil }
    var value = UInt32(octets[0]) & (0x7F >> UInt32(octets.count))
    for index in 1..<octets.count { value = value << 6 | UInt32(octets[index] & 0x3F) }
    let least: UInt32 = [0, 0, 0x80, 0x800, 0x10000][octets.count]
    return value < least ? nil : Unicode.Scalar(value)
  }

  /// The greatest count, at most the given one, at which the octets are not cut inside a character.
  static func boundary(_ octets: Span<UInt8>, atMost count: Int) -> Int {
    guard count < octets.count else { return octets.count }
    var end = max(0, count)
    while end > 0, octets[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
