internal import Octets

extension FieldWriter {
  /// Appends a value that follows its field's grammar: folded at its blanks, best behind commas and semicolons. In
  /// comments, and only there, words are encoded where they have to be.
  ///
  /// Source: RFC 5322 §3.2.2, RFC 2047 §5 (2).
  mutating func appendStructured(_ text: String) throws(CompositionError) {
    let body = text.utf8.span
    folder.appendBlank(.afterName)
    var lexer = FieldLexer(body)
    while !lexer.isAtEnd {
      let start = lexer.index
      if lexer.current == ASCII.space {
        lexer.cursor.skip(while: .space)
        let isPart = start > 0 && OctetSet.separators.contains(body[start - 1])
        if !lexer.isAtEnd { folder.appendBlank(isPart ? .part : .blank, count: lexer.index - start) }
      } else if let content = lexer.comment() {
        try appendComment(body.extracting(content), at: content.lowerBound)
      } else {
        if lexer.quotedString() == nil { lexer.cursor.advance() }
        let token = body.extracting(start..<lexer.index)
        if !route.takesUTF8Headers, token.asciiPrefixCount() < token.count { throw error(.routeTooNarrow, at: start) }
        folder.append(token)
      }
    }
  }

  // comment = "(" *([FWS] ccontent) [FWS] ")"
  /// Appends a comment. One that needs encoding and holds parentheses or backslashes is encoded as a whole.
  /// - Parameter offset: Where its content begins in the value.
  private mutating func appendComment(_ content: Span<UInt8>, at offset: Int) throws(CompositionError) {
    folder.append(ASCII.leftParenthesis)
    let cut = TextPieces(content, at: .comment, takesUTF8: route.takesUTF8Headers)
    if cut.pieces.contains(where: \.isEncoded), !content.contains(only: .commentText) {
      var text: [UInt8] = []
      QuotedContent.append(content, to: &text)
      try appendEncodedWords(text.span, at: offset)
    } else {
      try append(content, cut, at: offset)
    }
    folder.append(ASCII.rightParenthesis)
  }
}

extension FieldCheck {
  /// Checks a value that follows its field's grammar: quotes, parentheses and brackets match.
  func checkStructured(_ text: String) throws(CompositionError) {
    try checkLine(text)
    let body = text.utf8.span
    let place = body.trimmedRange()
    try require(!place.isEmpty && place == body.indices)
    var lexer = FieldLexer(body)
    while !lexer.isAtEnd {
      lexer.skipCFWS()
      if lexer.quotedString() == nil { lexer.cursor.advance() }
    }
    if let defect = lexer.defects.defects.first { throw error(.valueInvalid, at: defect.offset) }
  }
}

extension OctetSet {
  /// Behind these a structured value is folded best.
  fileprivate static let separators = OctetSet(",;")
}
