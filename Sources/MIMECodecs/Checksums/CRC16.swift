/// The checksum of BinHex, taken over octets as they come.
///
/// Source: ITU-T V.41, with a register that starts at zero.
struct CRC16: Sendable, Hashable {
  /// The checksum of the octets so far.
  private(set) var value: UInt16 = 0

  /// Takes the next octet.
  mutating func update(_ octet: UInt8) {
    value = value << 8 ^ Self.table[Int(UInt8(truncatingIfNeeded: value >> 8) ^ octet)]
  }

  /// What each octet does to the register.
  private static let table: [UInt16] = (0..<256).map { octet in
    (0..<8).reduce(UInt16(octet) << 8) { value, _ in value & 0x8000 == 0 ? value << 1 : value << 1 ^ 0x1021 }
  }
}
