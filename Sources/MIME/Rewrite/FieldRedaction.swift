internal import Octets

/// A header field with what a redaction masks.
struct FieldRedaction {
  private let redactor: Redactor
  private let field: Field
  private let limits: Limits

  init(_ field: Field, _ redactor: Redactor, limits: Limits) {
    self.field = field
    self.redactor = redactor
    self.limits = limits
  }

  /// The field as it is written then; nil where nothing in it is masked.
  func octets() -> [UInt8]? {
    let body = field.body
    let text = field.text
    guard redactor.finds(in: body) || redactor.finds(in: text.utf8.span) || redactor.finds(in: unfolded.span) else {
      return parameters()
    }
    return typed(body) ?? asText()
  }

  /// The field by the grammar of its value; nil where it has none that is known, or doesn't follow it.
  private func typed(_ body: Span<UInt8>) -> [UInt8]? {
    var ignored = DefectLog(perCode: 0)
    switch field.knownName {
    case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc,
      .returnPath:
      let list = AddressList(lenient: body, limits: limits, defects: &ignored)
      return format(.addresses(list.addresses.map(masked)))
    case .contentType, .contentDisposition: return parameters()
    case .messageID, .inReplyTo, .references, .resentMessageID, .contentID:
      let list = MessageIDList(lenient: body, limits: limits, defects: &ignored)
      return format(.messageIDs(list.ids.map(masked)))
    case .subject, .comments, .keywords, .contentDescription, nil: return asText()
    default: return format(.structured(masked(String(decodingUTF8: unfolded.span), isToken: true)))
    }
  }

  private func masked(_ address: Address) -> Address {
    switch address {
    case .mailbox(let mailbox): .mailbox(masked(mailbox))
    case .group(let name, let members):
      .group(name: redactor.masked(name) ?? name, members: members.map { masked($0) })
    }
  }

  /// An identifier; where only its domain is masked it stays one of its own, so that threads hold together.
  private func masked(_ id: MessageID) -> MessageID {
    let text = id.text
    guard let at = text.utf8.lastIndex(of: ASCII.at),
      let domain = redactor.masked(String(text[text.utf8.index(after: at)...]), isToken: true)
    else { return MessageID(text: redactor.masked(text, isToken: true) ?? text) }
    let left = String(text[..<at])
    return MessageID(text: "\(redactor.masked(left, isToken: true) ?? left)@\(domain)")
  }

  private func masked(_ mailbox: Mailbox) -> Mailbox {
    let name = mailbox.displayName.map { redactor.masked($0) ?? $0 }
    let isHit = redactor.finds(in: mailbox.address.utf8.span)
    return Mailbox(displayName: name, address: isHit ? Redaction.addressMask : mailbox.address)
  }

  /// A field with parameters whose values are masked; nil where none is.
  private func parameters() -> [UInt8]? {
    var ignored = DefectLog(perCode: 0)
    switch field.knownName {
    case .contentType:
      var type = MediaType(lenient: field.body, limits: limits, defects: &ignored)
      guard mask(&type.parameters) else { return nil }
      return format(.mediaType(type))
    case .contentDisposition:
      var disposition = ContentDisposition(lenient: field.body, limits: limits, defects: &ignored)
      guard mask(&disposition.parameters) else { return nil }
      return format(.disposition(disposition))
    default: return nil
    }
  }

  /// Masks values; those that say how the body is read stay.
  private func mask(_ parameters: inout Parameters) -> Bool {
    var isChanged = false
    for parameter in parameters.elements where parameter.name != "boundary" && parameter.name != "charset" {
      guard let value = redactor.masked(parameter.value) else { continue }
      parameters[parameter.name] = value
      isChanged = true
    }
    return isChanged
  }

  /// The field as text for people, and in the end without any text.
  private func asText() -> [UInt8]? {
    let text = masked(field.text, isToken: false)
    return format(.unstructured(text)) ?? format(.unstructured(Redaction.textMask))
  }

  private func masked(_ text: String, isToken: Bool) -> String {
    var octets = redactor.masked(text.utf8.span, isToken: isToken) ?? Array(text.utf8)
    for index in octets.indices where octets[index].isControl { octets[index] = ASCII.space }
    return String(decodingUTF8: octets.span.extracting(octets.span.trimmedRange()))
  }

  /// The body without the line ends of its folds.
  private var unfolded: [UInt8] {
    Array(field.body).filter { $0 != ASCII.cr && $0 != ASCII.lf }
  }

  private func format(_ value: HeaderField.Value) -> [UInt8]? {
    var octets: [UInt8] = []
    do throws(CompositionError) {
      try HeaderField(field.name, value).format(for: .sevenBit, into: &octets)
      return octets
    } catch {
      return nil
    }
  }
}
