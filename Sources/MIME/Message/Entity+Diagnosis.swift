internal import MIMECodecs
internal import Octets

extension Entity {
  /// Records what is wrong with the values of its header fields, at offsets of the whole input.
  ///
  /// Looks at the fields whose form is fixed: addresses, dates, identifiers, types, dispositions, texts. What is wrong
  /// with the header section as a whole the reader has said.
  public func checkFields(defects: inout DefectLog) {
    for field in fields {
      guard let name = field.knownName else { continue }
      var found = DefectLog(perCode: storage.limits.defectsPerCode)
      check(field, name, defects: &found)
      defects.record(found, movedBy: field.bodyRange.lowerBound)
    }
  }

  /// Records what is wrong with how its body is encoded, and is no hindrance to decoding it.
  ///
  /// Source: RFC 2045 §6.7, rule 1.
  public func checkEncoding(defects: inout DefectLog) {
    guard kind == .leaf || kind == .encodedMessage, transferEncoding == .quotedPrintable,
      let place = LowerCaseEscape.firstIndex(in: rawBody)
    else { return }
    defects.record(.quotedPrintableLowerCase, at: record.bodyStart + place)
  }

  private func check(_ field: Field, _ name: FieldName, defects: inout DefectLog) {
    let limits = storage.limits
    switch name {
    case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc:
      _ = AddressList(lenient: field.body, limits: limits, defects: &defects)
    case .messageID, .resentMessageID, .contentID:
      checkMessageIDs(field, atMost: 1, defects: &defects)
    case .inReplyTo, .references:
      checkMessageIDs(field, atMost: .max, defects: &defects)
    case .date, .resentDate:
      _ = DateTime(lenient: field.body, defects: &defects)
    case .contentType:
      checkType(MediaType(lenient: field.body, limits: limits, defects: &defects), defects: &defects)
    case .contentDisposition:
      _ = ContentDisposition(lenient: field.body, limits: limits, defects: &defects)
    case .contentTransferEncoding:
      checkTransferEncoding(field, defects: &defects)
    case .mimeVersion:
      checkMIMEVersion(field, defects: &defects)
    case .subject, .comments, .keywords, .contentDescription:
      _ = UnstructuredText.string(field.body, defects: &defects)
    case .received:
      _ = Received(lenient: field.body, limits: limits, defects: &defects)
    case .listID:
      _ = ListID(lenient: field.body, limits: limits, defects: &defects)
    case .listHelp, .listUnsubscribe, .listSubscribe, .listPost, .listOwner, .listArchive:
      _ = ListURIs(lenient: field.body, limits: limits, defects: &defects)
    case .returnPath, .contentLanguage, .contentLocation, .listUnsubscribePost:
      break
    }
  }

  //     message-id = "Message-ID:" msg-id CRLF
  //     references = "References:" 1*msg-id CRLF
  /// Source: RFC 5322 §3.6.4.
  private func checkMessageIDs(_ field: Field, atMost most: Int, defects: inout DefectLog) {
    let list = MessageIDList(lenient: field.body, limits: storage.limits, defects: &defects)
    if list.ids.isEmpty || list.ids.count > most, defects.count(of: .messageIDInvalid) == 0 {
      defects.record(.messageIDInvalid, at: 0)
    }
  }

  /// Source: RFC 2046 §5.2.2.
  private func checkType(_ type: MediaType, defects: inout DefectLog) {
    guard type.essence == "message/partial" else { return }
    let isRight = FragmentPlace(type)?.isConsistent ?? false
    if !isRight || !transferEncoding.isIdentity { defects.record(.partialInvalid, at: 0) }
  }

  private func checkTransferEncoding(_ field: Field, defects: inout DefectLog) {
    switch transferEncoding {
    case .unknown: defects.record(.unknownTransferEncoding, at: 0)
    case .uuencode, .yenc: defects.record(.obsoleteTransferEncoding, at: 0)
    case .sevenBit, .eightBit, .binary, .base64, .quotedPrintable:
      guard !TransferEncodingField.isWellFormed(field.body, limits: storage.limits) else { return }
      defects.record(.transferEncodingInvalid, at: 0)
    }
  }

  //     version := "MIME-Version" ":" 1*DIGIT "." 1*DIGIT
  /// Source: RFC 2045 §4, where comments are allowed anywhere in it.
  private func checkMIMEVersion(_ field: Field, defects: inout DefectLog) {
    var lexer = FieldLexer(field.body, limits: storage.limits)
    lexer.skipCFWS()
    let major = lexer.cursor.skip(UInt8(ascii: "1"))
    lexer.skipCFWS()
    let dot = lexer.cursor.skip(ASCII.dot)
    lexer.skipCFWS()
    let minor = lexer.cursor.skip(ASCII.zero)
    lexer.skipCFWS()
    if !(major && dot && minor && lexer.isAtEnd) { defects.record(.unusualMIMEVersion, at: 0) }
  }
}

extension Message {
  /// Everything that is wrong with it, by offset: its structure, the values of its fields, encodings and charsets.
  ///
  /// Decodes every body, so it costs about as much as reading all of the message. ``defects`` has what the reader found
  /// at no extra cost. Defects of a message under a transfer encoding stand at the offset of the part that holds it.
  public func diagnose() -> [Defect] {
    var log = DefectLog(perCode: storage.limits.defectsPerCode)
    log.record(storage.index.defects, movedBy: 0)
    for index in storage.index.entities.indices {
      let entity = Entity(storage: storage, index: index)
      entity.checkFields(defects: &log)
      entity.checkEncoding(defects: &log)
      entity.checkContent(defects: &log)
    }
    checkContentIDs(defects: &log)
    return log.defects.sorted { ($0.offset, $0.code.rawValue) < ($1.offset, $1.code.rawValue) }
  }

  /// Source: RFC 2392 §2: a Content-ID names one part in the world.
  public func checkContentIDs(defects: inout DefectLog) {
    var seen: Set<String> = []
    for index in storage.index.entities.indices {
      let entity = Entity(storage: storage, index: index)
      guard let identifier = entity.contentID else { continue }
      if !seen.insert(identifier).inserted { defects.record(.duplicateContentID, at: entity.record.headerStart) }
    }
  }
}

extension Entity {
  fileprivate func checkContent(defects: inout DefectLog) {
    guard kind == .leaf || kind == .encodedMessage else { return }
    let content = decodedBody(defects: &defects)
    _ = report(of: content.span, defects: &defects)
    for part in virtualParts(of: content, defects: &defects) { part.decodeContent(defects: &defects) { _ in } }
    if isText { _ = decodeText(of: content.span, defects: &defects) { _ in } }
    guard let inner = encodedMessage() else { return }
    for defect in inner.diagnose() { defects.record(defect.code, at: record.bodyStart) }
  }
}
