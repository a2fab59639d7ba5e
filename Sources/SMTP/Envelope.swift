public import MIME

/// Who a message comes from and whom it is for, as SMTP says it.
///
/// Source: RFC 5321 §2.3.1.
public struct Envelope: Sendable, Hashable {
  /// A recipient.
  public struct Recipient: Sendable, Hashable {
    /// The forward-path.
    public var path: EnvelopePath
    /// The parameters of RCPT.
    public var parameters: RecipientParameters

    /// Creates a recipient.
    public init(_ path: EnvelopePath, parameters: RecipientParameters = RecipientParameters()) {
      self.path = path
      self.parameters = parameters
    }

    /// Creates the recipient at an address.
    public init(_ address: EnvelopeAddress, parameters: RecipientParameters = RecipientParameters()) {
      self.init(EnvelopePath(address), parameters: parameters)
    }
  }

  /// Where notifications go; the null path for none.
  public var reversePath: EnvelopePath
  /// The parameters of MAIL.
  public var parameters: MailParameters
  /// The recipients, in their order.
  public var recipients: [Recipient]

  /// Creates an envelope.
  public init(
    from reversePath: EnvelopePath, parameters: MailParameters = MailParameters(), to recipients: [Recipient] = []
  ) {
    self.reversePath = reversePath
    self.parameters = parameters
    self.recipients = recipients
  }

  /// Creates an envelope of addresses, nil being the null path.
  public init(from sender: EnvelopeAddress?, to recipients: [EnvelopeAddress]) {
    self.init(from: EnvelopePath(sender), to: recipients.map { Recipient($0) })
  }

  /// Creates the envelope of a draft: from its sender or else its first author, to all its recipients, those of Bcc
  /// included.
  ///
  /// - Throws: ``SMTPError`` where there is no author, or an address is none that an envelope can have.
  public init(_ draft: Draft) throws(SMTPError) {
    guard let author = draft.sender ?? AddressList(draft.from).mailboxes.first else { throw SMTPError(.invalidValue) }
    func address(of mailbox: Mailbox) throws(SMTPError) -> EnvelopeAddress {
      try EnvelopeAddress(validating: mailbox.address, rules: .utf8)
    }
    self.init(from: try address(of: author), to: try draft.recipients.map(address))
  }

  /// Whether an address needs SMTPUTF8.
  public var needsUTF8: Bool {
    reversePath.address?.needsUTF8 == true || recipients.contains { $0.path.address?.needsUTF8 == true }
  }
}
