package import Octets

/// Finds the parameters of a field body one after the other, without allocating.
///
/// Forgiving: what is no parameter is passed over, semicolons may lack or abound, and a value that should be quoted goes
/// up to the semicolon. Each octet is looked at a bounded number of times, whatever the field holds.
///
/// Source: RFC 2045 §5.1.
package struct ParameterScanner: ~Escapable {
  private var lexer: FieldLexer
  private var words: EncodedWordScanner
  /// The semicolon between here and the last parameter, or the beginning; nil where there is none.
  private var separator: Int?
  /// Whether a comment that is not closed was met inside a value; from then on parentheses there are text.
  private var areParenthesesText = false

  /// Creates a scanner of what follows a field body's first token, and takes over a log; `finish` hands it back.
  @_lifetime(copy body)
  package init(_ body: Span<UInt8>, from index: Int, limits: Limits, taking defects: inout DefectLog) {
    self.lexer = FieldLexer(body, limits: limits, taking: &defects)
    self.words = EncodedWordScanner(body)
    lexer.index = index
  }

  /// Hands the log back to whom it was taken from.
  @_lifetime(self: copy self)
  package mutating func finish(_ defects: inout DefectLog) {
    lexer.finish(&defects)
  }

  // parameters = *(";" parameter)
  /// Moves past the next parameter; returns nil at the end.
  ///
  /// Source: RFC 2045 §5.1.
  @_lifetime(self: copy self)
  package mutating func next() -> ParameterPiece? {
    var isJunkRecorded = false
    while true {
      lexer.skipCFWS()
      guard !lexer.isAtEnd else {
        noteEmptyPiece()
        return nil
      }
      if lexer.current == ASCII.semicolon {
        noteEmptyPiece()
        separator = lexer.index
        lexer.cursor.advance()
        isJunkRecorded = false
        continue
      }
      let start = lexer.index
      if let piece = parameter() {
        if separator == nil { lexer.record(.parameterMissingSemicolon, at: start) }
        separator = nil
        return piece
      }
      separator = nil
      if !isJunkRecorded { lexer.record(.parameterInvalid, at: start) }
      isJunkRecorded = true
    }
  }

  /// Records the last semicolon where no parameter came behind it.
  @_lifetime(self: copy self)
  private mutating func noteEmptyPiece() {
    if let separator { lexer.record(.parameterEmpty, at: separator) }
    separator = nil
  }

  // parameter = attribute "=" value
  /// Moves past a parameter, or past the token, quoted-string or octet that is none.
  ///
  /// Source: RFC 2045 §5.1.
  @_lifetime(self: copy self)
  private mutating func parameter() -> ParameterPiece? {
    guard let name = lexer.token() else {
      if lexer.quotedString() == nil { lexer.cursor.advance() }
      return nil
    }
    lexer.skipCFWS()
    guard lexer.skip(ASCII.equals) else { return nil }
    lexer.skipCFWS()
    let isQuoted = lexer.current == ASCII.quote
    let value = isQuoted ? quotedValue() : unquotedValue()
    let (base, form) = splitName(name)
    // QUIRK: a parameter without a value, or without a name before its asterisk, is none.
    guard !base.isEmpty, isQuoted || !value.isEmpty else { return nil }
    let piece = ParameterPiece(name: base, form: form, value: value, isQuoted: isQuoted)
    if isQuoted, piece.isExtended { lexer.record(.parameterExtendedQuoted, at: value.lowerBound &- 1) }
    return piece
  }

  /// Moves past a quoted-string; one that isn't closed takes the rest without its last line end.
  @_lifetime(self: copy self)
  private mutating func quotedValue() -> Range<Int> {
    guard let content = lexer.quotedString() else { return lexer.index..<lexer.index }
    var end = content.upperBound
    guard end == lexer.octets.count else { return content }
    while end > content.lowerBound, lexer.octets[end &- 1] == ASCII.lf || lexer.octets[end &- 1] == ASCII.cr {
      end &-= 1
    }
    return content.lowerBound..<end
  }

  /// Moves past a value without quotes.
  ///
  /// QUIRK: it goes up to the semicolon, or to blanks before what looks like the next parameter, so that
  /// `name=my file.txt` is read as it was meant. A comment at its end is none of it; one with more of the value behind
  /// it is text, as in `name=file (1).txt`. An encoded-word counts as a whole.
  @_lifetime(self: copy self)
  private mutating func unquotedValue() -> Range<Int> {
    let start = lexer.index
    let tokenText = OctetSet.tokenText
    var end = start
    var isToken = true
    while let octet = lexer.current, octet != ASCII.semicolon {
      if tokenText.contains(octet) {
        isToken = isToken && end == lexer.index
        lexer.cursor.skip(while: tokenText)
      } else if OctetSet.foldingBlanks.contains(octet) {
        lexer.skipFWS()
        if startsParameter() { break }
        continue
      } else if octet == ASCII.leftParenthesis, skipComment() {
        continue
      } else {
        isToken = false
        lexer.index =
          octet == ASCII.equals
          ? words.word(at: lexer.index)?.range.upperBound ?? lexer.index &+ 1
          : lexer.index &+ 1
      }
      end = lexer.index
    }
    let written = lexer.octets.extracting(start..<end)
    if !isToken || written.asciiPrefixCount() < written.count { lexer.record(.parameterUnquoted, at: start) }
    return start..<end
  }

  /// Moves past a comment inside a value; false where it isn't closed.
  @_lifetime(self: copy self)
  private mutating func skipComment() -> Bool {
    guard !areParenthesesText else { return false }
    let start = lexer.index
    let unterminated = lexer.defects.count(of: .unterminatedComment)
    _ = lexer.comment()
    guard lexer.defects.count(of: .unterminatedComment) > unterminated else { return true }
    areParenthesesText = true
    lexer.index = start
    return false
  }

  /// Whether a name and an equals sign stand here.
  ///
  /// It is asked after blanks only and looks no further than one token and blanks, so no octet is met more than twice.
  private func startsParameter() -> Bool {
    var cursor = lexer.cursor
    guard let first = cursor.current, first.isLetter else { return false }
    cursor.skip(while: .tokenText)
    cursor.skip(while: .foldingBlanks)
    return cursor.current == ASCII.equals
  }

  // parameter-name = attribute ["*" number] ["*"]
  // number = "0" / (%x31-39 *DIGIT)
  /// Splits the marks of RFC 2231 off a name.
  ///
  /// QUIRK: a number may begin with zeros. What is no number that fits leaves the name as it stands.
  ///
  /// Source: RFC 2231 §7.
  @_lifetime(self: copy self)
  private mutating func splitName(_ name: Range<Int>) -> (base: Range<Int>, form: ParameterPiece.Form) {
    let octets = lexer.octets
    guard let mark = octets.extracting(name).firstIndex(of: ASCII.asterisk) else { return (name, .plain) }
    let base = name.lowerBound..<name.lowerBound &+ mark
    var digits = base.upperBound &+ 1..<name.upperBound
    if digits.isEmpty { return (base, .extended) }
    let isExtended = octets[name.upperBound &- 1] == ASCII.asterisk
    if isExtended { digits = digits.lowerBound..<digits.upperBound &- 1 }
    let number = octets.extracting(digits).decimalValue(atMost: Int(Int32.max))
    if number == nil || digits.count > 1 && octets[digits.lowerBound] == ASCII.zero {
      lexer.record(.parameterPieceNumber, at: base.upperBound)
    }
    guard let number else { return (name, .plain) }
    return (base, .continued(number: number, isExtended: isExtended))
  }
}
