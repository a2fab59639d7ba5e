internal import Octets

extension HeaderField {
  /// Creates a field from a name and a value as a person writes it: `To` and `Ann <ann@example.org>`, `Date` and
  /// `Mon, 23 Nov 2026 10:00:00 +0100`.
  ///
  /// The name says how the value is read. Addresses may be internationalized, dates and addresses may have obsolete
  /// forms, as long as it is clear what is meant, and an identifier may lack its angle brackets. What fields of unknown
  /// names hold is unstructured text. Blanks at both ends are dropped.
  /// - Parameters:
  ///   - name: The field's name in letters of either case; it is written as given.
  ///   - text: The value on one line; in unstructured text nothing is decoded.
  /// - Throws: ``CompositionError`` with the offset in the text where it shows that the value is none of its field.
  ///
  /// Source: RFC 5322 §3.6, RFC 2045 §3, RFC 2369, RFC 2919.
  public init(parsing name: String, _ text: String) throws(CompositionError) {
    let check = try FieldCheck(name)
    try check.checkLine(text, allowsTab: true)
    let octets = text.utf8.span
    let place = octets.trimmedRange()
    let trimmed = String(decodingUTF8: octets.extracting(place))
    do throws(CompositionError) {
      try self.init(name, check.parse(trimmed))
    } catch {
      throw CompositionError(error.code, field: name, at: error.offset + place.lowerBound)
    }
  }
}

extension FieldCheck {
  /// The value that a text is in this field.
  fileprivate func parse(_ text: String) throws(CompositionError) -> HeaderField.Value {
    switch kind {
    case .addresses: return .addresses(try parseAddresses(text.utf8.span))
    case .dateTime: return .dateTime(try parseDateTime(text.utf8.span))
    case .messageIDs: return .messageIDs(try parseMessageIDs(text))
    case .mediaType: return .mediaType(try parseMediaType(text.utf8.span))
    case .disposition: return .disposition(try parseDisposition(text.utf8.span))
    case .uris: return .uris(try parseURIs(text.utf8.span))
    case .listID: return .listID(try parseListID(text.utf8.span))
    case .phrases: return .phrases(try parsePhrases(text.utf8.span))
    case .structured: return .structured(text)
    case .unstructured: return .unstructured(text)
    }
  }

  /// What a field of this name holds.
  enum Kind {
    case addresses, dateTime, messageIDs, mediaType, disposition, uris, listID, phrases, structured, unstructured
  }

  var kind: Kind {
    switch known {
    case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc,
      .returnPath:
      .addresses
    case .date, .resentDate: .dateTime
    case .messageID, .inReplyTo, .references, .resentMessageID, .contentID: .messageIDs
    case .contentType: .mediaType
    case .contentDisposition: .disposition
    case .listHelp, .listUnsubscribe, .listSubscribe, .listPost, .listOwner, .listArchive: .uris
    case .listID: .listID
    case .received, .mimeVersion, .contentTransferEncoding, .contentLanguage, .contentLocation, .listUnsubscribePost:
      .structured
    case .keywords: .phrases
    case .subject, .comments, .contentDescription: .unstructured
    case nil: holdsAddresses ? .addresses : .unstructured
    }
  }

  /// Whether the field is one that holds addresses though it isn't known by heart.
  ///
  /// Source: RFC 8098 §2.1, RFC 4021 §2.1.
  private var holdsAddresses: Bool {
    let octets = name.utf8.span
    return octets.equalsIgnoringCase("disposition-notification-to") || octets.equalsIgnoringCase("mail-followup-to")
      || octets.equalsIgnoringCase("mail-reply-to") || octets.equalsIgnoringCase("errors-to")
  }
}

/// Values by their readers.
extension FieldCheck {
  /// Throws for the first defect that leaves open what is meant.
  private func refuse(_ defects: DefectLog, but harmless: [Defect.Code]) throws(CompositionError) {
    let first = defects.defects.filter { !harmless.contains($0.code) }.min { $0.offset < $1.offset }
    if let first { throw error(.valueInvalid, at: first.offset) }
  }

  private func parseAddresses(_ text: Span<UInt8>) throws(CompositionError) -> [Address] {
    if known == .returnPath, text.equalsIgnoringCase("<>") { return [] }  // RFC 5321 §4.4: the null path
    var defects = DefectLog()
    let list = AddressList(lenient: text, defects: &defects)
    try refuse(defects, but: [.addressObsolete, .addressUnusualDomain, .misleadingName])
    return list.addresses
  }

  // keywords = "Keywords:" phrase *("," phrase) CRLF
  private func parsePhrases(_ text: Span<UInt8>) throws(CompositionError) -> [String] {
    var lexer = FieldLexer(text)
    var phrases: [String] = []
    var start = 0
    while true {
      if lexer.isAtEnd || lexer.current == ASCII.comma {
        var phrase: [UInt8] = []
        AddressText.appendWords(text.extracting(start..<lexer.index), to: &phrase)
        phrases.append(String(decodingUTF8: phrase.span))
        if lexer.isAtEnd { break }
        lexer.cursor.advance()
        start = lexer.index
      } else if lexer.quotedString() == nil, lexer.comment() == nil {
        lexer.cursor.advance()
      }
    }
    try refuse(lexer.defects, but: [])
    return phrases
  }

  private func parseDateTime(_ text: Span<UInt8>) throws(CompositionError) -> DateTime {
    var defects = DefectLog()
    let date = DateTime(lenient: text, defects: &defects)
    try refuse(defects, but: [.dateObsolete])
    guard let date else { throw error(.valueInvalid) }
    return date
  }

  private func parseMessageIDs(_ text: String) throws(CompositionError) -> [MessageID] {
    let octets = text.utf8.span
    guard octets.firstIndex(of: ASCII.lessThan) != nil else { return [MessageID(text: text)] }
    var defects = DefectLog()
    let list = MessageIDList(lenient: octets, defects: &defects)
    try refuse(defects, but: isOne(of: [.references, .inReplyTo]) ? [.messageIDInvalid] : [])
    return list.ids
  }

  private func parseMediaType(_ text: Span<UInt8>) throws(CompositionError) -> MediaType {
    var defects = DefectLog()
    let type = MediaType(lenient: text, defects: &defects)
    try refuse(defects, but: Self.harmlessInNames)
    return type
  }

  private func parseDisposition(_ text: Span<UInt8>) throws(CompositionError) -> ContentDisposition {
    var defects = DefectLog()
    let disposition = ContentDisposition(lenient: text, defects: &defects)
    try refuse(defects, but: Self.harmlessInNames)
    return disposition
  }

  /// What a file name may be though it is better not used.
  private static let harmlessInNames: [Defect.Code] = [.fileNamePath, .fileNameReserved, .misleadingName]

  private func parseURIs(_ text: Span<UInt8>) throws(CompositionError) -> [String] {
    var defects = DefectLog()
    let list = ListURIs(lenient: text, defects: &defects)
    try refuse(defects, but: [])
    return list.uris
  }

  private func parseListID(_ text: Span<UInt8>) throws(CompositionError) -> ListID {
    var defects = DefectLog()
    let id = ListID(lenient: text, defects: &defects)
    try refuse(defects, but: [.misleadingName])
    guard let id else { throw error(.valueInvalid) }
    return id
  }
}
