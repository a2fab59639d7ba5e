internal import Octets

extension FieldWriter {
  /// Appends URIs in angle brackets, joined by commas; none is `NO`.
  ///
  /// Source: RFC 2369 §2, §3.4.
  mutating func appendURIs(_ uris: [String]) {
    if uris.isEmpty {
      folder.appendBlank(.afterName)
      return folder.append("NO".utf8.span)
    }
    var isFirst = true
    for uri in uris {
      if !isFirst { folder.append(ASCII.comma) }
      folder.appendBlank(isFirst ? .afterName : .part)
      folder.append(ASCII.lessThan)
      folder.append(uri.utf8.span)
      folder.append(ASCII.greaterThan)
      isFirst = false
    }
  }

  // list-id-header = "List-ID:" [phrase] "<" list-id ">" CRLF
  /// Appends a list's name and identifier.
  ///
  /// Source: RFC 2919 §3.
  mutating func appendListID(_ id: ListID) throws(CompositionError) {
    folder.appendBlank(.afterName)
    if let name = id.name, !name.utf8.isEmpty {
      try appendPhrase(name)
      folder.appendBlank()
    }
    folder.append(ASCII.lessThan)
    folder.append(id.id.utf8.span)
    folder.append(ASCII.greaterThan)
  }
}

extension FieldCheck {
  // URI = scheme ":" hier-part [ "?" query ] [ "#" fragment ]
  /// Checks URIs: ASCII with a scheme, and nothing that would end one.
  ///
  /// Source: RFC 2369 §2, RFC 3986 §3.
  func checkURIs(_ uris: [String]) throws(CompositionError) {
    try require(!uris.isEmpty || isOne(of: [.listPost]))
    for uri in uris {
      try checkLine(uri)
      let text = uri.utf8.span
      var cursor = OctetCursor(text)
      cursor.skip(while: .scheme)
      try require(cursor.index > 0 && cursor.skip(ASCII.colon), at: cursor.index)
      cursor.skip(while: .uriText)
      try require(cursor.isAtEnd, at: cursor.index)
    }
  }

  // list-id = list-label "." list-id-namespace
  /// Checks a list's identifier: atoms joined by dots.
  ///
  /// Source: RFC 2919 §2.
  func checkListID(_ id: ListID) throws(CompositionError) {
    if let name = id.name { try checkLine(name, allowsTab: true) }
    try checkLine(id.id)
    let text = id.id.utf8.span
    var lexer = FieldLexer(text)
    try require(lexer.dotAtom() != nil && lexer.isAtEnd && text.asciiPrefixCount() == text.count, at: lexer.index)
  }
}

extension OctetSet {
  // scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
  static let scheme = OctetSet { $0.isLetter || $0.isDigit }.union(OctetSet("+-."))
  /// The octets of URIs.
  ///
  /// Source: RFC 3986 §2.
  static let uriText = OctetSet { !$0.isControl && $0 != ASCII.space }.subtracting(OctetSet("<>\"\\^`{|}"))
}
