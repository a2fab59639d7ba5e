internal import Octets

/// The text of phrases, quoted-strings and comments, for display.
///
/// Offsets of defects are those of the octets given plus `base`, the place of the first in its field body.
enum PhraseText {
  // phrase = 1*word / obs-phrase
  /// Appends the text of a phrase: atoms and dots as they stand, quoted-strings without quotes, comments left out,
  /// encoded-words decoded. Where blanks or comments stand between words, one space does.
  ///
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.2.5, §4.1, RFC 2047 §5.
  static func decode(
    phrase octets: Span<UInt8>, at base: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var lexer = FieldLexer(octets)
    var scanner = EncodedWordScanner(octets)
    var isFirst = true
    while true {
      let before = lexer.index
      lexer.skipCFWS()
      guard !lexer.isAtEnd else { return }
      if lexer.index > before, !isFirst { output.append(ASCII.space) }
      isFirst = false
      if let content = lexer.quotedString() {
        decode(
          quoted: octets.extracting(content), at: base &+ content.lowerBound, into: &output, defects: &defects)
      } else {
        let words = unquotedWords(&lexer, &scanner)
        var decoder = EncodedTextDecoder()
        decoder.decode(octets.extracting(words), at: base &+ words.lowerBound, into: &output, defects: &defects)
      }
    }
  }

  /// Appends the text of a quoted-string's content; each encoded-word in it is a defect.
  ///
  /// QUIRK: RFC 2047 §5 forbids encoded-words there, and many mailers write them; they are decoded for display only.
  static func decode(
    quoted content: Span<UInt8>, at base: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    decode(content, at: base, misplaced: .encodedWordInQuotedString, into: &output, defects: &defects)
  }

  /// Appends the text of a comment's content, its encoded-words decoded.
  ///
  /// Source: RFC 5322 §3.2.2, RFC 2047 §5.
  static func decode(
    comment content: Span<UInt8>, at base: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    let text = content.trimmedRange()
    decode(
      content.extracting(text), at: base &+ text.lowerBound, misplaced: nil, into: &output, defects: &defects)
  }

  /// Appends text whose quoted-pairs are resolved before its encoded-words are.
  static func decode(
    _ content: Span<UInt8>, at base: Int, misplaced: Defect.Code?, into output: inout [UInt8],
    defects: inout DefectLog
  ) {
    var decoder = EncodedTextDecoder(misplaced: misplaced)
    guard content.firstIndex(of: ASCII.backslash) != nil else {
      return decoder.decode(content, at: base, into: &output, defects: &defects)
    }
    var plain: [UInt8] = []
    QuotedContent.append(content, to: &plain)
    var found = DefectLog()
    decoder.decode(plain.span, at: 0, into: &output, defects: &found)
    // Quoted-pairs moved the octets: the content's beginning stands for all.
    for defect in found.defects { defects.record(defect.code, at: base) }
  }

  /// Moves past everything up to a quoted-string, a comment or the end, without the blanks before it. An encoded-word
  /// is passed whole: quotes and parentheses inside it are text.
  @_lifetime(lexer: copy lexer)
  @_lifetime(scanner: copy scanner)
  private static func unquotedWords(_ lexer: inout FieldLexer, _ scanner: inout EncodedWordScanner) -> Range<Int> {
    let start = lexer.index
    var end = start
    while let octet = lexer.current, octet != ASCII.quote, octet != ASCII.leftParenthesis {
      if octet == ASCII.equals, let word = scanner.word(at: lexer.index) {
        lexer.index = word.range.upperBound
        end = lexer.index
        continue
      }
      lexer.cursor.advance()
      if !OctetSet.foldingBlanks.contains(octet) { end = lexer.index }
    }
    lexer.index = end
    return start..<end
  }
}
