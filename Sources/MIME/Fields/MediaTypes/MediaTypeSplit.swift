package import Octets

/// Where type and subtype stand in the body of a Content-Type field. Nothing is copied.
///
/// Source: RFC 2045 §5.1.
package struct MediaTypeSplit: Sendable, Hashable {
  /// The type; empty where the field names none that can be used.
  package private(set) var type = 0..<0
  /// The subtype; empty where the field names none that can be used.
  package private(set) var subtype = 0..<0
  /// Where to look for parameters.
  package private(set) var parametersStart = 0

  /// Whether there are a type and a subtype.
  package var isUsable: Bool { !type.isEmpty }

  // content := "Content-Type" ":" type "/" subtype *(";" parameter)
  /// Reads the type of a field body; where none can be used it is a ``Defect/Code/contentTypeInvalid``.
  ///
  /// QUIRK: blanks and comments may stand around the slash, and octets above 127 in type and subtype.
  ///
  /// Source: RFC 2045 §5.1, §5.2.
  package init(_ body: Span<UInt8>, limits: Limits, defects: inout DefectLog) {
    if readPlain(body) { return }
    var lexer = FieldLexer(body, limits: limits, taking: &defects)
    if !read(&lexer) {
      lexer.record(.contentTypeInvalid, at: 0)
      type = 0..<0
      subtype = 0..<0
    }
    lexer.finish(&defects)
  }

  /// Reads `type/subtype` in ASCII before a semicolon or the end, blanks around it; false where anything else stands.
  ///
  /// PERF: nearly all fields are of this kind; it takes a fifth of the time.
  private mutating func readPlain(_ body: Span<UInt8>) -> Bool {
    var cursor = OctetCursor(body)
    cursor.skip(while: .foldingBlanks)
    let type = cursor.skip(while: .plainToken)
    guard !type.isEmpty, cursor.skip(ASCII.slash) else { return false }
    let subtype = cursor.skip(while: .plainToken)
    cursor.skip(while: .foldingBlanks)
    guard !subtype.isEmpty, cursor.isAtEnd || cursor.current == ASCII.semicolon else { return false }
    self.type = type
    self.subtype = subtype
    parametersStart = subtype.upperBound
    return true
  }

  /// Reads type and subtype; false where they can't be used.
  @_lifetime(lexer: copy lexer)
  private mutating func read(_ lexer: inout FieldLexer) -> Bool {
    lexer.skipCFWS()
    parametersStart = lexer.index
    guard let type = lexer.token() else {
      // A subtype without a type is no parameter.
      if lexer.skip(ASCII.slash), lexer.token() != nil { parametersStart = lexer.index }
      return false
    }
    let typeEnd = lexer.index
    lexer.skipCFWS()
    guard lexer.skip(ASCII.slash) else {
      // What an equals sign follows is a parameter already.
      parametersStart = lexer.current == ASCII.equals ? parametersStart : typeEnd
      return false
    }
    lexer.skipCFWS()
    parametersStart = lexer.index
    guard let subtype = lexer.token() else { return false }
    let subtypeEnd = lexer.index
    lexer.skipCFWS()
    if lexer.current == ASCII.equals { return false }
    parametersStart = subtypeEnd
    if lexer.current == ASCII.slash { return false }
    self.type = type
    self.subtype = subtype
    return true
  }
}
