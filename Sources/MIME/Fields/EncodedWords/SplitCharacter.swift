internal import MIMECharsets
internal import Octets

/// Whether octets of a charset end where no encoded-word may: inside a character, or outside ASCII.
enum SplitCharacter {
  /// What is wrong with where the octets of adjacent encoded-words end; of charsets other than UTF-8 only the last word
  /// is looked at, so that many words cost no more than their length.
  ///
  /// Source: RFC 2047 §3 for charsets that switch between sets, §5.
  static func defect(
    atEndOf octets: Span<UInt8>, lastWordFrom start: Int, of charset: Charset
  ) -> Defect.Code? {
    if charset == .utf8 { return endsInsideUTF8(octets) ? .encodedWordSplitCharacter : nil }
    if charset == .windows1252 || charset == .usASCII { return nil }
    var decoder = TextDecoder(charset)
    var text: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(octets.extracting(start...), into: &text, defects: &defects)
    let before = (defects.count(of: .undecodableText), defects.count(of: .ambiguousEscape))
    decoder.finish(into: &text, defects: &defects)
    if defects.count(of: .undecodableText) > before.0 { return .encodedWordSplitCharacter }
    return defects.count(of: .ambiguousEscape) > before.1 ? .ambiguousEscape : nil
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
