internal import Octets

/// The escape of an octet: an equals sign and two upper-case hexadecimal digits.
///
/// Source: RFC 2045 §6.7, rule 1; RFC 2047 §4.2.
enum HexOctet {
  /// Appends the escape of an octet.
  static func append(_ octet: UInt8, to output: inout OutputSpan<UInt8>) {
    output.append(ASCII.equals)
    output.append(digit(octet >> 4))
    output.append(digit(octet & 0xF))
  }

  /// The upper-case hexadecimal digit of a value below 16.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? ASCII.zero &+ value : 0x41 &- 10 &+ value
  }
}
