internal import Octets

/// Escapes with lower-case hexadecimal digits, as in `=c3`.
///
/// The decoder takes them like others. They are looked for apart from it, since to watch for them would cost every message
/// time, and only who checks a message wants to know.
///
/// Source: RFC 2045 §6.7, rule 1.
package enum LowerCaseEscape {
  /// The place of the first one in quoted-printable; nil where there is none.
  ///
  /// - Complexity: O(*n*).
  package static func firstIndex(in encoded: Span<UInt8>) -> Int? {
    var searched = 0
    while let equals = encoded.firstIndex(of: ASCII.equals, from: searched) {
      searched = equals + 1
      guard equals + 2 < encoded.count, encoded[equals + 1].hexadecimalValue != nil,
        encoded[equals + 2].hexadecimalValue != nil
      else { continue }
      if isLowerCase(encoded[equals + 1]) || isLowerCase(encoded[equals + 2]) { return equals }
      searched = equals + 3
    }
    return nil
  }

  private static func isLowerCase(_ digit: UInt8) -> Bool { digit >= 0x61 }
}
