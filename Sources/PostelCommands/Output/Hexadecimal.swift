internal import Octets

/// Hexadecimal digits in lower case.
enum Hexadecimal {
  /// The digit of the low four bits.
  static func digit(_ nibble: UInt8) -> UInt8 {
    let value = nibble & 0xF
    return value < 10 ? ASCII.zero + value : UInt8(ascii: "a") + value - 10
  }

  /// Two digits for each octet.
  static func text(_ octets: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(octets.count * 2)
    for octet in octets {
      digits.append(digit(octet >> 4))
      digits.append(digit(octet))
    }
    return String(decodingUTF8: digits.span)
  }
}
