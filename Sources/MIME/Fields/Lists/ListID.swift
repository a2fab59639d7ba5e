public import Octets

/// What identifies a mailing list: the value of a List-ID field.
///
/// Source: RFC 2919.
public struct ListID: Sendable, Hashable {
  /// The identifier without its angle brackets, as in `list-header.nisto.com`.
  public let id: String
  /// The list's description for people, decoded; nil where there is none.
  public let name: String?

  /// Creates an identifier from its parts, which are not checked.
  public init(id: String, name: String? = nil) {
    self.id = id
    self.name = name
  }

  /// Reads a field body, or returns nil where it holds no identifier.
  ///
  /// QUIRK: an identifier without brackets is read where it stands alone.
  ///
  /// - Parameters:
  ///   - body: The octets after the field's colon, folds included.
  ///   - limits: How deep comments may be.
  ///   - defects: Receives ``Defect/Code/listFieldInvalid`` where the grammar isn't followed, and what is wrong with
  ///     encoded-words; offsets count from the body's first octet.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 2919 §2, §3.
  public init?(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var parser = ListIDParser(body, limits: limits, taking: &defects)
    let id = parser.listID()
    let name = parser.name
    let start = parser.start
    parser.lexer.finish(&defects)
    guard let id else { return nil }
    var unfolded = Array(body.extracting(id))
    unfolded.removeAll { !OctetSet.lineText.contains($0) }
    guard !unfolded.isEmpty else { return nil }
    self.id = String(decodingUTF8: unfolded.span)
    self.name = DisplayName.text(of: name.span, at: start, &defects)
  }
}

/// Reads a List-ID field in one pass.
private struct ListIDParser: ~Escapable {
  var lexer: FieldLexer
  /// The words before the identifier, without quotes.
  private(set) var name: [UInt8] = []
  /// Where the first word begins.
  private(set) var start = 0

  @_lifetime(copy body)
  init(_ body: Span<UInt8>, limits: Limits, taking defects: inout DefectLog) {
    lexer = FieldLexer(body, limits: limits, taking: &defects)
  }

  // list-id-header = "List-ID:" [phrase] "<" list-id ">" CRLF
  // list-id = list-label "." list-id-namespace
  /// Moves past the field; returns where the identifier stands.
  @_lifetime(self: copy self)
  mutating func listID() -> Range<Int>? {
    lexer.skipFWS()
    start = lexer.index
    var lastWord: Range<Int>?
    var wordCount = 0
    while let octet = lexer.current, octet != ASCII.lessThan {
      let begin = lexer.index
      if !name.isEmpty { name.append(ASCII.space) }
      if let content = lexer.quotedString() {
        QuotedContent.append(lexer.octets.extracting(content), to: &name)
      } else {
        lexer.cursor.skip(while: Self.word)
        name.append(lexer.octets.extracting(begin..<lexer.index))
        lastWord = begin..<lexer.index
      }
      wordCount += 1
      lexer.skipFWS()
    }
    guard lexer.skip(ASCII.lessThan) else {
      lexer.record(.listFieldInvalid, at: start)
      name = wordCount == 1 ? [] : name
      return wordCount == 1 ? lastWord : nil
    }
    let content = lexer.cursor.skip(while: .messageIDText)
    let trimmed = lexer.octets.extracting(content).trimmedRange()
    let id = content.lowerBound + trimmed.lowerBound..<content.lowerBound + trimmed.upperBound
    let isClosed = lexer.skip(ASCII.greaterThan)
    lexer.skipFWS()
    if !isClosed || !lexer.isAtEnd || !isValid(id) { lexer.record(.listFieldInvalid, at: content.lowerBound - 1) }
    return id.isEmpty ? nil : id
  }

  /// Whether an identifier follows the grammar: atoms joined by dots.
  private func isValid(_ id: Range<Int>) -> Bool {
    var lexer = FieldLexer(lexer.octets.extracting(id))
    return lexer.dotAtom() != nil && lexer.isAtEnd
  }

  private static let word = OctetSet(" \t\r\n<\"").inverted
}
