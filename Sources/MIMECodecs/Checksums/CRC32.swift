/// The checksum of yEnc, gzip and Ethernet, taken over octets as they come.
///
/// Source: ISO/IEC 8802-3 §3.2.8.
public struct CRC32: Sendable, Hashable {
  private var register: UInt32 = ~0

  /// Creates the checksum of nothing.
  public init() {}

  /// Creates a checksum whose register starts with a value, as formats that leave out the inversions need it.
  package init(register: UInt32) {
    self.register = register
  }

  /// What the register holds: the checksum without its last inversion.
  package var plainValue: UInt32 { register }

  /// The checksum of the octets so far.
  public var value: UInt32 { ~register }

  /// Takes the next octets.
  public mutating func update(_ octets: Span<UInt8>) {
    var register = register
    let table = Self.table
    for index in octets.indices {
      register = table[Int(UInt8(truncatingIfNeeded: register) ^ octets[index])] ^ register >> 8
    }
    self.register = register
  }

  /// What each octet does to the register; the polynomial is in reversed bit order.
  private static let table: [UInt32] = (0..<256).map { octet in
    (0..<8).reduce(UInt32(octet)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
  }
}
