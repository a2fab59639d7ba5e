/// Who wrote a draft.
///
/// Source: RFC 5322 §3.6.2.
public struct From: DraftElement {
  private let value: AddressElement

  /// Creates the field from text as it stands in a message, as in `Ann <ann@example.org>, bob@example.com`.
  public init(_ text: String) { value = .text(text) }

  /// Creates the field from addresses.
  public init(_ addresses: [Address]) { value = .addresses(addresses) }

  /// Creates the field from mailboxes.
  public init(_ mailboxes: Mailbox...) { value = .addresses(mailboxes.map(Address.mailbox)) }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    outline.draft.from += try value.addresses(of: "From")
  }
}

/// Who sends a draft, where that is not its only author.
///
/// Source: RFC 5322 §3.6.2.
public struct Sender: DraftElement {
  private let value: AddressElement

  /// Creates the field from text as it stands in a message, as in `Ann <ann@example.org>`.
  public init(_ text: String) { value = .text(text) }

  /// Creates the field from a mailbox.
  public init(_ mailbox: Mailbox) { value = .addresses([.mailbox(mailbox)]) }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    let addresses = try value.addresses(of: "Sender")
    guard addresses.count == 1, case .mailbox(let mailbox) = addresses[0] else {
      throw CompositionError(.valueInvalid, field: "Sender")
    }
    outline.draft.sender = mailbox
  }
}

/// Whom to answer, where that is not the author of a draft.
///
/// Source: RFC 5322 §3.6.2.
public struct ReplyTo: DraftElement {
  private let value: AddressElement

  /// Creates the field from text as it stands in a message, as in `Ann <ann@example.org>, bob@example.com`.
  public init(_ text: String) { value = .text(text) }

  /// Creates the field from addresses.
  public init(_ addresses: [Address]) { value = .addresses(addresses) }

  /// Creates the field from mailboxes.
  public init(_ mailboxes: Mailbox...) { value = .addresses(mailboxes.map(Address.mailbox)) }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    outline.draft.replyTo += try value.addresses(of: "Reply-To")
  }
}

/// To whom a draft is.
///
/// Source: RFC 5322 §3.6.3.
public struct To: DraftElement {
  private let value: AddressElement

  /// Creates the field from text as it stands in a message, as in `Ann <ann@example.org>, bob@example.com`.
  public init(_ text: String) { value = .text(text) }

  /// Creates the field from addresses.
  public init(_ addresses: [Address]) { value = .addresses(addresses) }

  /// Creates the field from mailboxes.
  public init(_ mailboxes: Mailbox...) { value = .addresses(mailboxes.map(Address.mailbox)) }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    outline.draft.to += try value.addresses(of: "To")
  }
}

/// Who gets a copy of a draft.
///
/// Source: RFC 5322 §3.6.3.
public struct Cc: DraftElement {
  private let value: AddressElement

  /// Creates the field from text as it stands in a message, as in `Ann <ann@example.org>, bob@example.com`.
  public init(_ text: String) { value = .text(text) }

  /// Creates the field from addresses.
  public init(_ addresses: [Address]) { value = .addresses(addresses) }

  /// Creates the field from mailboxes.
  public init(_ mailboxes: Mailbox...) { value = .addresses(mailboxes.map(Address.mailbox)) }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    outline.draft.cc += try value.addresses(of: "Cc")
  }
}

/// Who gets a copy of a draft unseen.
///
/// Source: RFC 5322 §3.6.3.
public struct Bcc: DraftElement {
  private let value: AddressElement

  /// Creates the field from text as it stands in a message, as in `Ann <ann@example.org>, bob@example.com`.
  public init(_ text: String) { value = .text(text) }

  /// Creates the field from addresses.
  public init(_ addresses: [Address]) { value = .addresses(addresses) }

  /// Creates the field from mailboxes.
  public init(_ mailboxes: Mailbox...) { value = .addresses(mailboxes.map(Address.mailbox)) }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    outline.draft.bcc += try value.addresses(of: "Bcc")
  }
}

/// What a field of addresses is made of.
private enum AddressElement: Sendable {
  case text(String)
  case addresses([Address])

  /// The addresses; text has to follow the grammar, its obsolete forms excluded. Text above ASCII is UTF-8.
  func addresses(of field: String) throws(CompositionError) -> [Address] {
    switch self {
    case .addresses(let addresses): return addresses
    case .text(let text):
      guard case .addresses(let addresses) = try HeaderField(parsing: field, text).value else {
        throw CompositionError(.valueInvalid, field: field)
      }
      return addresses
    }
  }
}
