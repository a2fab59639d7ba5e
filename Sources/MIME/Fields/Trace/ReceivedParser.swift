internal import Octets

/// Splits a Received field into its clauses in one forward pass.
///
/// Servers agree on little but the words that begin clauses. So whatever stands behind such a word belongs to it, up to
/// the next one; a word that comes twice counts once.
struct ReceivedParser: ~Escapable {
  /// What a word begins.
  enum Clause: Int, CaseIterable {
    case from, by, via, with, id, `for`

    var keyword: StaticString {
      switch self {
      case .from: "from"
      case .by: "by"
      case .via: "via"
      case .with: "with"
      case .id: "id"
      case .for: "for"
      }
    }

    /// Whether all words of the clause are its value, as in `with Microsoft SMTP Server`.
    var takesPhrase: Bool { self == .from || self == .via || self == .with }
  }

  /// The place in the field body.
  var lexer: FieldLexer
  /// Where the date starts; nil where there is none.
  private(set) var dateStart: Int?
  /// What the comments behind `from` say.
  private(set) var peer = ReceivedPeer()
  /// Whether a comment names TLS or SSL.
  private(set) var mentionsTLS = false

  private var values = [Range<Int>?](repeating: nil, count: Clause.allCases.count)
  private var clause: Clause?
  /// Whether the clause's value is complete, so that more words are none of it.
  private var isValueComplete = false
  private var hasSemicolon = false
  /// Whether a comment that is not closed was met; from then on parentheses are text.
  private var areParenthesesText = false

  /// Creates a parser that takes over a log of defects; the lexer's `finish` hands it back.
  @_lifetime(copy body)
  init(_ body: Span<UInt8>, limits: Limits, taking defects: inout DefectLog) {
    lexer = FieldLexer(body, limits: limits, taking: &defects)
  }

  // received = "Received:" [1*received-token / CFWS] ";" date-time CRLF
  // received-token = word / angle-addr / addr-spec / domain
  /// Reads the clauses and finds the date.
  ///
  /// QUIRK: where no semicolon stands before the date, it starts at the first name of a weekday with a comma.
  ///
  /// Source: RFC 5322 §3.6.7, erratum 3979: a comment may be all that stands before the date.
  @_lifetime(self: copy self)
  mutating func received() {
    while true {
      lexer.skipFWS()
      guard let octet = lexer.current else { break }
      if octet == ASCII.semicolon {
        lexer.cursor.advance()
        beginDate(at: lexer.index)
        hasSemicolon = true
      } else if octet == ASCII.leftParenthesis, !areParenthesesText {
        readComment()
      } else {
        readWord()
      }
    }
  }

  /// The value of a clause; nil for none and for empty angle brackets.
  func text(of clause: Clause) -> String? {
    guard let range = values[clause.rawValue] else { return nil }
    var end = range.upperBound
    if range.count > 1, lexer.octets[end - 1] == ASCII.comma { end -= 1 }
    let written = lexer.octets.extracting(range.lowerBound..<end)
    var octets: [UInt8] = []
    var cursor = OctetCursor(written)
    while !cursor.isAtEnd {
      let word = cursor.skip(while: OctetSet.foldingBlanks.inverted)
      if !octets.isEmpty { octets.append(ASCII.space) }
      octets.append(written.extracting(word))
      cursor.skip(while: .foldingBlanks)
    }
    let value = ReceivedPeer.withoutAngles(octets.span)
    return value.isEmpty ? nil : String(decodingUTF8: octets.span.extracting(value))
  }
}

// MARK: - Words and comments

extension ReceivedParser {
  @_lifetime(self: copy self)
  private mutating func beginDate(at index: Int) {
    clause = nil
    dateStart = index
  }

  @_lifetime(self: copy self)
  private mutating func readComment() {
    let start = lexer.index
    let unterminated = lexer.defects.count(of: .unterminatedComment)
    guard let content = lexer.comment() else { return }
    guard lexer.defects.count(of: .unterminatedComment) == unterminated else {
      areParenthesesText = true
      lexer.index = start
      return
    }
    isValueComplete = true
    let comment = lexer.octets.extracting(content)
    if clause == .from { peer.read(comment) }
    if clause != nil, ReceivedPeer.mentionsTLS(comment) { mentionsTLS = true }
  }

  @_lifetime(self: copy self)
  private mutating func readWord() {
    let start = lexer.index
    if lexer.quotedString() == nil {
      lexer.cursor.skip(while: areParenthesesText ? Self.wordAndParentheses : Self.word)
    }
    if lexer.index == start { lexer.cursor.advance() }
    let range = start..<lexer.index
    let word = lexer.octets.extracting(range)
    if let keyword = Clause.allCases.first(where: { word.equalsIgnoringCase($0.keyword) }) {
      // The word `from` behind another clause, as in `for <a> from <b>`, begins nothing new.
      clause = values[keyword.rawValue] == nil && !(keyword == .from && clause != nil) ? keyword : nil
      isValueComplete = false
    } else if !hasSemicolon, dateStart == nil, isWeekday(word) {
      beginDate(at: start)
    } else {
      take(word, at: range)
    }
  }

  /// Takes a word as value of the clause that is open.
  @_lifetime(self: copy self)
  private mutating func take(_ word: Span<UInt8>, at range: Range<Int>) {
    guard let clause else { return }
    let value = values[clause.rawValue]
    if clause == .from, value != nil, word[0] == ASCII.leftBracket {
      peer.read(word)
      isValueComplete = true
    } else if value == nil {
      values[clause.rawValue] = range
    } else if clause.takesPhrase, !isValueComplete, let value {
      values[clause.rawValue] = value.lowerBound..<range.upperBound
    }
  }

  private func isWeekday(_ word: Span<UInt8>) -> Bool {
    guard word.count >= 4, word[word.count - 1] == ASCII.comma else { return false }
    return DateNames.weekday(word.extracting(..<(word.count - 1))) != nil
  }

  private static let word = OctetSet(" \t\r\n(;").inverted
  private static let wordAndParentheses = OctetSet(" \t\r\n;").inverted
}
