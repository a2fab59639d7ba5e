internal import Octets

extension FieldWriter {
  // message-id = "Message-ID:" msg-id CRLF
  // references = "References:" 1*msg-id CRLF
  /// Appends identifiers, which may be folded between each other.
  ///
  /// Source: RFC 5322 §3.6.4.
  mutating func appendMessageIDs(_ ids: [MessageID]) throws(CompositionError) {
    var place = FieldFolder.Place.afterName
    for id in ids {
      let text = id.text.utf8.span
      try checkRoute(text)
      folder.appendBlank(place)
      folder.append(ASCII.lessThan)
      folder.append(text)
      folder.append(ASCII.greaterThan)
      place = .part
    }
  }
}

extension FieldCheck {
  /// Checks identifiers: by the grammar where they are one's own, else only that they can be read again.
  ///
  /// QUIRK: those of other messages are written whatever grammar they follow: threads hang on their octets.
  ///
  /// Source: RFC 5322 §3.6.4.
  func checkMessageIDs(_ ids: [MessageID]) throws(CompositionError) {
    let areOthers = isOne(of: [.references, .inReplyTo])
    try require(!ids.isEmpty && (ids.count == 1 || !isOne(of: [.messageID, .resentMessageID, .contentID])))
    for id in ids {
      try checkLine(id.text)
      let text = id.text.utf8.span
      var cursor = OctetCursor(text)
      cursor.skip(while: .bracketedText)
      try require(cursor.isAtEnd && !text.isEmpty, at: cursor.index)
      if !areOthers { try require(id.isValid) }
    }
  }
}

extension OctetSet {
  /// What may stand between angle brackets: no brackets and no blanks.
  static let bracketedText = visible.subtracting(OctetSet("<>"))
}

extension MessageID {
  // msg-id = "<" id-left "@" id-right ">"
  /// Whether the text is an identifier by the grammar of today.
  ///
  /// Source: RFC 5322 §3.6.4.
  var isValid: Bool { MessageIDParser.isValid(text.utf8.span) }
}
