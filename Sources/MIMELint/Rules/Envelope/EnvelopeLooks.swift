internal import MIME
internal import Octets

/// What the rules about the envelope look at.
enum EnvelopeLooks {
  /// The addresses of the envelope, each with the command that names it.
  static func addresses(_ subject: Subject) -> [(command: String, address: String)] {
    let envelope = subject.settings.envelope
    let sender = envelope.mailFrom.map { [("MAIL FROM:", $0)] } ?? []
    return sender + envelope.recipients.map { ("RCPT TO:", $0) }
  }

  /// Addresses and fields that are not ASCII, where the route takes only that.
  @Sendable static func needsUTF8(_ subject: Subject, _ findings: inout Findings) {
    guard let route = subject.settings.envelope.route, !route.takesUTF8Headers else { return }
    for (command, address) in addresses(subject) where !address.utf8.allSatisfy({ $0 < 0x80 }) {
      findings.report(subject.headerGap, "the address of \(command) is not ASCII")
    }
    HeaderLooks.reportRawUTF8(subject, &findings)
  }

  /// Recipients of the envelope that stand in no field.
  @Sendable static func hiddenRecipients(_ subject: Subject, _ findings: inout Findings) {
    let recipients = subject.settings.envelope.recipients
    guard !recipients.isEmpty else { return }
    var named: Set<String> = []
    for field in subject.addresses.fields where field.name != .from && field.name != .sender && field.name != .replyTo {
      named.formUnion(field.list.mailboxes.map { DomainName.folded($0.address) })
    }
    for recipient in recipients where !named.contains(DomainName.folded(recipient)) {
      findings.report(subject.headerGap, "no field names the recipient '\(recipient)'")
    }
  }
}
