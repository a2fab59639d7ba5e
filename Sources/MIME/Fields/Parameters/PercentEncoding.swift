internal import Octets

/// The percent-encoding of extended parameter values.
enum PercentEncoding {
  // attribute-char = <any (US-ASCII) CHAR except SPACE, CTLs, "*", "'", "%", or tspecials>
  /// The octets that stand for themselves.
  ///
  /// Source: RFC 2231 §7.
  static let plain = OctetSet.asciiTokenText.subtracting(OctetSet("*'%"))

  // ext-octet = "%" 2(DIGIT / "A" / "B" / "C" / "D" / "E" / "F")
  /// Appends the form of an octet.
  static func append(_ octet: UInt8, to output: inout [UInt8]) {
    if plain.contains(octet) { return output.append(octet) }
    output.append(ASCII.percent)
    output.append(digit(octet >> 4))
    output.append(digit(octet & 15))
  }

  /// How many octets the form of a value has.
  static func encodedCount(of octets: Span<UInt8>) -> Int {
    var count = 0
    for index in octets.indices { count += plain.contains(octets[index]) ? 1 : 3 }
    return count
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? ASCII.zero + value : UInt8(ascii: "A") + value - 10
  }
}
