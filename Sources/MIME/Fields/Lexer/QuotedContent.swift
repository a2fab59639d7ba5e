internal import Octets

/// What the inside of a quoted-string or comment says.
enum QuotedContent {
  /// Appends the octets that the inside of a quoted-string or comment stands for: quoted-pairs become the octet after
  /// the backslash, line ends of folds vanish and the blanks after them stay.
  ///
  /// - Parameters:
  ///   - octets: The inside, as the lexer's `quotedString` and `comment` return its range.
  ///   - output: Receives at most as many octets as there are.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.2.1, §3.2.2.
  static func append(_ octets: Span<UInt8>, to output: inout [UInt8]) {
    var cursor = OctetCursor(octets)
    let plain = OctetSet.plainContent
    while true {
      output.append(octets.extracting(cursor.skip(while: plain)))
      switch cursor.next() {
      case nil: return
      case ASCII.backslash:
        // QUIRK: a backslash before a line end, or at the end, stands for itself.
        guard let octet = cursor.current, octet != ASCII.cr, octet != ASCII.lf else {
          output.append(ASCII.backslash)
          continue
        }
        output.append(octet)
        cursor.advance()
      default: continue
      }
    }
  }

  // quoted-string = DQUOTE *([FWS] qcontent) [FWS] DQUOTE
  /// Appends a text as a quoted-string.
  ///
  /// - Parameter text: Octets without CR and LF.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.2.4.
  static func appendQuoted(_ text: Span<UInt8>, to output: inout [UInt8]) {
    output.append(ASCII.quote)
    for index in text.indices {
      if needsBackslash(text[index]) { output.append(ASCII.backslash) }
      output.append(text[index])
    }
    output.append(ASCII.quote)
  }

  /// How many octets the inside of a text's quoted-string has.
  static func quotedCount(of text: Span<UInt8>) -> Int {
    var count = text.count
    for index in text.indices where needsBackslash(text[index]) { count += 1 }
    return count
  }

  /// Whether an octet ends a quoted-string, or means something else, unless a backslash is before it.
  static func needsBackslash(_ octet: UInt8) -> Bool { octet == ASCII.quote || octet == ASCII.backslash }
}
