internal import Octets

extension FieldWriter {
  /// Octets of the longest quoted-string that a phrase is written as; it can't be folded.
  private static var longestQuotedString: Int { 70 }  // FieldFolder.usualLength, less blanks and what stands beside it

  // phrase = 1*word
  // word = atom / quoted-string
  /// Appends a phrase: atoms where it consists of such, else one quoted-string, else atoms and encoded-words.
  /// - Returns: Whether it ends in an encoded-word, which blanks must separate from any special.
  ///
  /// Source: RFC 5322 §3.2.5, RFC 2047 §5 (3).
  @discardableResult
  mutating func appendPhrase(_ text: String) throws(CompositionError) -> Bool {
    let octets = text.utf8.span
    let cut = TextPieces(octets, at: .phrase, takesUTF8: route.takesUTF8Headers)
    if cut.pieces.contains(where: \.isEncoded), canBeQuoted(octets) {
      folder.appendQuoted(octets)
      return false
    }
    try append(octets, cut)
    return cut.pieces.last?.isEncoded ?? false
  }

  /// Whether a text may be written as a quoted-string that every reader reads the same.
  private func canBeQuoted(_ text: Span<UInt8>) -> Bool {
    QuotedContent.quotedCount(of: text) <= Self.longestQuotedString && text.contains(only: .spaceAndVisible)
      && (route.takesUTF8Headers || text.asciiPrefixCount() == text.count) && !text.beginsEncodedWord
  }

  // keywords = "Keywords:" phrase *("," phrase) CRLF
  /// Appends phrases joined by commas.
  ///
  /// Source: RFC 5322 §3.6.5.
  mutating func appendPhrases(_ phrases: [String]) throws(CompositionError) {
    var isFirst = true
    var endsInEncodedWord = false
    for phrase in phrases {
      if !isFirst {
        if endsInEncodedWord { folder.appendBlank() }
        folder.append(ASCII.comma)
      }
      folder.appendBlank(isFirst ? .afterName : .part)
      endsInEncodedWord = try appendPhrase(phrase)
      isFirst = false
    }
  }
}

extension FieldCheck {
  /// Checks phrases: text, and not only blanks.
  func checkPhrases(_ phrases: [String]) throws(CompositionError) {
    try require(!phrases.isEmpty)
    for phrase in phrases { try checkPhrase(phrase) }
  }

  func checkPhrase(_ phrase: String) throws(CompositionError) {
    try checkLine(phrase, allowsTab: true)
    let octets = phrase.utf8.span
    try require(!octets.trimmedRange().isEmpty)
  }
}

extension OctetSet {
  /// Printable ASCII with SP, and octets above 127.
  static let spaceAndVisible = visible.union(space)
}
