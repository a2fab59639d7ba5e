internal import Octets

/// The coding of internationalized addresses in ORCPT: a scalar outside printable ASCII, and a backslash, `+` and `=`,
/// is its number in hexadecimal digits between `\x{` and `}`.
///
/// Source: RFC 6533 §3, utf-8-addr-xtext and utf-8-addr-unitext.
enum UnicodeXText {
  /// Encodes UTF-8 to ASCII.
  static func encode(_ octets: Span<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for scalar in String(decodingUTF8: octets).unicodeScalars {
      if 33...126 ~= scalar.value, !"\\+=".unicodeScalars.contains(scalar) {
        output.append(UInt8(scalar.value))
      } else {
        output += "\\x{\(String(scalar.value, radix: 16, uppercase: true))}".utf8
      }
    }
    return output
  }

  /// Decodes to UTF-8; nil where it is no such text.
  static func decode(_ octets: Span<UInt8>) -> [UInt8]? {
    guard (try? UTF8Span(validating: octets)) != nil else { return nil }
    var output: [UInt8] = []
    var index = 0
    while index < octets.count {
      let octet = octets[index]
      if octet == ASCII.backslash {
        guard let (scalar, end) = embeddedScalar(octets, at: index) else { return nil }
        output += Array(String(scalar).utf8)
        index = end
      } else {
        guard octet > 127 || (33...126 ~= octet && octet != ASCII.plus && octet != ASCII.equals) else { return nil }
        output.append(octet)
        index += 1
      }
    }
    return output
  }

  // EmbeddedUnicodeChar = %x5C.78 "{" HEXPOINT "}"
  private static func embeddedScalar(_ octets: Span<UInt8>, at start: Int) -> (Unicode.Scalar, end: Int)? {
    guard start + 4 < octets.count, octets[start + 1] == 0x78, octets[start + 2] == ASCII.leftBrace,
      let end = octets.firstIndex(of: ASCII.rightBrace, from: start + 3), 1...6 ~= end - start - 3
    else { return nil }
    var value: UInt32 = 0
    for index in (start + 3)..<end {
      guard let digit = octets[index].hexadecimalValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(value), !(scalar.value < 128 && UInt8(scalar.value).isControl) else { return nil }
    return (scalar, end + 1)
  }
}
