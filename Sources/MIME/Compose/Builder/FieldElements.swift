/// The subject of a draft.
///
/// Source: RFC 5322 §3.6.5.
public struct Subject: DraftElement {
  private let text: String

  /// Creates the field from text.
  public init(_ text: String) { self.text = text }

  public func add(to outline: inout DraftOutline) { outline.draft.subject = text }
}

/// When a draft was written; without it, that is when its writer is made.
///
/// Source: RFC 5322 §3.6.1, "the origination date field".
public struct OriginationDate: DraftElement {
  private let date: DateTime

  /// Creates the field from a date.
  public init(_ date: DateTime) { self.date = date }

  public func add(to outline: inout DraftOutline) { outline.draft.date = date }
}

/// What a draft is known by; without it, its writer makes an identifier.
extension MessageID: DraftElement {
  public func add(to outline: inout DraftOutline) { outline.draft.messageID = self }
}

/// What a draft says about the mailing list that sends it.
extension MailingList: DraftElement {
  public func add(to outline: inout DraftOutline) { outline.draft.mailingList = self }
}

/// A field without an element of its own, as in `Header("X-Mailer", "Postel")`.
public struct Header: DraftElement {
  private let name: String
  private let text: String

  /// Creates the field from its name and its value as a person writes it; see ``HeaderField/init(parsing:_:)``.
  public init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  public func add(to outline: inout DraftOutline) throws(CompositionError) {
    outline.draft.otherFields.append(try HeaderField(parsing: name, text))
  }
}

/// A field that was made before.
extension HeaderField: DraftElement {
  public func add(to outline: inout DraftOutline) { outline.draft.otherFields.append(self) }
}
