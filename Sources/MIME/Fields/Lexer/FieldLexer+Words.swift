internal import Octets

/// The words of structured fields.
extension FieldLexer {
  // atom = [CFWS] 1*atext [CFWS]
  /// Moves past an atom.
  ///
  /// Source: RFC 5322 §3.2.3.
  @_lifetime(self: copy self)
  mutating func atom() -> Range<Int>? {
    run(of: .atext)
  }

  // dot-atom-text = 1*atext *("." 1*atext)
  /// Moves past atoms joined by single dots; a dot that no atom follows is not part of it.
  ///
  /// Source: RFC 5322 §3.2.3.
  @_lifetime(self: copy self)
  mutating func dotAtom() -> Range<Int>? {
    guard let first = atom() else { return nil }
    while cursor.current == ASCII.dot, let following = cursor.peek(1), OctetSet.atext.contains(following) {
      cursor.advance()
      cursor.skip(while: .atext)
    }
    return first.lowerBound..<cursor.index
  }

  // token = 1*<any (US-ASCII) CHAR except SPACE, CTLs, or tspecials>
  /// Moves past a token; octets above 127 count as part of it.
  ///
  /// Source: RFC 2045 §5.1.
  @_lifetime(self: copy self)
  mutating func token() -> Range<Int>? {
    run(of: .tokenText)
  }

  // quoted-string = [CFWS] DQUOTE *([FWS] qcontent) [FWS] DQUOTE [CFWS]
  // qcontent = qtext / quoted-pair
  /// Moves past a quoted-string; returns its content as written, without the quotes.
  ///
  /// One that isn't closed takes the rest.
  ///
  /// Source: RFC 5322 §3.2.4.
  @_lifetime(self: copy self)
  mutating func quotedString() -> Range<Int>? {
    let start = cursor.index
    guard cursor.skip(ASCII.quote) else { return nil }
    while true {
      cursor.skip(while: OctetSet.quotedStringText)
      switch cursor.next() {
      case ASCII.quote:
        return start &+ 1..<cursor.index &- 1
      case ASCII.backslash:
        cursor.advance()
      default:
        record(.unterminatedQuotedString, at: start)
        return start &+ 1..<cursor.index
      }
    }
  }

  // domain-literal = [CFWS] "[" *([FWS] dtext) [FWS] "]" [CFWS]
  /// Moves past a domain-literal; returns it with its brackets.
  ///
  /// One that isn't closed, or in which another opens, ends before the octet that shows it, or takes the rest.
  ///
  /// Source: RFC 5322 §3.4.1.
  @_lifetime(self: copy self)
  mutating func domainLiteral() -> Range<Int>? {
    let start = cursor.index
    guard cursor.skip(ASCII.leftBracket) else { return nil }
    while true {
      cursor.skip(while: OctetSet.domainLiteralText)
      switch cursor.current {
      case ASCII.rightBracket:
        cursor.advance()
        return start..<cursor.index
      case ASCII.backslash:
        cursor.advance(by: 2)
      default:
        record(.unterminatedDomainLiteral, at: start)
        return start..<cursor.index
      }
    }
  }

  // encoded-word = "=?" charset "?" encoding "?" encoded-text "?="
  /// Moves past an encoded-word of a phrase.
  ///
  /// QUIRK: commas, colons, dots, semicolons and parentheses in it are text. Mailers that encode a name without knowing
  /// RFC 2047 §5 leave them, and never mean a separator.
  ///
  /// Source: RFC 2047 §2, §5.
  @_lifetime(self: copy self)
  mutating func encodedWord() -> Range<Int>? {
    guard cursor.current == ASCII.equals, cursor.peek(1) == ASCII.questionMark else { return nil }
    let start = cursor.index
    cursor.advance(by: 2)
    if token() != nil, cursor.skip(ASCII.questionMark), let coding = cursor.next()?.lowercased,
      coding == UInt8(ascii: "b") || coding == UInt8(ascii: "q"), cursor.skip(ASCII.questionMark)
    {
      cursor.skip(while: .phraseEncodedText)
      if cursor.skip(ASCII.questionMark), cursor.skip(ASCII.equals) { return start..<cursor.index }
    }
    cursor.index = start
    return nil
  }
}
