internal import MIME
internal import Octets

extension RuleFamily {
  static let addresses = RuleFamily(
    prefix: "ADR", title: "Addresses",
    rules: [
      .fromMissing, .fromUnreadable, .severalAuthors, .severalAuthorsInBulk, .groupInFrom, .senderNotOne,
      .senderIsFrom, .malformedAddress, .longLocalPart, .longDomain, .obsoleteAddress, .encodedWordInAddress,
      .localPartNotASCII, .invalidDomainLabel, .encodedLocalPart, .addressAsName, .unquotedName, .misleadingName,
      .missingComma, .unclosed, .emptyGroup, .noDestination, .manyRecipients, .unusualFromDomain, .duplicateRecipient,
      .replyToElsewhere, .fromNotAligned, .lineEndInLocalPart,
    ])
}

// MARK: - Who wrote it, who sent it

extension Rule {
  static let fromMissing = Rule(
    "ADR001", "from-missing", .standard(.error),
    summary: "no From field",
    explanation: "Every message names its author; servers refuse one without. Add From with the mailbox of whoever "
      + "answers for the text.",
    reference: "RFC 5322 §3.6, §3.6.2",
    bad: .message(
      "To: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        + "Message-ID: <1@mail.example.org>\r\n\r\nHello Bob.\r\n"),
    good: "From: ann@example.org",
    check: .look { subject, findings in
      if subject.root.field(.from) == nil { findings.report(subject.headerGap, "there is no From field") }
    })

  static let fromUnreadable = Rule(
    "ADR002", "from-unreadable", .standard(.error),
    summary: "a From field without an address",
    explanation: "Nobody can answer, and servers refuse the message. Write a mailbox such as 'Ann <ann@example.org>'.",
    reference: "RFC 5322 §3.6.2, §3.4",
    bad: "From: «The Team»",
    good: "From: The Team <team@example.org>",
    check: .look { subject, findings in
      guard let from = subject.addresses.first(.from), !from.hasAddress, !from.field.trimmedBodyRange.isEmpty else {
        return
      }
      findings.report(from.field.trimmedBodyRange, "From holds no address")
    })

  static let severalAuthors = Rule(
    "ADR003", "several-authors-no-sender", .standard(.error),
    summary: "several mailboxes in From and no Sender",
    explanation: "Where several people wrote a message, Sender says which one of them sent it. Add Sender.",
    reference: "RFC 5322 §3.6.2",
    bad: "From: «ann@example.org, carl@example.org»",
    good: "From: ann@example.org, carl@example.org\nSender: ann@example.org",
    check: .look { subject, findings in
      guard let from = subject.addresses.first(.from), from.list.mailboxes.count > 1, subject.root.field(.sender) == nil
      else { return }
      findings.report(from.field.trimmedBodyRange, "\(from.list.mailboxes.count) authors, and no Sender")
    })

  static let severalAuthorsInBulk = Rule(
    "ADR004", "several-authors", .bulk(.warning),
    summary: "several mailboxes in From of bulk mail",
    explanation: "Large receivers refuse such mail, for DMARC can't tell whose policy counts. Name one author.",
    reference: "RFC 7489 §6.6.1, RFC 5322 §3.6.2",
    bad: "From: «ann@example.org, carl@example.org»\nSender: carl@example.org",
    good: "From: ann@example.org\nSender: carl@example.org",
    check: .look { subject, findings in
      guard let from = subject.addresses.first(.from), from.list.mailboxes.count > 1 else { return }
      findings.report(from.field.trimmedBodyRange, "\(from.list.mailboxes.count) authors in bulk mail")
    })

  static let groupInFrom = Rule(
    "ADR005", "group-in-from", .standard(.warning),
    summary: "a group in From, Sender or their Resent forms",
    explanation:
      "Only internationalized mail that is made readable for old programs has a reason for it. Many readers show "
      + "no author, and nobody can answer. Write a mailbox.",
    reference: "RFC 6854 §2, §3",
    bad: "From: «Team: ann@example.org;»",
    good: "From: Ann <ann@example.org>",
    check: .look { subject, findings in
      for field in subject.addresses.fields {
        let isAuthor = [.from, .sender, .resentFrom, .resentSender].contains(field.name)
        guard isAuthor, !field.scan.groups.isEmpty else { continue }
        findings.report(field.field.trimmedBodyRange, "a group in \(field.field.name)")
      }
    })

  static let senderNotOne = Rule(
    "ADR006", "sender-not-one", .standard(.error),
    summary: "a Sender field that holds anything but one mailbox",
    explanation: "One person or program sends a message. Name one mailbox, or leave Sender out.",
    reference: "RFC 5322 §3.6.2",
    bad: "Sender: «carl@example.org, dora@example.org»",
    good: "Sender: carl@example.org",
    check: .look { subject, findings in
      for field in subject.addresses.fields where field.name == .sender || field.name == .resentSender {
        guard field.scan.groups.isEmpty, !field.field.trimmedBodyRange.isEmpty, field.scan.entries.count != 1 else {
          continue
        }
        findings.report(field.field.trimmedBodyRange, "\(field.scan.entries.count) mailboxes in \(field.field.name)")
      }
    })

  static let senderIsFrom = Rule(
    "ADR007", "sender-is-from", .standard(.info),
    summary: "a Sender that is the author",
    explanation:
      "Sender says who sent a message for somebody else; where author and sender are the same it should not be "
      + "used. Remove it.",
    reference: "RFC 5322 §3.6.2",
    bad: "Sender: «ann@example.org»",
    good: "Sender: carl@example.org",
    check: .look { subject, findings in
      guard let sender = subject.addresses.first(.sender), let from = subject.addresses.first(.from),
        from.list.mailboxes.count == 1, sender.list.mailboxes.map(\.address) == from.list.mailboxes.map(\.address)
      else { return }
      findings.report(
        sender.field.trimmedBodyRange, "Sender is the author", fix: .removeField(sender.field.range))
    })

  static let unusualFromDomain = Rule(
    "ADR024", "unusual-from-domain", .practice(.warning),
    summary: "an author's domain that is one label or an address in brackets",
    explanation: "Nobody outside can answer, and most receivers refuse such mail. Use a full domain name.",
    reference: "RFC 5321 §2.3.5, §4.1.3",
    bad: "From: «ann@localhost»",
    good: "From: ann@example.org",
    check: .look { subject, findings in
      let message = subject.message
      guard let from = subject.addresses.first(.from) else { return }
      for address in from.addresses where address.fault == nil {
        let isSingle = address.labels(in: message.octets).count == 1
        guard address.isLiteral || isSingle else { continue }
        findings.report(address.range, isSingle ? "a domain of one label" : "an address in place of a domain")
      }
    })

  static let replyToElsewhere = Rule(
    "ADR026", "reply-to-elsewhere", .practice(.info),
    summary: "answers go to another domain than the author's",
    explanation:
      "Forged mail does that, so filters count it. Nothing is wrong with it where both domains are yours; name "
      + "them as known domains.",
    reference: "RFC 5322 §3.6.2",
    bad: "Reply-To: «help@example.com»",
    good: "Reply-To: help@lists.example.org",
    check: .look { subject, findings in
      guard let replyTo = subject.addresses.first(.replyTo) else { return }
      let own = subject.addresses.fromDomains + subject.settings.knownDomains
      guard !own.isEmpty else { return }
      for (entry, mailbox) in replyTo.mailboxes where !mailbox.domain.isEmpty {
        let domain = DomainName.folded(mailbox.domain)
        if own.contains(where: { DomainName.areAligned($0, domain) }) { continue }
        findings.report(entry.range, "answers go to another domain than the author's")
      }
    })

  static let fromNotAligned = Rule(
    "ADR027", "from-not-aligned", .practice(.warning),
    summary: "the author's domain and that of the envelope's sender are not aligned",
    explanation:
      "SPF vouches for the domain of MAIL FROM only; DMARC asks that it belongs to the author's, unless a DKIM "
      + "signature does. Send under a reverse-path of the author's domain.",
    reference: "RFC 7489 §3.1.2",
    bad: "From: «ann@example.com»",
    good: "From: ann@example.org",
    check: .look { subject, findings in
      guard let path = subject.settings.envelope.mailFrom, !path.utf8.isEmpty,
        let from = subject.addresses.first(.from)
      else { return }
      let domain = DomainName.folded(Mailbox(displayName: nil, address: path).domain)
      let domains = subject.addresses.fromDomains.filter { !$0.utf8.isEmpty }
      guard !domains.isEmpty, !domains.contains(where: { DomainName.areAligned($0, domain) }) else { return }
      findings.report(from.field.trimmedBodyRange, "MAIL FROM has another domain than From")
    })
}

extension AddressFacts.AddressField {
  /// Whether there is anything that could be an address.
  fileprivate var hasAddress: Bool { addresses.contains { $0.domain != nil } }
}
