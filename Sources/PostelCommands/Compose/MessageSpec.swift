internal import MIME
internal import Octets

/// Makes a message from its specification in JSON; the schema is in ``SpecSchema``.
struct MessageSpec {
  /// The names of a message's members.
  static let memberNames = [
    "from", "sender", "replyTo", "to", "cc", "bcc", "subject", "sentAt", "messageId", "inReplyTo", "references",
    "headers", "text", "html", "inline", "attachments", "body",
  ]

  /// What relative paths of files begin at, with a slash at its end; empty for the current folder.
  private let folder: String

  /// Creates a reader of the specification in a file.
  init(path: String) {
    let octets = Array(path.utf8)
    let end = octets.lastIndex(of: ASCII.slash).map { $0 + 1 } ?? 0
    folder = String(decodingUTF8: octets.span.extracting(..<end))
  }

  /// The message that a value specifies.
  func outline(_ spec: SpecValue) throws(SpecFault) -> MessageOutline {
    let members = try spec.members(Self.memberNames)
    var outline = MessageOutline()
    for (name, field) in Self.addressFields {
      if let value = members[name] { try addAddresses(value, to: field, of: &outline) }
    }
    for (name, field) in Self.textFields {
      for value in members[name]?.elements() ?? [] { try add(try value.string(), value, to: field, of: &outline) }
    }
    for header in members["headers"]?.elements() ?? [] { try addHeader(header, to: &outline) }
    let parts = PartSpec(messages: self)
    if let value = members["text"] { outline.text = try parts.text(value, type: .textPlain) }
    if let value = members["html"] { outline.html = try parts.text(value, type: .textHTML) }
    for value in members["inline"]?.elements() ?? [] { outline.inline.append(try parts.inline(value)) }
    for value in members["attachments"]?.elements() ?? [] { outline.attachments.append(try parts.attachment(value)) }
    if let value = members["body"] {
      guard members["text"] == nil, members["html"] == nil else {
        throw value.fault("a message has this, or text and html")
      }
      outline.body = try parts.part(value)
    }
    return outline
  }

  private static let addressFields = [
    ("from", "From"), ("sender", "Sender"), ("replyTo", "Reply-To"), ("to", "To"), ("cc", "Cc"), ("bcc", "Bcc"),
  ]
  private static let textFields = [
    ("subject", "Subject"), ("sentAt", "Date"), ("messageId", "Message-ID"), ("inReplyTo", "In-Reply-To"),
    ("references", "References"),
  ]

  /// The path of a file that a specification names.
  func path(_ name: String) -> String { name.utf8.first == ASCII.slash ? name : folder + name }

  private func add(
    _ text: String, _ value: SpecValue, to field: String, of outline: inout MessageOutline
  ) throws(SpecFault) {
    do throws(CompositionError) {
      try outline.add(field, text)
    } catch {
      throw value.fault(error.description)
    }
  }

  /// Adds addresses: a text as a field has it, an object of a name and an address, or an array of those.
  private func addAddresses(
    _ value: SpecValue, to field: String, of outline: inout MessageOutline
  ) throws(SpecFault) {
    for element in value.elements() {
      if case .string(let text) = element.node.value {
        try add(text, element, to: field, of: &outline)
        continue
      }
      let members = try element.members(["name", "email"])
      guard let email = members["email"] else { throw element.fault("an address needs an email") }
      let mailbox = Mailbox(displayName: try members["name"]?.string(), address: try email.string())
      do throws(CompositionError) {
        _ = try HeaderField(field, .addresses([.mailbox(mailbox)]))
      } catch {
        throw element.fault(error.description)
      }
      outline.add(.mailbox(mailbox), to: field)
    }
  }

  private func addHeader(_ header: SpecValue, to outline: inout MessageOutline) throws(SpecFault) {
    let members = try header.members(["name", "value"])
    guard let name = members["name"], let value = members["value"] else {
      throw header.fault("a header needs a name and a value")
    }
    try add(try value.string(), value, to: try name.string(), of: &outline)
  }
}

extension MessageOutline {
  /// Adds an address to a field that has a place in the draft.
  fileprivate mutating func add(_ address: Address, to field: String) {
    switch field {
    case "From": draft.from.append(address)
    case "Reply-To": draft.replyTo.append(address)
    case "To": draft.to.append(address)
    case "Cc": draft.cc.append(address)
    case "Bcc": draft.bcc.append(address)
    default: draft.sender = AddressList([address]).mailboxes.first
    }
  }
}
