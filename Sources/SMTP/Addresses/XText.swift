internal import Octets

/// The coding of addresses and identifiers in parameters of MAIL and RCPT: `+` and two hexadecimal digits for an octet
/// outside the printable ASCII ones, `+` and `=`.
///
/// Source: RFC 3461 §4.
public enum XText {
  // xtext = *( xchar / hexchar )
  /// Encodes octets.
  public static func encode(_ octets: Span<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for index in octets.indices {
      let octet = octets[index]
      if isXChar(octet) {
        output.append(octet)
      } else {
        output += [ASCII.plus, digits[Int(octet >> 4)], digits[Int(octet & 15)]]
      }
    }
    return output
  }

  /// Decodes octets.
  ///
  /// - Throws: ``SMTPError`` with the offset of what is no xtext.
  public static func decode(_ octets: Span<UInt8>) throws(SMTPError) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < octets.count {
      let octet = octets[index]
      if octet == ASCII.plus {
        // QUIRK: hexchar has upper-case digits only; some senders write lower case.
        guard index + 2 < octets.count, let high = octets[index + 1].hexadecimalValue,
          let low = octets[index + 2].hexadecimalValue
        else { throw SMTPError(.invalidValue, at: index) }
        output.append(high << 4 | low)
        index += 3
      } else {
        guard isXChar(octet) else { throw SMTPError(.invalidValue, at: index) }
        output.append(octet)
        index += 1
      }
    }
    return output
  }

  // xchar = any ASCII CHAR between "!" (33) and "~" (126) inclusive, except for "+" and "="
  private static func isXChar(_ octet: UInt8) -> Bool {
    33...126 ~= octet && octet != ASCII.plus && octet != ASCII.equals
  }
}
