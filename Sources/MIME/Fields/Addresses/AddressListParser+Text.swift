internal import Octets

/// The text of names and addresses.
extension AddressListParser {
  /// The text of a name's words, decoded, or nil where there is none.
  @_lifetime(self: copy self)
  mutating func phraseText(_ tokens: AddressTokens) -> String? {
    guard !tokens.isEmpty else { return nil }
    let written = lexer.octets.extracting(tokens.range)
    // PERF: most names are atoms with single spaces between them, or one quoted-string: no copy is made of those, which
    // saves a third of the time.
    if tokens.isPlainPhrase {
      return DisplayName.text(of: written, at: tokens.range.lowerBound, &lexer.defects)
    }
    if tokens.isQuotedString, written.count > 2 {
      let content = written.extracting(1..<written.count &- 1)
      if DisplayName.isPlain(content), content.firstIndex(of: ASCII.backslash) == nil {
        return DisplayName.text(of: content, at: tokens.range.lowerBound, &lexer.defects)
      }
    }
    var text = takeBuffer()
    defer { buffer = text }
    AddressText.appendWords(written, to: &text)
    if tokens.traits.contains(.quotedString), !DisplayName.isPlain(text.span),
      DisplayName.hasEncodedWordInQuotedString(written)
    {
      lexer.record(.encodedWordInQuotedString, at: tokens.range.lowerBound)
    }
    return DisplayName.text(of: text.span, at: tokens.range.lowerBound, &lexer.defects)
  }

  /// The text of a comment's content, decoded, or nil where there is none.
  @_lifetime(self: copy self)
  mutating func commentText(_ content: Range<Int>) -> String? {
    var text = takeBuffer()
    defer { buffer = text }
    QuotedContent.append(lexer.octets.extracting(content), to: &text)
    return DisplayName.text(of: text.span, at: content.lowerBound, &lexer.defects)
  }

  /// The text of words that stand in an address's place; encoded-words stay as they are.
  @_lifetime(self: copy self)
  mutating func wordsText(_ tokens: AddressTokens) -> String {
    lexer.record(.addressMissingDomain, at: tokens.range.lowerBound)
    var text = takeBuffer()
    defer { buffer = text }
    AddressText.appendWords(lexer.octets.extracting(tokens.range), to: &text)
    return AddressText.string(text.span)
  }

  /// The text of an addr-spec, without comments, blanks and folds.
  @_lifetime(self: copy self)
  mutating func addrSpecText(_ tokens: AddressTokens) -> String {
    if let code = tokens.addrSpecDefect { lexer.record(code, at: tokens.range.lowerBound) }
    let written = lexer.octets.extracting(tokens.range)
    if tokens.isPlainAddress {
      checkDomain(of: written, at: tokens.range.lowerBound)
      return AddressText.string(written)
    }
    var text = takeBuffer()
    defer { buffer = text }
    AddressText.appendAddrSpec(written, mayDropQuotes: true, to: &text)
    checkDomain(of: text.span, at: tokens.range.lowerBound)
    return AddressText.string(text.span)
  }

  /// The emptied buffer; give it back to keep its memory.
  private mutating func takeBuffer() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &buffer)
    taken.removeAll(keepingCapacity: true)
    return taken
  }

  /// Records a domain that no host can have, or that doesn't show what it is.
  @_lifetime(self: copy self)
  private mutating func checkDomain(of address: Span<UInt8>, at offset: Int) {
    var start = address.count
    while start > 0, address[start &- 1] != ASCII.at { start &-= 1 }
    guard start > 0, start < address.count, address[start] != ASCII.leftBracket else { return }
    if DomainText.isUnusual(address.extracting(start...)) { lexer.record(.addressUnusualDomain, at: offset) }
  }
}
