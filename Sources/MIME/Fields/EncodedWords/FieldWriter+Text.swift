internal import MIMECharsets
internal import Octets

extension FieldWriter {
  // unstructured = (*([FWS] VCHAR) *WSP)
  /// Appends the text of an unstructured field.
  ///
  /// Source: RFC 5322 §3.2.5, RFC 2047 §5 (1).
  mutating func appendUnstructured(_ text: String) throws(CompositionError) {
    guard !text.utf8.isEmpty else { return }
    folder.appendBlank(.afterName)
    let octets = text.utf8.span
    try append(octets, TextPieces(octets, at: .unstructured, takesUTF8: route.takesUTF8Headers))
  }

  /// Appends text that was cut into pieces; the first word goes on where the field is.
  /// - Parameter offset: Where the text begins in the one that errors are about.
  mutating func append(_ text: Span<UInt8>, _ cut: TextPieces, at offset: Int = 0) throws(CompositionError) {
    var end = cut.pieces.first?.range.lowerBound ?? 0
    for piece in cut.pieces {
      appendGap(end..<piece.range.lowerBound)
      if piece.isEncoded {
        try appendEncodedWords(text.extracting(piece.range), at: offset + piece.range.lowerBound)
      } else {
        appendKept(text.extracting(piece.range))
      }
      end = piece.range.upperBound
    }
  }

  /// Appends a text as encoded-words.
  /// - Parameter offset: Where it begins in the text that errors are about.
  mutating func appendEncodedWords(_ text: Span<UInt8>, at offset: Int = 0) throws(CompositionError) {
    guard let writer = EncodedWordWriter(style.charset) else { throw error(.unencodableText, at: offset) }
    folder.noteEncodedWord()
    let words: [[UInt8]]
    do throws(MIMEError) {
      words = try writer.words(text, room: folder.room)
    } catch {
      throw self.error(.unencodableText, at: offset + error.offset)
    }
    for (index, word) in words.enumerated() {
      if index > 0 { folder.appendBlank() }
      folder.append(word.span)
    }
  }

  /// Appends words as they are, which may be folded at the spaces between them.
  private mutating func appendKept(_ words: Span<UInt8>) {
    var cursor = OctetCursor(words)
    while true {
      folder.append(words.extracting(cursor.skip(while: .notSpace)))
      guard !cursor.isAtEnd else { return }
      appendGap(cursor.skip(while: .space))
    }
  }

  private mutating func appendGap(_ gap: Range<Int>) {
    if !gap.isEmpty { folder.appendBlank(count: gap.count) }
  }
}
