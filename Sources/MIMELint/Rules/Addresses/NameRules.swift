internal import MIME
internal import Octets

// MARK: - Names to show

extension Rule {
  static let addressAsName = Rule(
    "ADR016", "address-as-name", .practice(.warning),
    summary: "a display name that is another address",
    explanation: "Many programs show the name alone, so that the message seems to come from there or go there. Write a "
      + "name, or the address itself.",
    reference: "RFC 5322 §3.4; Unicode TR36 §2",
    bad: "From: «\"carl@example.com\"» <ann@example.org>",
    good: "From: \"ann@example.org\" <ann@example.org>",
    check: .look(AddressLooks.addressesAsNames))

  static let unquotedName = Rule(
    "ADR017", "unquoted-name", .standard(.error),
    summary: "a sign in a display name that must be quoted",
    explanation:
      "Commas, colons and the like separate addresses, so that other readers see other mailboxes. Put the name in "
      + "quotes. A dot is read everywhere, and so weighs less.",
    reference: "RFC 5322 §3.2.3, §3.4, §4.1",
    bad: "To: Bob «[»work] <bob@example.net>",
    good: "To: \"Bob [work]\" <bob@example.net>",
    check: .look(AddressLooks.unquotedNames))

  static let misleadingName = Rule(
    "ADR018", "misleading-name", .practice(.warning),
    summary: "a display name with invisible characters, direction overrides, or letters of two scripts in a word",
    explanation:
      "It looks like another name than it is, which is how forged mail gets past readers and filters. Write the "
      + "name in one script without such characters.",
    reference: "Unicode TR36 §2.8, TR39 §5",
    bad: "To: «=?utf-8?q?B=E2=80=AEob?=» <bob@example.net>",
    good: "To: Bob <bob@example.net>",
    check: .look(AddressLooks.misleadingNames))
}

// MARK: - Recipients

extension Rule {
  static let emptyGroup = Rule(
    "ADR021", "empty-group", .practice(.info),
    summary: "a group without members, other than undisclosed-recipients",
    explanation: "Readers show an empty list under a name that means nothing to them. The usual name is "
      + "'undisclosed-recipients:;'.",
    reference: "RFC 5322 §3.4, §A.1.3",
    bad: "To: «Friends»:;",
    good: "To: undisclosed-recipients:;",
    check: .look(AddressLooks.emptyGroups))

  static let noDestination = Rule(
    "ADR022", "no-destination", .practice(.info),
    summary: "neither To nor Cc nor Bcc",
    explanation: "The standard allows it, yet filters count it, and old servers add a field of their own. Write "
      + "'To: undisclosed-recipients:;'.",
    reference: "RFC 5322 §3.6.3, §3.6",
    bad: .message(
      "From: ann@example.org\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        + "Message-ID: <1@mail.example.org>\r\n\r\nHello Bob.\r\n"),
    good: "To: undisclosed-recipients:;",
    check: .look { subject, findings in
      guard [FieldName.to, .cc, .bcc].allSatisfy({ subject.root.field($0) == nil }) else { return }
      findings.report(
        subject.headerGap, "no field says to whom the message is",
        fix: .setField(entity: 0, name: "To", text: "undisclosed-recipients:;"))
    })

  static let manyRecipients = Rule(
    "ADR023", "many-recipients", .practice(.warning),
    summary: "more than 100 recipients that everybody can see",
    explanation:
      "Servers must take 100 recipients and need not take more; everybody sees all addresses, and an answer to "
      + "all reaches all. Use a list.",
    reference: "RFC 5321 §4.5.3.1.8",
    bad: .fields(
      "To: «bob@example.net,\n " + (1...100).map { "b\($0)@example.net" }.joined(separator: ",\n ") + "»"),
    good: "To: bob@example.net,\n carl@example.com",
    check: .look(AddressLooks.manyRecipients))

  static let duplicateRecipient = Rule(
    "ADR025", "duplicate-recipient", .practice(.info),
    summary: "an address that is named twice among the recipients",
    explanation: "It does no harm, yet it looks careless, and some servers deliver twice. Name each recipient once.",
    reference: "RFC 5322 §3.6.3",
    bad: "To: bob@example.net, «Bob <bob@example.net>»",
    good: "To: bob@example.net, carl@example.net",
    check: .look(AddressLooks.duplicateRecipients))
}
