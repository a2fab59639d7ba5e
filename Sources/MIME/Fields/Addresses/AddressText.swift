internal import Octets

/// The octets that names and addresses stand for.
enum AddressText {
  /// The text that octets spell; see ``RawText`` for what they are where they aren't UTF-8.
  static func string(_ octets: Span<UInt8>) -> String {
    if octets.isUTF8 { return String(decodingUTF8: octets) }
    var recoded = [UInt8](octets)
    RawText.recode(&recoded, from: 0)
    return String(decodingUTF8: recoded.span)
  }

  /// Appends words joined by single spaces where blanks or comments stand between them, without quotes.
  ///
  /// Source: RFC 5322 §3.2.5.
  static func appendWords(_ octets: Span<UInt8>, to output: inout [UInt8]) {
    var lexer = FieldLexer(octets)
    var end = 0
    while true {
      lexer.skipCFWS()
      guard let octet = lexer.current else { return }
      if lexer.index > end, end > 0 { output.append(ASCII.space) }
      if octet == ASCII.quote, let content = lexer.quotedString() {
        QuotedContent.append(octets.extracting(content), to: &output)
      } else if let atom = lexer.encodedWord() ?? lexer.atom() {
        output.append(octets.extracting(atom))
      } else {
        output.append(octet)
        lexer.cursor.advance()
      }
      end = lexer.index
    }
  }

  /// Appends an addr-spec without comments, blanks and folds.
  ///
  /// Words that neither dot nor `@` separates stay apart, so that two domains never become one.
  ///
  /// - Parameter mayDropQuotes: Whether a local-part's quotes go where it needs none.
  ///
  /// Source: RFC 5322 §3.4.1.
  static func appendAddrSpec(_ octets: Span<UInt8>, mayDropQuotes: Bool, to output: inout [UInt8]) {
    var lexer = FieldLexer(octets)
    var end = 0
    var previous = ASCII.dot
    while true {
      lexer.skipCFWS()
      guard let octet = lexer.current else { return }
      if lexer.index > end, !isJoint(previous), !isJoint(octet) { output.append(ASCII.space) }
      let start = lexer.index
      if octet == ASCII.quote, let content = lexer.quotedString() {
        let isWhole = mayDropQuotes && start == 0 && lexer.isBeforeAt()
        appendQuotedWord(octets.extracting(content), mayDropQuotes: isWhole, to: &output)
      } else if let atom = lexer.encodedWord() ?? lexer.atom() {
        output.append(octets.extracting(atom))
      } else if previous == ASCII.at, let literal = lexer.domainLiteral() {
        appendUnfolded(octets.extracting(literal), to: &output)
      } else {
        if octet != ASCII.greaterThan { output.append(octet) }
        lexer.cursor.advance()
      }
      end = lexer.index
      previous = octet
    }
  }

  private static func isJoint(_ octet: UInt8) -> Bool { octet == ASCII.dot || octet == ASCII.at }

  /// Appends a quoted-string of a local-part as written, or without its quotes where it needs none.
  ///
  /// Source: RFC 5321 §4.1.2: all quoted forms are equivalent, the one with minimal quoting is to be sent.
  private static func appendQuotedWord(_ content: Span<UInt8>, mayDropQuotes: Bool, to output: inout [UInt8]) {
    var unfolded: [UInt8] = []
    appendUnfolded(content, to: &unfolded)
    if mayDropQuotes, standsBare(unfolded.span) {
      output += unfolded
    } else {
      output.append(ASCII.quote)
      output += unfolded
      output.append(ASCII.quote)
    }
  }

  /// Whether a local-part needs no quotes: it is a dot-atom, and no word of it would be taken for an encoded-word.
  ///
  /// Source: RFC 5322 §3.4.1, RFC 2047 §5 (3).
  static func standsBare(_ localPart: Span<UInt8>) -> Bool {
    var lexer = FieldLexer(localPart)
    guard lexer.dotAtom() != nil, lexer.isAtEnd else { return false }
    lexer = FieldLexer(localPart)
    while !lexer.isAtEnd {
      if lexer.encodedWord() != nil, lexer.current == nil || lexer.current == ASCII.dot { return false }
      _ = lexer.atom()
      _ = lexer.skip(ASCII.dot)
    }
    return true
  }

  /// Appends octets without CR and LF.
  private static func appendUnfolded(_ octets: Span<UInt8>, to output: inout [UInt8]) {
    var cursor = OctetCursor(octets)
    while !cursor.isAtEnd {
      output.append(octets.extracting(cursor.skip(while: .lineText)))
      cursor.advance()
    }
  }
}

extension FieldLexer {
  /// Whether the next octet after blanks and comments is an `@`; the lexer stays where it is.
  @_lifetime(self: copy self)
  fileprivate mutating func isBeforeAt() -> Bool {
    let start = index
    skipCFWS()
    defer { index = start }
    return current == ASCII.at
  }
}
