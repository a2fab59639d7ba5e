internal import Octets

extension Draft {
  /// How a message is passed on.
  public enum Forwarding: Sendable, Hashable {
    /// As a part of its own, octet for octet.
    case attached
    /// Its main fields and its text behind the new text, and its attachments as they were.
    case inline
  }

  /// Creates a message that passes another one on.
  ///
  /// - Parameters:
  ///   - message: The message to pass on.
  ///   - author: Who passes it on.
  ///   - recipients: To whom.
  ///   - text: What is said about it: a paragraph in each line.
  ///   - style: How it is passed on. What is attached can only be written on a route that takes it as it is.
  ///
  /// Source: RFC 2046 §5.2.1; RFC 5322 §3.6.4, whose references say what it belongs to.
  public init(
    forwarding message: Message, from author: Mailbox, to recipients: [Mailbox], text: String = "",
    as style: Forwarding = .attached
  ) {
    let original = AnswerText(message: message)
    let paragraphs = [FlowedText.Paragraph](lines: text)
    switch style {
    case .attached:
      let copy = Part.message(message).attached(as: "message.eml")
      self.init(body: .arranged(text: .flowed(FlowedText(paragraphs)), attachments: [copy]))
    case .inline:
      let all = paragraphs + original.heading + original.paragraphs
      let copies = message.bodies.attachments.map(Part.entity)
      self.init(body: .arranged(text: .flowed(FlowedText(all)), attachments: copies))
    }
    from = [.mailbox(author)]
    to = recipients.map(Address.mailbox)
    subject = original.subject(marked: "Fwd:")
    references = original.references
  }
}

extension AnswerText {
  /// The main fields of the message as lines of text.
  fileprivate var heading: [FlowedText.Paragraph] {
    var lines = ["", "---------- Forwarded message ----------"]
    lines += addressLine("From", message.from)
    if let date = message.date { lines.append("Date: \(date.rfc5322)") }
    if let subject = message.subject { lines.append("Subject: \(Self.line(subject))") }
    lines += addressLine("To", message.to) + addressLine("Cc", message.cc) + [""]
    return lines.map { FlowedText.Paragraph(text: $0) }
  }

  private func addressLine(_ name: String, _ list: AddressList?) -> [String] {
    guard let list else { return [] }
    let mailboxes = list.mailboxes.map { mailbox in
      mailbox.displayName.map { "\(Self.line($0)) <\(Self.line(mailbox.address))>" } ?? Self.line(mailbox.address)
    }
    return ["\(name): \(mailboxes.joined(separator: ", "))"]
  }
}
