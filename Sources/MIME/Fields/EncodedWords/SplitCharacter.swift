internal import MIMECharsets
internal import Octets

/// Whether octets of a charset end inside a character.
enum SplitCharacter {
  /// Whether the last octets begin a UTF-8 sequence that is not complete.
  static func endsInside(_ octets: Span<UInt8>, of charset: Charset) -> Bool {
    endsInsideUTF8(octets)
  }

  /// Whether the last octets begin a UTF-8 sequence that is not complete.
  ///
  /// Source: RFC 3629 §4.
  static func endsInsideUTF8(_ octets: Span<UInt8>) -> Bool {
    var trailing = 0
    while trailing < 3, trailing < octets.count, octets[octets.count &- 1 &- trailing] & 0xC0 == 0x80 { trailing &+= 1 }
    guard trailing < octets.count else { return false }
    switch octets[octets.count &- 1 &- trailing] {
    case 0xC2...0xDF: return trailing < 1
    case 0xE0...0xEF: return trailing < 2
    case 0xF0...0xF4: return trailing < 3
    default: return false
    }
  }
}
