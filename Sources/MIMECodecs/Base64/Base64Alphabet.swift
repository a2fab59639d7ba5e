internal import Octets

/// The alphabet of base64 in both directions.
///
/// Source: RFC 2045 §6.8, table 1.
enum Base64Alphabet {
  /// Marks, in ``values``, octets that separate characters without being a fault: SP, TAB, CR and LF.
  static let blank: UInt8 = 0x40
  /// Marks the padding character.
  static let padding: UInt8 = 0x80
  /// Marks octets that base64 does not use.
  static let foreign: UInt8 = 0xC0

  /// The character of each six-bit value.
  static let characters: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each octet, below 64, or one of the marks.
  static let values: [UInt8] = {
    var values = [UInt8](repeating: foreign, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    for octet in [ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf] { values[Int(octet)] = blank }
    values[Int(ASCII.equals)] = padding
    return values
  }()
}
