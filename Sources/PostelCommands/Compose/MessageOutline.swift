internal import MIME

/// A message as it is put together from a specification and options: fields, and the pieces of its body.
struct MessageOutline {
  var draft = Draft()
  var text: Draft.Part?
  var html: Draft.Part?
  var inline: [Draft.Part] = []
  var attachments: [Draft.Part] = []
  /// A body that is said as a whole; files go behind it.
  var body: Draft.Part?

  /// The message with its body.
  var finished: Draft {
    var finished = draft
    if let body {
      let files = inline + attachments
      finished.body = files.isEmpty ? body : .multipart("mixed", [body] + files)
    } else {
      finished.body = .arranged(text: text, html: html, inline: inline, attachments: attachments)
    }
    return finished
  }

  /// Adds a field that is given by name and value: where the draft has a place for it, there.
  mutating func add(_ name: String, _ value: String) throws(CompositionError) {
    let field = try HeaderField(parsing: name, value)
    switch (FieldName(name.utf8Span.span), field.value) {
    case (.from, .addresses(let addresses)): draft.from += addresses
    case (.replyTo, .addresses(let addresses)): draft.replyTo += addresses
    case (.to, .addresses(let addresses)): draft.to += addresses
    case (.cc, .addresses(let addresses)): draft.cc += addresses
    case (.bcc, .addresses(let addresses)): draft.bcc += addresses
    case (.sender, .addresses(let addresses)): draft.sender = AddressList(addresses).mailboxes.first
    case (.subject, .unstructured(let subject)): draft.subject = subject
    case (.date, .dateTime(let date)): draft.date = date
    case (.messageID, .messageIDs(let ids)): draft.messageID = ids.first
    case (.inReplyTo, .messageIDs(let ids)): draft.inReplyTo += ids
    case (.references, .messageIDs(let ids)): draft.references += ids
    case (let known?, _) where isOfLists(known): try addToList(known, field)
    default: draft.otherFields.append(field)
    }
  }

  private func isOfLists(_ name: FieldName) -> Bool {
    switch name {
    case .listID, .listHelp, .listUnsubscribe, .listUnsubscribePost, .listSubscribe, .listPost, .listOwner,
      .listArchive:
      true
    default: false
    }
  }

  /// Adds a field that tells of the mailing list.
  private mutating func addToList(_ name: FieldName, _ field: HeaderField) throws(CompositionError) {
    var list = draft.mailingList ?? MailingList()
    switch (name, field.value) {
    case (.listID, .listID(let id)): list.id = id
    case (.listHelp, .uris(let uris)): list.help += uris
    case (.listUnsubscribe, .uris(let uris)): list.unsubscribe += uris
    case (.listSubscribe, .uris(let uris)): list.subscribe += uris
    case (.listOwner, .uris(let uris)): list.owner += uris
    case (.listArchive, .uris(let uris)): list.archive += uris
    case (.listPost, .uris(let uris)):
      list.post += uris
      list.isPostingClosed = uris.isEmpty
    default:
      let url = list.unsubscribe.first { $0.utf8.starts(with: "https://".utf8) }
      guard let url, case .structured("List-Unsubscribe=One-Click") = field.value else {
        throw CompositionError(.valueInvalid, field: field.name)
      }
      list.oneClickUnsubscribe = url
    }
    draft.mailingList = list
  }
}
