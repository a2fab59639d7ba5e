internal import Octets

/// Reads message identifiers in one forward pass.
struct MessageIDParser: ~Escapable {
  /// The place in the field body.
  var lexer: FieldLexer
  /// The identifiers that are complete.
  private(set) var ids: [MessageID] = []
  private let limit: Int

  /// Creates a parser that takes over a log of defects; the lexer's `finish` hands it back.
  @_lifetime(copy body)
  init(_ body: Span<UInt8>, limits: Limits, taking defects: inout DefectLog) {
    lexer = FieldLexer(body, limits: limits, taking: &defects)
    limit = limits.messageIDsPerField
  }

  // message-id = "Message-ID:" msg-id CRLF
  // in-reply-to = "In-Reply-To:" 1*msg-id CRLF
  // references = "References:" 1*msg-id CRLF
  /// Reads the identifiers to the end of the field, or to the limit.
  ///
  /// Source: RFC 5322 §3.6.4.
  @_lifetime(self: copy self)
  mutating func messageIDs() {
    readPlainMessageIDs()
    while true {
      lexer.skipCFWS()
      guard let octet = lexer.current else { break }
      if ids.count == limit { return lexer.record(.limitMessageIDs) }
      if octet == ASCII.lessThan { messageID() } else { strayWords() }
    }
  }

  /// Reads the identifiers that are `<dot-atom@dot-atom>` in ASCII, with blanks and folds between them, up to the first
  /// one that isn't.
  ///
  /// PERF: nearly all are; it takes a sixth of the time that the general path takes.
  @_lifetime(self: copy self)
  private mutating func readPlainMessageIDs() {
    while ids.count < limit {
      lexer.skipFWS()
      let start = lexer.index
      guard lexer.skip(ASCII.lessThan), lexer.cursor.skipDotted(.plainAtom), lexer.skip(ASCII.at),
        lexer.cursor.skipDotted(.plainAtom), lexer.skip(ASCII.greaterThan)
      else {
        lexer.index = start
        return
      }
      let content = lexer.octets.extracting((start &+ 1)..<(lexer.index &- 1))
      ids.append(MessageID(text: String(decodingUTF8: content)))
    }
  }

  // msg-id = [CFWS] "<" id-left "@" id-right ">" [CFWS]
  /// Reads an identifier in angle brackets.
  ///
  /// QUIRK: any octets may stand in an identifier. Where it isn't closed it ends before the next bracket that opens, or
  /// at the first blank.
  ///
  /// Source: RFC 5322 §3.6.4.
  @_lifetime(self: copy self)
  private mutating func messageID() {
    let start = lexer.index
    lexer.cursor.advance()
    let content = lexer.cursor.skip(while: .messageIDText)
    let isClosed = lexer.skip(ASCII.greaterThan)
    var written = lexer.octets.extracting(content)
    if !isClosed {
      var cursor = OctetCursor(written)
      cursor.skip(while: .foldingBlanks)
      cursor.skip(while: OctetSet.foldingBlanks.inverted)
      written = written.extracting(0..<cursor.index)
    }
    if !isClosed || !Self.isValid(written) { lexer.record(.messageIDInvalid, at: start) }
    append(written)
  }

  /// Reads what stands outside brackets.
  ///
  /// QUIRK: where no bracket opens at all, a word with an `@` is an identifier, and so is one that stands alone.
  ///
  /// Source: RFC 5322 §4.5.4 for the words of In-Reply-To fields, which are passed.
  @_lifetime(self: copy self)
  private mutating func strayWords() {
    let start = lexer.index
    let run = lexer.cursor.skip(while: .outsideMessageID)
    lexer.record(.messageIDInvalid, at: start)
    guard ids.isEmpty, lexer.current != ASCII.lessThan else { return }
    let stray = lexer.octets.extracting(run)
    let words = stray.extracting(stray.trimmedRange())
    var cursor = OctetCursor(words)
    while !cursor.isAtEnd {
      let word = words.extracting(cursor.skip(while: OctetSet.foldingBlanks.inverted))
      cursor.skip(while: .foldingBlanks)
      guard word.count == words.count || word.firstIndex(of: ASCII.at) != nil else { continue }
      if ids.count == limit { return lexer.record(.limitMessageIDs, at: start) }
      append(word.extracting(droppingLast: word[word.count &- 1] == ASCII.greaterThan ? 1 : 0))
    }
  }

  /// Keeps an identifier without its blanks, if anything is left of it.
  @_lifetime(self: copy self)
  private mutating func append(_ written: Span<UInt8>) {
    var lexer = FieldLexer(written)
    if lexer.run(of: .messageIDPlain) == nil || !lexer.isAtEnd {
      var text: [UInt8] = []
      AddressText.appendAddrSpec(written, mayDropQuotes: false, to: &text)
      if !text.isEmpty { ids.append(MessageID(text: String(decodingUTF8: text.span))) }
    } else {
      ids.append(MessageID(text: String(decodingUTF8: written)))
    }
  }

  // id-left = dot-atom-text / obs-id-left
  // id-right = dot-atom-text / no-fold-literal / obs-id-right
  /// Whether octets are an identifier by the grammar of today.
  ///
  /// Source: RFC 5322 §3.6.4.
  static func isValid(_ written: Span<UInt8>) -> Bool {
    var lexer = FieldLexer(written)
    guard lexer.dotAtom() != nil, lexer.skip(ASCII.at) else { return false }
    return (lexer.dotAtom() ?? lexer.domainLiteral()) != nil && lexer.isAtEnd && lexer.defects.isEmpty
  }
}
