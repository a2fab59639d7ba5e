public import Octets

/// Unstructured header text such as a subject: unfolded, its encoded-words decoded.
///
/// ```swift
/// var defects = DefectLog()
/// let subject = UnstructuredText.string(field.body, defects: &defects)  // "=?utf-8?q?caf=C3=A9?=" is "café"
/// ```
public enum UnstructuredText {
  /// Appends the text of a field body as UTF-8.
  ///
  /// Blanks at both ends are dropped, folds become the blanks they hold. Encoded-words are decoded wherever they stand,
  /// adjacent ones without the blanks between them; a word in an unknown charset stays as written. Other octets above
  /// 127 are UTF-8 if they are valid, else windows-1252. Control octets that come out of words stay: who shows the
  /// text must escape them.
  /// - Parameters:
  ///   - octets: The field body, the octets after the colon.
  ///   - output: Receives UTF-8.
  ///   - defects: Receives ``Defect/Code/encodedWordTooLong``, ``Defect/Code/encodedWordUndecodable``,
  ///     ``Defect/Code/encodedWordUnknownCharset``, ``Defect/Code/encodedWordSplitCharacter``,
  ///     ``Defect/Code/encodedWordControl`` and the charsets' own; offsets are those in the field body.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §2.2.1, RFC 2047 §5, §6.
  public static func decode(_ octets: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    let text = octets.trimmedRange()
    var decoder = EncodedTextDecoder()
    decoder.decode(octets.extracting(text), at: text.lowerBound, into: &output, defects: &defects)
  }

  /// The text of a field body; see ``decode(_:into:defects:)``.
  public static func string(_ octets: Span<UInt8>, defects: inout DefectLog) -> String {
    let text = octets.extracting(octets.trimmedRange())
    if isPlain(text) { return String(decodingUTF8: text) }  // PERF: a third of the time, and no array
    var output: [UInt8] = []
    decode(octets, into: &output, defects: &defects)
    return String(decodingUTF8: output.span)
  }

  /// Whether a text stands for itself: ASCII on one line in which no encoded-word begins.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    guard text.asciiPrefixCount() == text.count, text.firstIndex(of: ASCII.lf) == nil,
      text.firstIndex(of: ASCII.cr) == nil
    else { return false }
    var index = 0
    while let equals = text.firstIndex(of: ASCII.equals, from: index) {
      index = equals &+ 1
      if index < text.count, text[index] == ASCII.questionMark { return false }
    }
    return true
  }
}
