internal import Octets

extension Span<UInt8> {
  /// The charset whose byte order mark the text begins with; nil where it begins with none.
  ///
  /// Source: WHATWG Encoding Standard §6.
  var markedCharset: Charset? {
    if count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF { return .utf8 }
    guard count >= 2 else { return nil }
    return switch (self[0], self[1]) {
    case (0xFE, 0xFF): .utf16be
    case (0xFF, 0xFE): .utf16le
    default: nil
    }
  }

  /// Whether the byte order mark of a charset at the beginning shows that the text is not in a declared charset.
  ///
  /// QUIRK: a text in another charset may begin with the octets of a mark, which the WHATWG lets count always. Here
  /// UTF-16's mark counts against other charsets only where NUL octets follow, and UTF-8's mark not against UTF-16.
  func mark(of marked: Charset, contradicts declared: Charset) -> Bool {
    switch declared.known {
    case .utf8: marked != .utf8
    case .utf32, .utf32le, .utf32be: false
    case .utf16: false
    case .utf16le: marked == .utf16be
    case .utf16be: marked == .utf16le
    default: marked == .utf8 || extracting(first: 1024).firstIndex(of: ASCII.nul) != nil
    }
  }
}
