internal import Octets

/// Makes the header fields of a draft.
struct HeaderComposer: Sendable {
  let identifiers: Identifiers
  /// The number of the message, where it is part of another.
  let number: PartNumber
  let keepsBcc: Bool

  /// The formatted fields, those that tell of the body left out.
  ///
  /// Source: RFC 5322 §3.6.
  func fields(of draft: Draft, for route: Route) throws(CompositionError) -> [UInt8] {
    guard !draft.from.isEmpty else { throw CompositionError(.fieldMissing, field: "From") }
    guard draft.sender != nil || AddressList(draft.from).mailboxes.count == 1 else {
      throw CompositionError(.fieldMissing, field: "Sender")
    }
    let fields =
      try originFields(of: draft) + destinationFields(of: draft) + threadFields(of: draft)
      + listFields(of: draft) + otherFields(of: draft)
    var octets: [UInt8] = []
    for field in fields { try field.format(for: route, into: &octets) }
    return octets
  }

  private func originFields(of draft: Draft) throws(CompositionError) -> [HeaderField] {
    var fields = [try HeaderField("Date", .dateTime(draft.date ?? identifiers.date))]
    fields.append(try HeaderField("From", .addresses(draft.from)))
    if let sender = draft.sender { fields.append(try HeaderField("Sender", .addresses([.mailbox(sender)]))) }
    if !draft.replyTo.isEmpty { fields.append(try HeaderField("Reply-To", .addresses(draft.replyTo))) }
    return fields
  }

  private func destinationFields(of draft: Draft) throws(CompositionError) -> [HeaderField] {
    var fields: [HeaderField] = []
    if !draft.to.isEmpty { fields.append(try HeaderField("To", .addresses(draft.to))) }
    if !draft.cc.isEmpty { fields.append(try HeaderField("Cc", .addresses(draft.cc))) }
    if !draft.bcc.isEmpty {
      // It is looked at even where it is not written: what it holds is whom the message goes to.
      let field = try HeaderField("Bcc", .addresses(draft.bcc))
      if keepsBcc { fields.append(field) }
    }
    return fields
  }

  private func threadFields(of draft: Draft) throws(CompositionError) -> [HeaderField] {
    let id = draft.messageID ?? identifiers.messageID(of: number)
    var fields = [try HeaderField("Message-ID", .messageIDs([id]))]
    if !draft.inReplyTo.isEmpty { fields.append(try HeaderField("In-Reply-To", .messageIDs(draft.inReplyTo))) }
    if !draft.references.isEmpty { fields.append(try HeaderField("References", .messageIDs(draft.references))) }
    if let subject = draft.subject { fields.append(try HeaderField("Subject", .unstructured(subject))) }
    return fields
  }

  /// Source: RFC 2369, RFC 2919, RFC 8058 §3.1.
  private func listFields(of draft: Draft) throws(CompositionError) -> [HeaderField] {
    guard let list = draft.mailingList else { return [] }
    var fields: [HeaderField] = []
    if let id = list.id { fields.append(try HeaderField("List-ID", .listID(id))) }
    let uris: [(String, [String])] = [
      ("List-Help", list.help), ("List-Unsubscribe", list.unsubscribe), ("List-Subscribe", list.subscribe),
      ("List-Post", list.post), ("List-Owner", list.owner), ("List-Archive", list.archive),
    ]
    for (name, uris) in uris where !uris.isEmpty { fields.append(try HeaderField(name, .uris(uris))) }
    if list.isPostingClosed, list.post.isEmpty { fields.append(try HeaderField("List-Post", .uris([]))) }
    if let url = list.oneClickUnsubscribe {
      guard list.unsubscribe.contains(url) else {
        throw CompositionError(.valueInvalid, field: "List-Unsubscribe-Post")
      }
      fields.append(try HeaderField("List-Unsubscribe-Post", .unstructured("List-Unsubscribe=One-Click")))
    }
    return fields
  }

  /// The fields without a place of their own, none of which may be one that has a place.
  private func otherFields(of draft: Draft) throws(CompositionError) -> [HeaderField] {
    for field in draft.otherFields {
      let name = Array(field.name.utf8)
      switch FieldName(name.span) {
      case nil, .comments, .keywords, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc, .resentDate,
        .resentMessageID, .received, .returnPath:
        continue
      default:
        throw CompositionError(.fieldRepeated, field: field.name)
      }
    }
    return draft.otherFields
  }
}
