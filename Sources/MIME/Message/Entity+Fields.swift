internal import Octets

extension Entity {
  /// The addresses of a field such as From or To; nil where the entity has no such field.
  ///
  /// The first field of the name counts; To, Cc and Bcc fields that occur more than once are joined. Parsed at each call.
  ///
  /// Source: RFC 5322 §3.4, §3.6.2, §3.6.3.
  public func addresses(_ name: FieldName) -> AddressList? {
    var ignored = DefectLog()
    return addresses(name, defects: &ignored)
  }

  func addresses(_ name: FieldName, defects: inout DefectLog) -> AddressList? {
    var joined: [Address] = []
    var isThere = false
    let joins = name == .to || name == .cc || name == .bcc
    let records = storage.index.fields
    for number in fields.range where records[number].name == name {
      let field = Field(storage: storage, record: records[number])
      var found = DefectLog(perCode: storage.limits.defectsPerCode)
      let list = AddressList(lenient: field.body, limits: storage.limits, defects: &found)
      defects.record(found, movedBy: field.bodyRange.lowerBound)
      guard joins else { return list }
      joined += list.addresses
      isThere = true
    }
    return isThere ? AddressList(joined) : nil
  }

  /// The message identifiers of a field such as Message-ID or References, without angle brackets; nil where the entity
  /// has no such field.
  ///
  /// Source: RFC 5322 §3.6.4.
  public func messageIDs(_ name: FieldName) -> [MessageID]? {
    guard let field = fields.first(named: name) else { return nil }
    var ignored = DefectLog()
    return MessageIDList(lenient: field.body, limits: storage.limits, defects: &ignored).ids
  }

  /// The date of a field such as Date; nil where there is none or it can't be read.
  ///
  /// Source: RFC 5322 §3.3, §3.6.1.
  public func date(_ name: FieldName) -> DateTime? {
    guard let field = fields.first(named: name) else { return nil }
    var ignored = DefectLog()
    return DateTime(lenient: field.body, defects: &ignored)
  }
}

extension Message {
  /// Who wrote it. Source: RFC 5322 §3.6.2.
  public var from: AddressList? { root.addresses(.from) }
  /// Who sent it, where that is somebody else. Source: RFC 5322 §3.6.2.
  public var sender: AddressList? { root.addresses(.sender) }
  /// Whom to answer. Source: RFC 5322 §3.6.2.
  public var replyTo: AddressList? { root.addresses(.replyTo) }
  /// To whom it is. Source: RFC 5322 §3.6.3.
  public var to: AddressList? { root.addresses(.to) }
  /// Who gets a copy. Source: RFC 5322 §3.6.3.
  public var cc: AddressList? { root.addresses(.cc) }
  /// Who gets a copy unseen. Source: RFC 5322 §3.6.3.
  public var bcc: AddressList? { root.addresses(.bcc) }
  /// Its subject, decoded. Source: RFC 5322 §3.6.5, RFC 2047.
  public var subject: String? { root.fields.first(named: .subject)?.text }
  /// When it was written. Source: RFC 5322 §3.6.1.
  public var date: DateTime? { root.date(.date) }
  /// Its identifier, without angle brackets. Source: RFC 5322 §3.6.4.
  public var messageID: MessageID? { root.messageIDs(.messageID)?.first }
  /// The identifiers of the messages that it answers. Source: RFC 5322 §3.6.4.
  public var inReplyTo: [MessageID]? { root.messageIDs(.inReplyTo) }
  /// The identifiers of the thread that it belongs to. Source: RFC 5322 §3.6.4.
  public var references: [MessageID]? { root.messageIDs(.references) }
}
