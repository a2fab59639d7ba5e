internal import MIMECharsets
internal import Octets

/// The body of a Received field, in ASCII but for its comments.
enum ReceivedDowngrade {
  /// Writes domains with A-labels, and leaves out the clauses `for` and `id` where what they hold is not ASCII.
  ///
  /// Other words stay as they are, so that the field can't be written where one of them is no domain.
  ///
  /// Source: RFC 6857 §3.2.4.
  static func text(of body: String) -> String {
    let octets = body.utf8.span
    var lexer = FieldLexer(octets)
    var output: [UInt8] = []
    var clauseStart: Int?
    while !lexer.isAtEnd {
      let start = lexer.index
      if lexer.comment() != nil || lexer.quotedString() != nil {
        output += Array(octets.extracting(start..<lexer.index))
        continue
      }
      lexer.cursor.skip(while: .receivedWord)
      if lexer.index == start { lexer.cursor.advance() }
      let word = octets.extracting(start..<lexer.index)
      if mayGo(word) { clauseStart = output.count } else if mustStay(word) { clauseStart = nil }
      if word.asciiPrefixCount() < word.count, let clause = clauseStart {
        output.removeLast(output.count - clause)
        while output.last == ASCII.space { output.removeLast() }
        clauseStart = nil
      } else {
        output += ascii(word) ?? Array(word)
      }
    }
    let written = output.span
    return String(decodingUTF8: written.extracting(written.trimmedRange()))
  }

  /// Whether a word begins a clause that may be left out.
  private static func mayGo(_ word: Span<UInt8>) -> Bool {
    word.equalsIgnoringCase("for") || word.equalsIgnoringCase("id")
  }

  /// Whether a word begins another clause, or the date.
  private static func mustStay(_ word: Span<UInt8>) -> Bool {
    word.equalsIgnoringCase("from") || word.equalsIgnoringCase("by") || word.equalsIgnoringCase("via")
      || word.equalsIgnoringCase("with") || word.equalsIgnoringCase(";")
  }

  /// A word in ASCII: a domain, alone or after a local-part; nil where it can't be one.
  private static func ascii(_ word: Span<UInt8>) -> [UInt8]? {
    let ascii = word.asciiPrefixCount()
    if ascii == word.count { return Array(word) }
    let isBracketed = word[0] == ASCII.lessThan && word[word.count - 1] == ASCII.greaterThan
    let end = isBracketed ? word.count - 1 : word.count
    let start = word.firstIndex(of: ASCII.at).map { $0 + 1 } ?? (isBracketed ? 1 : 0)
    guard start <= ascii, start < end, let domain = InternationalDomain.ascii(word.extracting(start..<end)) else {
      return nil
    }
    return Array(word.extracting(..<start)) + domain + Array(word.extracting(end...))
  }
}

extension OctetSet {
  /// What stands between the blanks, comments, quotes and semicolons of a Received field.
  fileprivate static let receivedWord = OctetSet(" ();\"").inverted
}
