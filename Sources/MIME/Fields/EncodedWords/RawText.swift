internal import MIMECharsets
internal import Octets

/// Header text that is not in encoded-words.
enum RawText {
  /// Appends text as UTF-8. Line ends of folds vanish and the blanks after them stay.
  ///
  /// QUIRK: octets above 127 are UTF-8 if all of them together are valid, else windows-1252. Mailers that put 8-bit text
  /// into header fields never say which charset it is in.
  ///
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §2.2.3, RFC 6532 §3.2.
  static func append(_ octets: Span<UInt8>, to output: inout [UInt8]) {
    let before = output.count
    if !unfold(octets, into: &output) { recode(&output, from: before) }
  }

  /// Makes the last octets of an array UTF-8: they stay where they are valid, else they are read as windows-1252.
  static func recode(_ octets: inout [UInt8], from start: Int) {
    guard !octets.span.extracting(start...).isUTF8 else { return }
    let legacy = [UInt8](octets.span.extracting(start...))
    octets.removeLast(legacy.count)
    decodeWindows1252(legacy.span, into: &octets)
  }

  /// Appends octets without the line ends of folds; says whether all are ASCII.
  ///
  /// Source: RFC 5322 §2.2.3.
  @discardableResult
  static func unfold(_ octets: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    var runStart = 0
    var index = 0
    var seen: UInt8 = 0
    while index < octets.count {
      let octet = octets[index]
      seen |= octet
      if octet == ASCII.cr || octet == ASCII.lf, let end = foldEnd(octets, at: index) {
        output.append(octets.extracting(runStart..<index))
        runStart = end
        index = end
      } else {
        index &+= 1
      }
    }
    output.append(octets.extracting(runStart..<index))
    return seen < 0x80
  }

  /// Just past the CRLF or LF at an index if a blank follows it, or nil.
  private static func foldEnd(_ octets: Span<UInt8>, at index: Int) -> Int? {
    let end = octets[index] == ASCII.lf ? index &+ 1 : index &+ 2
    guard end < octets.count, octets[end &- 1] == ASCII.lf, octets[end].isBlank else { return nil }
    return end
  }

  private static func decodeWindows1252(_ octets: Span<UInt8>, into output: inout [UInt8]) {
    var decoder = TextDecoder(.windows1252)
    var defects = DefectLog()
    decoder.decode(octets, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
  }
}
