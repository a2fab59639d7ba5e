internal import MIME
internal import Octets

extension RuleFamily {
  static let datesAndIdentifiers = RuleFamily(
    prefix: "DID", title: "Dates and identifiers",
    rules: [
      .dateMissing, .dateUnreadable, .dateObsolete, .dateWeekday, .dateFarFromNow, .dateOutOfRange, .messageIDMissing,
      .messageIDMalformed, .messageIDUnusualDomain, .messageIDLong, .referencesMalformed, .replyWithoutReference,
      .referencesLong,
    ])
}

// MARK: - Dates

extension Rule {
  static let dateMissing = Rule(
    "DID001", "date-missing", .standard(.error),
    summary: "no Date field",
    explanation:
      "Every message says when it was written; servers add a time of their own or refuse the message. Add Date.",
    reference: "RFC 5322 §3.6, §3.6.1",
    bad: .message(
      "From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nMessage-ID: <1@mail.example.org>\r\n\r\n"
        + "Hello Bob.\r\n"),
    good: "Date: Mon, 23 Nov 2026 09:30:00 +0100",
    check: .look { subject, findings in
      guard subject.root.field(.date) == nil else { return }
      findings.report(subject.headerGap, "there is no Date field", fix: .addDate)
    })

  static let dateUnreadable = Rule(
    "DID002", "date-unreadable", .standard(.error),
    summary: "a date that can't be read",
    explanation: "Readers show no date or that of delivery, and sort the message anywhere. Write it as in "
      + "'Mon, 23 Nov 2026 09:30:00 +0100'.",
    reference: "RFC 5322 §3.3",
    bad: "Date: «this Monday»",
    good: "Date: Mon, 23 Nov 2026 09:30:00 +0100",
    check: .look { subject, findings in
      for field in DateLooks.unreadable(in: subject) where DateShape(field.body) == nil {
        findings.report(field.trimmedBodyRange, "no date can be read from this")
      }
    })

  static let dateObsolete = Rule(
    "DID003", "date-obsolete", .standard(.warning),
    summary: "a date in an obsolete or foreign form",
    explanation:
      "Years of two digits, zones by name, and forms of other standards are read by some and guessed by others. "
      + "Write it as in 'Mon, 23 Nov 2026 09:30:00 +0100'.",
    reference: "RFC 5322 §4.3, §3.3",
    bad: "Date: «23 Nov 26 09:30:00 EST»",
    good: "Date: 23 Nov 2026 09:30:00 -0500",
    check: .defects([.dateObsolete], in: [.date, .resentDate], place: .field, fix: .rewriteField))

  static let dateWeekday = Rule(
    "DID004", "wrong-weekday", .standard(.error),
    summary: "a day of the week that is not the date's",
    explanation:
      "One of the two is wrong, and filters count it as a sign of mail made by a careless program. Drop the day, or "
      + "write the right one.",
    reference: "RFC 5322 §3.3",
    bad: "Date: «Tue, 23 Nov 2026 09:30:00 +0100»",
    good: "Date: Mon, 23 Nov 2026 09:30:00 +0100",
    check: .defects([.dateWeekday], in: [.date, .resentDate], place: .field, fix: .rewriteField))

  static let dateFarFromNow = Rule(
    "DID005", "date-far-from-now", .practice(.warning),
    summary: "a date more than a day ahead of the clock, or more than a year behind it",
    explanation:
      "Filters refuse mail from the future, and readers sort old dates where nobody looks. Set the clock right.",
    reference: "RFC 5322 §3.6.1",
    bad: "Date: «Wed, 25 Nov 2026 09:30:00 +0100»",
    good: "Date: Mon, 23 Nov 2026 09:30:00 +0100",
    check: .look(DateLooks.farFromNow))

  static let dateOutOfRange = Rule(
    "DID006", "date-out-of-range", .standard(.error),
    summary: "a date with a day, time or zone that does not exist",
    explanation: "Readers show no date, or another than was meant. Let a library write the date.",
    reference: "RFC 5322 §3.3",
    bad: "Date: «Mon, 23 Nov 2026 25:30:00 +0100»",
    good: "Date: Mon, 23 Nov 2026 15:30:00 +0100",
    check: .look(DateLooks.outOfRange))
}

// MARK: - Identifiers

extension Rule {
  static let messageIDMissing = Rule(
    "DID007", "message-id-missing", Severities(rfc: .warning, submit: .warning, bulk: .error),
    summary: "no Message-ID field",
    explanation: "Threads, duplicates and reports go by it. Servers add one that the sender never learns, and large "
      + "receivers refuse bulk mail without. Add a Message-ID under a domain of yours.",
    reference: "RFC 5322 §3.6.4",
    bad: .message(
      "From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n\r\n"
        + "Hello Bob.\r\n"),
    good: "Message-ID: <20261123.1@mail.example.org>",
    check: .look { subject, findings in
      guard subject.root.field(.messageID) == nil else { return }
      findings.report(subject.headerGap, "there is no Message-ID field", fix: .addMessageID)
    })

  static let messageIDMalformed = Rule(
    "DID008", "message-id-malformed", .standard(.error),
    summary: "a Message-ID that does not follow the grammar, or several in one field",
    explanation: "Answers quote it, so threads break where programs read it differently. Write one identifier, as in "
      + "'<20261123.1@mail.example.org>'.",
    reference: "RFC 5322 §3.6.4",
    bad: "Message-ID: «20261123.1@mail.example.org»",
    good: "Message-ID: <20261123.1@mail.example.org>",
    check: .look { subject, findings in
      IdentifierLooks.malformed(in: [.messageID, .resentMessageID], mayBeMany: false, subject, &findings)
    })

  static let messageIDUnusualDomain = Rule(
    "DID009", "message-id-unusual-domain", .practice(.warning),
    summary: "a Message-ID whose right side is localhost, an address or a single label",
    explanation:
      "An identifier must be one of a kind in the world, which the sender's own domain makes sure. Filters count "
      + "'localhost' and the like.",
    reference: "RFC 5322 §3.6.4",
    bad: "Message-ID: <20261123.1@«localhost»>",
    good: "Message-ID: <20261123.1@mail.example.org>",
    check: .look(IdentifierLooks.unusualDomain))

  static let messageIDLong = Rule(
    "DID010", "message-id-long", .practice(.warning),
    summary: "a Message-ID of more than 250 octets",
    explanation:
      "It fills the lines of References, and some programs cut it off, so that threads break. Use a shorter one.",
    reference: "RFC 5536 §3.1.3",
    bad: .fields("Message-ID:\n «<" + String(repeating: "20261123.", count: 27) + "1@mail.example.org>»"),
    good: "Message-ID: <20261123.1@mail.example.org>",
    check: .look { subject, findings in
      guard let field = subject.root.field(.messageID), field.trimmedBodyRange.count > 250 else { return }
      findings.report(field.trimmedBodyRange, "the identifier has \(field.trimmedBodyRange.count) octets")
    })

  static let referencesMalformed = Rule(
    "DID011", "references-malformed", .standard(.warning),
    summary: "In-Reply-To or References with anything but identifiers",
    explanation:
      "Threads break where programs read the fields differently. List the identifiers in angle brackets, without "
      + "commas.",
    reference: "RFC 5322 §3.6.4, §4.5.4",
    bad: "In-Reply-To: «Bob's message of Sunday»",
    good: "In-Reply-To: <20261122.7@mail.example.net>",
    check: .look { subject, findings in
      IdentifierLooks.malformed(in: [.inReplyTo, .references], mayBeMany: true, subject, &findings)
    })

  static let replyWithoutReference = Rule(
    "DID012", "reply-without-reference", .practice(.info),
    summary: "a subject that begins with Re:, and neither In-Reply-To nor References",
    explanation:
      "The answer stands apart from its thread, and forged mail pretends to be one like that. Name the message "
      + "that is answered.",
    reference: "RFC 5322 §3.6.4, §3.6.5",
    bad: "Subject: «Re:» Monday",
    good: "Subject: Re: Monday\nIn-Reply-To: <20261122.7@mail.example.net>",
    check: .look { subject, findings in
      guard let field = subject.root.field(.subject), subject.root.field(.inReplyTo) == nil,
        subject.root.field(.references) == nil
      else { return }
      let message = subject.message
      let start = field.trimmedBodyRange.lowerBound
      guard message.octets.extracting(field.trimmedBodyRange).extracting(first: 3).equalsIgnoringCase("re:") else {
        return
      }
      findings.report(start..<start + 3, "an answer that does not say to what")
    })

  static let referencesLong = Rule(
    "DID013", "references-long", .practice(.info),
    summary: "References with more than 998 octets",
    explanation:
      "Long threads make it grow without end, and some programs cut it off in the middle. Keep the first and the "
      + "last identifiers.",
    reference: "RFC 5537 §3.4.4, RFC 5322 §3.6.4",
    bad: .fields(
      "References: «" + (1...34).map { "<202611220000\($0)@mail.example.net>" }.joined(separator: "\n ")
        + "»\nIn-Reply-To: <20261122000034@mail.example.net>"),
    good: "References: <20261122.7@mail.example.net>",
    check: .look { subject, findings in
      guard let field = subject.root.field(.references), field.trimmedBodyRange.count > 998 else { return }
      findings.report(field.trimmedBodyRange, "References has \(field.trimmedBodyRange.count) octets")
    })
}
