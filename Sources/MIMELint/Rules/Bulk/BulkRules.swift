internal import MIME
internal import Octets

extension RuleFamily {
  static let bulk = RuleFamily(
    prefix: "BLK", title: "Bulk and automatic mail",
    rules: [
      .unsubscribeMissing, .unsubscribeWithoutHTTPS, .oneClickMissing, .unsubscribeNotSigned, .malformedListField,
      .repeatedListField, .unsubscribeNotVisible, .malformedListID, .notMarkedAutomatic, .automaticToAutomatic,
      .receiptRequest,
    ])
}

// MARK: - Leaving a list

extension Rule {
  static let unsubscribeMissing = Rule(
    "BLK001", "unsubscribe-missing", .bulk(.error),
    summary: "bulk mail without List-Unsubscribe",
    explanation:
      "Large receivers refuse such mail, and readers who find no other way say that it is junk. Add the field, "
      + "with an https URI, and List-Unsubscribe-Post.",
    reference: "RFC 2369 §3.2, RFC 8058 §3.1; bulk-sender rules of large receivers",
    bad: "Subject: Monday",
    good: "List-Unsubscribe: <https://example.org/off?u=1>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
    check: .look { subject, findings in
      guard subject.root.field(.listUnsubscribe) == nil else { return }
      findings.report(subject.headerGap, "there is no List-Unsubscribe field")
    })

  static let unsubscribeWithoutHTTPS = Rule(
    "BLK002", "unsubscribe-without-https", .bulk(.error),
    summary: "List-Unsubscribe without an https URI",
    explanation:
      "One click takes a POST to an https URI; mailto: alone is not enough for large receivers. Add the URI.",
    reference: "RFC 8058 §3.1",
    bad: "List-Unsubscribe: «<mailto:off@example.org>»\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
    good: "List-Unsubscribe: <https://example.org/off?u=1>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
    check: .look { subject, findings in
      guard let field = subject.root.field(.listUnsubscribe), !BulkLooks.hasHTTPS(field) else { return }
      findings.report(field.trimmedBodyRange, "List-Unsubscribe has no https URI")
    })

  static let oneClickMissing = Rule(
    "BLK003", "one-click-missing", .standard(.error),
    summary: "List-Unsubscribe-Post that is not 'List-Unsubscribe=One-Click', or missing in bulk mail",
    explanation: "It tells receivers that a POST leaves the list without another question; any other value tells them "
      + "nothing. Write it exactly so.",
    reference: "RFC 8058 §3.1, §5",
    bad: "List-Unsubscribe: <https://example.org/off?u=1>\nList-Unsubscribe-Post: «One-Click»",
    good: "List-Unsubscribe: <https://example.org/off?u=1>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
    check: .look(BulkLooks.oneClick))

  static let unsubscribeNotSigned = Rule(
    "BLK004", "unsubscribe-not-signed", .standard(.error),
    summary: "one-click unsubscription that no DKIM signature covers",
    explanation: "Receivers offer it only where the signature names both fields, for anybody could add them. Name "
      + "List-Unsubscribe and List-Unsubscribe-Post in h=.",
    reference: "RFC 8058 §4",
    bad: .fields(
      "List-Unsubscribe: <https://example.org/off?u=1>\n«List-Unsubscribe-Post: List-Unsubscribe=One-Click»\n"
        + BulkLooks.exampleSignature("from:from:to:subject:date")),
    good: .fields(
      "List-Unsubscribe: <https://example.org/off?u=1>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n"
        + BulkLooks.exampleSignature("from:from:list-unsubscribe:list-unsubscribe-post")),
    check: .look(BulkLooks.unsubscribeNotSigned))

  static let unsubscribeNotVisible = Rule(
    "BLK007", "unsubscribe-not-visible", .bulk(.warning),
    summary: "bulk mail whose text names no way to leave the list",
    explanation:
      "Large receivers ask for a link that can be seen, and laws do in many places. Put one at the end of the text.",
    reference: "bulk-sender rules of large receivers",
    bad: .body("Hello Bob.\n"),
    good: .body("Hello Bob.\nTo unsubscribe, write to off@example.org.\n"),
    check: .look(BulkLooks.unsubscribeNotVisible))
}

// MARK: - Fields of lists

extension Rule {
  static let malformedListField = Rule(
    "BLK005", "malformed-list-field", .standard(.error),
    summary: "a field of a list with something that is no URI in angle brackets",
    explanation:
      "Programs stop reading there, so that the button to leave the list is missing. Put each URI in angle brackets, "
      + "with commas between them and no blanks inside.",
    reference: "RFC 2369 §2",
    bad: "List-Help: «https://example.org/help»",
    good: "List-Help: <https://example.org/help>",
    check: .look(BulkLooks.malformedURIs))

  static let repeatedListField = Rule(
    "BLK006", "repeated-list-field", .standard(.error),
    summary: "a field of a list that occurs twice",
    explanation: "Programs take one of the two, not all the same. Give all URIs in one field.",
    reference: "RFC 2369 §3, RFC 2919 §3",
    bad: "List-Help: <https://example.org/help>\n«List-Help: <mailto:help@example.org>»",
    good: "List-Help: <https://example.org/help>,\n <mailto:help@example.org>",
    check: .look(BulkLooks.repeatedFields))

  static let malformedListID = Rule(
    "BLK008", "malformed-list-id", .standard(.error),
    summary: "a List-Id that does not follow the grammar",
    explanation: "Filters sort mail by it. Write a name, if any, and the identifier in angle brackets, as in "
      + "'Monday talk <monday.lists.example.org>'.",
    reference: "RFC 2919 §2, §3",
    bad: "List-ID: «Monday talk»",
    good: "List-ID: Monday talk <monday.lists.example.org>",
    check: .defects([.listFieldInvalid], in: [.listID], place: .field))
}

// MARK: - Automatic mail

extension Rule {
  static let notMarkedAutomatic = Rule(
    "BLK009", "not-marked-automatic", .standard(.warning),
    summary: "automatic mail without Auto-Submitted",
    explanation:
      "Other programs may answer it, and so without end. Add 'Auto-Submitted: auto-generated', or auto-replied for "
      + "an answer.",
    reference: "RFC 3834 §5",
    bad: "«Precedence: auto_reply»",
    good: "Precedence: auto_reply\nAuto-Submitted: auto-generated",
    check: .look(BulkLooks.notMarkedAutomatic))

  static let automaticToAutomatic = Rule(
    "BLK010", "automatic-to-automatic", .standard(.error),
    summary: "an automatic answer to a program or to nobody",
    explanation:
      "Programs that answer each other never end. Answer no message with a null reverse-path, and none that says "
      + "that it is automatic.",
    reference: "RFC 3834 §2, §4",
    bad: "To: «MAILER-DAEMON@example.net»\nAuto-Submitted: auto-replied",
    good: "To: bob@example.net\nAuto-Submitted: auto-replied",
    check: .look(BulkLooks.automaticToAutomatic))

  static let receiptRequest = Rule(
    "BLK011", "receipt-request", .standard(.warning),
    summary: "a request for receipts that is repeated, or that sends them elsewhere than to the sender",
    explanation:
      "Readers then ask the user or send none, for receipts could flood somebody else. Ask once, for the address of "
      + "the reverse-path.",
    reference: "RFC 8098 §2.1",
    bad: "Disposition-Notification-To: «carl@example.com»",
    good: "Disposition-Notification-To: ann@example.org",
    check: .look(BulkLooks.receiptRequest))
}
