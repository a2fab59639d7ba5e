internal import MIMECharsets
internal import Octets

/// Whether octets of a charset end inside a character.
enum SplitCharacter {
  /// Whether the octets of adjacent encoded-words end inside a character; of charsets other than UTF-8 only the last
  /// word is looked at, so that many words cost no more than their length.
  static func endsInside(_ octets: Span<UInt8>, lastWordFrom start: Int, of charset: Charset) -> Bool {
    if charset == .utf8 { return endsInsideUTF8(octets) }
    if charset == .windows1252 || charset == .usASCII { return false }
    var decoder = TextDecoder(charset)
    var text: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(octets.extracting(start...), into: &text, defects: &defects)
    let before = defects.count(of: .undecodableText)
    decoder.finish(into: &text, defects: &defects)
    return defects.count(of: .undecodableText) > before
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
