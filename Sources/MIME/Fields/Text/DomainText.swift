internal import Octets

/// Domain names as text.
enum DomainText {
  /// Whether a domain name, in UTF-8, holds octets that no host name may hold, or characters that make it look like
  /// another one: invisible characters, other forms of the dot, or letters of two scripts in a label.
  ///
  /// Names in other scripts are not unusual. Only Latin beside Cyrillic or Greek is looked for.
  ///
  /// Source: RFC 5321 §2.3.5, RFC 5890 §2.3.2.1, Unicode TR39 §5.
  static func isUnusual(_ domain: Span<UInt8>) -> Bool {
    var cursor = OctetCursor(domain)
    cursor.skip(while: .hostText)
    if cursor.isAtEnd { return false }
    guard let text = try? UTF8Span(validating: domain), !MisleadingText.isMisleading(domain) else { return true }
    var isLatin = false
    var isOther = false
    var scalars = text.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      switch scalar.value {
      case 0x2E: (isLatin, isOther) = (false, false)
      case 0x41...0x5A, 0x61...0x7A: isLatin = true
      case 0x2D, 0x30...0x39: break
      case 0...0x7F, 0x80...0xA0: return true
      case 0x3002, 0xFF0E, 0xFF61: return true  // dots that IDNA maps to "."
      case 0xFF00...0xFF5F: return true  // full-width forms of ASCII
      case 0x370...0x52F, 0x1F00...0x1FFF: isOther = true
      default: break
      }
      if isLatin && isOther { return true }
    }
    return false
  }
}
