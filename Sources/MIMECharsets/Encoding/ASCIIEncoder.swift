internal import Octets

/// Encodes into ASCII, or into the part of a read-only charset that is ASCII.
struct ASCIIEncoder: ScalarEncoder {
  /// Octets that would mean something else in the charset.
  private let shifting: OctetSet

  init(_ charset: Charset.Known) {
    shifting =
      switch charset {
      case .hz: OctetSet("~")
      case .iso2022KR, .iso2022CN: OctetSet("\u{0E}\u{0F}\u{1B}")
      default: []
      }
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    guard scalar < 0x80, !shifting.contains(UInt8(scalar)) else { return false }
    output.append(UInt8(scalar))
    return true
  }
}
