internal import Octets

/// Blanks, folds and comments between the tokens of a field.
extension FieldLexer {
  // FWS = ([*WSP CRLF] 1*WSP) / obs-FWS
  /// Moves past blanks and folds.
  ///
  /// QUIRK: a CR or LF that belongs to no fold is passed too. The header section's reader has recorded it, and the end
  /// of the field is where the octets end.
  ///
  /// Source: RFC 5322 §3.2.2.
  @_lifetime(self: copy self)
  mutating func skipFWS() {
    cursor.skip(while: .foldingBlanks)
  }

  // CFWS = (1*([FWS] comment) [FWS]) / FWS
  /// Moves past blanks, folds and comments; the last comment's content becomes `lastComment`.
  ///
  /// Source: RFC 5322 §3.2.2.
  @_lifetime(self: copy self)
  mutating func skipCFWS() {
    skipFWS()
    while let content = comment() {
      lastComment = content.isEmpty ? lastComment : content
      skipFWS()
    }
  }

  // comment = "(" *([FWS] ccontent) [FWS] ")"
  // ccontent = ctext / quoted-pair / comment
  /// Moves past a comment with the comments inside it; returns its content without the outer parentheses.
  ///
  /// A comment that isn't closed takes the rest. Where comments nest deeper than the limit the content is left out:
  /// the range is empty. Nesting costs no memory.
  ///
  /// Source: RFC 5322 §3.2.2.
  @_lifetime(self: copy self)
  mutating func comment() -> Range<Int>? {
    let start = cursor.index
    guard cursor.skip(ASCII.leftParenthesis) else { return nil }
    var depth = 1
    var deepest = 1
    while depth > 0 {
      cursor.skip(while: OctetSet.commentText)
      switch cursor.next() {
      case ASCII.leftParenthesis:
        depth &+= 1
        deepest = max(deepest, depth)
      case ASCII.rightParenthesis:
        depth &-= 1
      case ASCII.backslash:
        cursor.advance()
      default:
        record(.unterminatedComment, at: start)
        return content(from: start &+ 1, to: cursor.index, deepest: deepest)
      }
    }
    return content(from: start &+ 1, to: cursor.index &- 1, deepest: deepest)
  }

  /// The content of a comment, or an empty range where comments nest too deep.
  @_lifetime(self: copy self)
  private mutating func content(from start: Int, to end: Int, deepest: Int) -> Range<Int> {
    guard deepest <= commentDepth else {
      record(.limitCommentDepth, at: start &- 1)
      return start..<start
    }
    return start..<end
  }
}
