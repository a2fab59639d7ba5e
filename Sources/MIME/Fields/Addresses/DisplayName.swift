internal import Octets

/// Makes text of display names.
enum DisplayName {
  /// The text of a name without quotes and folds, its encoded-words decoded, blanks at its ends removed; nil where
  /// nothing is left.
  ///
  /// - Parameter offset: Where the name begins in the field body, for defects.
  ///
  /// Source: RFC 2047 §5, RFC 8621 §4.1.2.3.
  static func text(of unquoted: Span<UInt8>, at offset: Int, _ defects: inout DefectLog) -> String? {
    let name = unquoted.extracting(unquoted.trimmedRange())
    guard !name.isEmpty else { return nil }
    if MisleadingText.isMisleading(name) { defects.record(.misleadingName, at: offset) }
    return String(decodingUTF8: name)
  }

  /// Whether a quoted-string among words holds what would be an encoded-word outside it.
  static func hasEncodedWordInQuotedString(_ words: Span<UInt8>) -> Bool {
    var lexer = FieldLexer(words)
    while let octet = lexer.current {
      if octet == ASCII.quote, let content = lexer.quotedString() {
        if hasEncodedWordStart(words.extracting(content)) { return true }
      } else if lexer.comment() == nil {
        lexer.cursor.advance()
      }
    }
    return false
  }

  // encoded-word = "=?" charset "?" encoding "?" encoded-text "?="
  /// Whether an encoded-word may begin among the octets.
  static func hasEncodedWordStart(_ octets: Span<UInt8>) -> Bool {
    var start = 0
    while let index = octets.firstIndex(of: ASCII.equals, from: start) {
      if index &+ 1 < octets.count, octets[index &+ 1] == ASCII.questionMark { return true }
      start = index &+ 1
    }
    return false
  }
}
