/// A message to be: header fields, and a body.
///
/// ```swift
/// var draft = Draft(body: .text("See you at noon."))
/// draft.from = [.mailbox(Mailbox(displayName: "Ann", address: "ann@example.org"))]
/// draft.to = [.mailbox(Mailbox(displayName: nil, address: "bob@example.com"))]
/// draft.subject = "Lunch"
/// let octets = try MessageWriter.octets(of: draft)
/// ```
///
/// A value: nothing is read, checked or made up before it is written by a ``MessageWriter``, which adds what is not said
/// and says what can't be written. `Draft { … }` builds the same value in a form that reads like the message.
///
/// Source: RFC 5322 §3.6.
public struct Draft: Sendable {
  /// Who wrote it. A message can't be written without; where there are several, ``sender`` is needed.
  public var from: [Address] = []
  /// Who sends it, where that is not the only one in ``from``.
  public var sender: Mailbox?
  /// Whom to answer, where that is not ``from``.
  public var replyTo: [Address] = []
  /// To whom it is.
  public var to: [Address] = []
  /// Who gets a copy.
  public var cc: [Address] = []
  /// Who gets a copy unseen. The field is written only where ``MessageWriter/Options/keepsBcc`` says so.
  public var bcc: [Address] = []
  /// Its subject.
  public var subject: String?
  /// When it was written; nil for the time when the writer is made.
  public var date: DateTime?
  /// Its identifier; nil for one that the writer makes.
  public var messageID: MessageID?
  /// The identifiers of the messages that it answers.
  public var inReplyTo: [MessageID] = []
  /// The identifiers of the thread that it belongs to, the first message's first.
  public var references: [MessageID] = []
  /// What it says about the mailing list that sends it.
  public var mailingList: MailingList?
  /// Fields without a place of their own, in the order in which they are to be written, behind the others.
  public var otherFields: [HeaderField] = []
  /// What it says.
  public var body: Part

  /// Creates a message that has a body and no fields.
  public init(body: Part = .text("")) {
    self.body = body
  }

  /// Everybody whom it is to be delivered to, those of ``bcc`` included, each address once.
  public var recipients: [Mailbox] {
    var seen: Set<String> = []
    return AddressList(to + cc + bcc).mailboxes.filter { seen.insert($0.address).inserted }
  }
}
