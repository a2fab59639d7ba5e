internal import Octets

/// Makes text of display names.
enum DisplayName {
  /// The text of a name without quotes, its encoded-words decoded, blanks at its ends removed; nil where nothing is
  /// left.
  ///
  /// - Parameters:
  ///   - unquoted: The name's words, quotes and comments removed.
  ///   - offset: Where the name begins in the field body; every defect is recorded there.
  ///
  /// Source: RFC 2047 §5, RFC 8621 §4.1.2.3.
  static func text(of unquoted: Span<UInt8>, at offset: Int, _ defects: inout DefectLog) -> String? {
    let name = unquoted.extracting(unquoted.trimmedRange())
    guard !name.isEmpty else { return nil }
    if isPlain(name) { return String(decodingUTF8: name) }
    var decoded: [UInt8] = []
    var found = DefectLog()
    var decoder = EncodedTextDecoder()
    decoder.decode(name, at: 0, into: &decoded, defects: &found)
    for defect in found.defects { defects.record(defect.code, at: offset) }
    let text = decoded.span.extracting(decoded.span.trimmedRange())
    if MisleadingText.isMisleading(text) { defects.record(.misleadingName, at: offset) }
    return text.isEmpty ? nil : String(decodingUTF8: text)
  }

  /// Whether a name is its own text: ASCII on one line, without the beginning of an encoded-word.
  static func isPlain(_ name: Span<UInt8>) -> Bool {
    var previous = ASCII.space
    for index in name.indices {
      let octet = name[index]
      if octet >= 0x80 || octet == ASCII.cr || octet == ASCII.lf { return false }
      if octet == ASCII.questionMark, previous == ASCII.equals { return false }
      previous = octet
    }
    return true
  }

  /// Whether a quoted-string among words holds an encoded-word.
  static func hasEncodedWordInQuotedString(_ words: Span<UInt8>) -> Bool {
    var lexer = FieldLexer(words)
    while let octet = lexer.current {
      if octet == ASCII.quote, let content = lexer.quotedString() {
        var scanner = EncodedWordScanner(words.extracting(content))
        if scanner.next(from: 0) != nil { return true }
      } else if lexer.comment() == nil {
        lexer.cursor.advance()
      }
    }
    return false
  }
}
