internal import MIME
internal import Octets

extension RuleFamily {
  static let envelope = RuleFamily(
    prefix: "ENV", title: "Envelope",
    rules: [
      .eightBitOnSevenBitRoute, .utf8OnASCIIRoute, .binaryOnTextRoute, .tooLarge, .longCommand, .controlInEnvelope,
      .hiddenRecipient, .nullSender,
    ])
}

// MARK: - What the next hop takes

extension Rule {
  static let eightBitOnSevenBitRoute = Rule(
    "ENV001", "8bit-on-7bit-route", .standard(.error),
    summary: "octets above 127 in a body, and a next hop without 8BITMIME",
    explanation:
      "The body must be encoded anew before it is handed over, or the message sent back. Use quoted-printable or "
      + "base64.",
    reference: "RFC 6152 §3",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGr«ü»ße\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe\n",
    check: .look { subject, findings in
      guard subject.settings.envelope.route?.body == .sevenBit, let (part, offset) = subject.firstEightBit else {
        return
      }
      findings.report(
        subject.character(at: offset), "an octet above 127, which the next hop does not take",
        fix: .recodeBody(entity: part.index))
    })

  static let utf8OnASCIIRoute = Rule(
    "ENV002", "utf8-on-ascii-route", .standard(.error),
    summary: "an address or field that is not ASCII, and a next hop without SMTPUTF8",
    explanation: "The message can't be handed over so. Use encoded-words in names and texts, and addresses in ASCII.",
    reference: "RFC 6531 §3.2, §3.5",
    bad: "Subject: «Grüße»",
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
    check: .look(EnvelopeLooks.needsUTF8))

  static let binaryOnTextRoute = Rule(
    "ENV003", "binary-on-text-route", .standard(.error),
    summary: "a binary body, and a next hop without BINARYMIME",
    explanation: "A binary body has no lines, so it can't be sent as data of lines. Use base64.",
    reference: "RFC 3030 §3",
    bad: "Content-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: «binary»\n\nabc\n",
    good: "Content-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: base64\n\nAAEC\n",
    check: .look { subject, findings in
      guard let route = subject.settings.envelope.route, route.body < .binary else { return }
      for part in subject.parts where part.transferEncoding == .binary {
        guard let field = part.field(.contentTransferEncoding) else { continue }
        findings.report(
          field.trimmedBodyRange, "a binary body, which the next hop does not take",
          fix: part.entity.kind == .leaf ? .recodeBody(entity: part.index) : nil)
      }
    })

  static let tooLarge = Rule(
    "ENV004", "too-large", .standard(.error),
    summary: "a message larger than the next hop takes",
    explanation: "The next hop refuses it. Send large files by other means, or in several messages.",
    reference: "RFC 1870 §6",
    bad: .body("Hello Bob, hello Carl, hello Dora, hello Emil, and hello to all the others.\n"),
    good: .body("Hello Bob.\n"),
    check: .look { subject, findings in
      guard let limit = subject.settings.envelope.sizeLimit else { return }
      // In transfer every line ends with CRLF.
      let size = subject.message.range.count + subject.lines.bareLFs.count
      guard size > limit else { return }
      findings.report(subject.headerGap, "the message has \(size) octets; the next hop takes \(limit)")
    })
}

// MARK: - Addresses

extension Rule {
  static let longCommand = Rule(
    "ENV005", "long-command", .standard(.error),
    summary: "an envelope address that makes a command line of more than 512 octets",
    explanation: "Servers need not take longer lines. Use a shorter address.",
    reference: "RFC 5321 §4.5.3.1.4, §4.5.3.1.3",
    bad: "Subject: to an address of 600 octets",
    good: "Subject: Monday",
    check: .look { subject, findings in
      for (command, address) in EnvelopeLooks.addresses(subject) {
        let count = command.utf8.count + address.utf8.count + 4  // <> and CRLF
        if count > 512 { findings.report(subject.headerGap, "\(command) with its address has \(count) octets") }
      }
    })

  static let controlInEnvelope = Rule(
    "ENV006", "control-in-envelope", .standard(.error),
    summary: "CR, LF or another control octet in an envelope address",
    explanation: "It breaks the line of an SMTP command, which lets it smuggle commands. Refuse the address.",
    reference: "RFC 5321 §4.1.2",
    bad: "Subject: to an address with a line end",
    good: "Subject: Monday",
    check: .look { subject, findings in
      for (command, address) in EnvelopeLooks.addresses(subject) where address.utf8.contains(where: \.isControl) {
        findings.report(subject.headerGap, "a control octet in the address of \(command)")
      }
    })

  static let hiddenRecipient = Rule(
    "ENV007", "hidden-recipient", .standard(.info),
    summary: "an envelope recipient that no field names",
    explanation:
      "That is how Bcc works, and how lists do; elsewhere it is a mistake. Check that nobody gets the message who "
      + "shouldn't.",
    reference: "RFC 5321 §7.2",
    bad: "To: carl@example.net",
    good: "To: bob@example.net",
    check: .look(EnvelopeLooks.hiddenRecipients))

  static let nullSender = Rule(
    "ENV008", "null-sender", .standard(.warning),
    summary: "the null reverse-path on ordinary mail",
    explanation:
      "It is for reports and automatic answers, which nobody may answer; nobody learns when ordinary mail can't be "
      + "delivered. Use an address that takes reports.",
    reference: "RFC 5321 §4.5.5",
    bad: "Subject: Monday",
    good: "Subject: Away\nAuto-Submitted: auto-replied",
    check: .look { subject, findings in
      guard subject.settings.envelope.mailFrom == "" else { return }
      let isAutomatic = !subject.root.fields.all(named: "Auto-Submitted").isEmpty
      guard !isAutomatic, subject.root.mediaType.essence != "multipart/report" else { return }
      findings.report(subject.headerGap, "the null reverse-path, and nothing says that a program sent this")
    })
}
