internal import MIME
internal import Octets

extension RuleFamily {
  static let header = RuleFamily(
    prefix: "HDR", title: "Header section",
    rules: [
      .invalidFieldName, .blankBeforeColon, .headerJunk, .headerUnterminated, .blankContinuation, .startsFolded,
      .rawUTF8, .headerNotUTF8, .notNormalized, .repeatedField, .repeatedMIMEField, .longHeader, .newXField,
      .emptyField,
      .foldInsideToken, .returnPath, .bcc, .incompleteResent, .receivedInvalid, .tooManyHops,
    ])
}

// MARK: - The form of the section

extension Rule {
  static let invalidFieldName = Rule(
    "HDR001", "invalid-field-name", .standard(.error),
    summary: "a field name with octets that no name may hold, or an empty one",
    explanation:
      "Names are printable ASCII without colon. Readers drop such a field, or may end the header section there. "
      + "Spell the name in ASCII.",
    reference: "RFC 5322 §2.2",
    bad: "«Größe»: one",
    good: "Comments: one",
    check: .look { subject, findings in
      for code in [Defect.Code.headerInvalidName, .headerEmptyName] {
        for offset in subject.defects[code] {
          let name = subject.field(at: offset)?.nameRange ?? offset..<offset + 1
          let place = name.isEmpty ? offset..<offset + 1 : name
          findings.report(place, code.entry.summary, fix: DefectFix.removeField.repair(in: subject, at: offset))
        }
      }
    })

  static let blankBeforeColon = Rule(
    "HDR002", "blank-before-colon", .standard(.warning),
    summary: "blanks between a field name and its colon",
    explanation:
      "An obsolete form. Some readers see no field, or one whose name ends in a blank, so that filters miss it. "
      + "Write the colon right behind the name.",
    reference: "RFC 5322 §2.2, §4.5",
    bad: "Comments« »: one",
    good: "Comments: one",
    check: .look { subject, findings in
      for offset in subject.defects[.headerBlankBeforeColon] {
        guard let field = subject.field(at: offset) else { continue }
        findings.report(
          field.nameRange.upperBound..<field.bodyRange.lowerBound - 1, "blanks before the colon",
          fix: .closeUpFieldName(field.range))
      }
    })

  static let headerJunk = Rule(
    "HDR003", "no-field", .standard(.error),
    summary: "a line in a header section that is no field",
    explanation:
      "Some readers pass over the line, some end the header section there, so that what follows is fields to one "
      + "and body to the other. Indent what continues a field; drop the rest, a byte order mark or mbox line included.",
    reference: "RFC 5322 §2.2, RFC 7103 §7.2",
    bad: "«this is no field»\nComments: one",
    good: "Comments: this is one\n and the same field",
    check: .defects([.headerJunkLine, .byteOrderMark, .envelopeLine], place: .line, fix: .removeLine))

  static let headerUnterminated = Rule(
    "HDR004", "no-empty-line", .standard(.error),
    summary: "no empty line between a header section and the body",
    explanation: "Other readers swallow the first lines of the text or see no text at all. Put an empty line between "
      + "fields and body.",
    reference: "RFC 5322 §2.1",
    bad: .message(
      "From: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: Monday\r\n"
        + "Date: Mon, 23 Nov 2026 09:30:00 +0100\r\nMessage-ID: <1@mail.example.org>\r\n«»Hello Bob.\r\n"),
    good: .body("Hello Bob.\n"),
    check: .look { subject, findings in
      for offset in subject.defects[.headerUnterminated] {
        guard let part = subject.part(at: offset), !part.isBodyPart(of: subject) else { continue }
        findings.report(
          offset..<offset, "no empty line before the body", fix: .separateHeader(entity: part.index))
      }
    })

  static let blankContinuation = Rule(
    "HDR005", "blank-continuation", .standard(.error),
    summary: "a continuation line of blanks only",
    explanation:
      "A reader that trims lines first sees the empty line that ends the header section, and takes the fields "
      + "behind it for body. Never fold so that a line holds only blanks.",
    reference: "RFC 5322 §3.2.2, §4.2",
    bad: "Comments: one\n«  »\n two",
    good: "Comments: one\n two",
    check: .defects([.headerBlankContinuation], place: .line, fix: .rewriteField))

  static let startsFolded = Rule(
    "HDR006", "starts-folded", .standard(.error),
    summary: "a continuation line before the first field",
    explanation:
      "A line that begins with a blank continues a field, and there is none yet. Readers drop it or take it for "
      + "body. Remove the line, or the blank before a name.",
    reference: "RFC 5322 §2.2.3",
    bad: .message(
      "« one»\r\nFrom: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: Monday\r\n"
        + "Date: Mon, 23 Nov 2026 09:30:00 +0100\r\nMessage-ID: <1@mail.example.org>\r\n\r\nHello Bob.\r\n"),
    good: "Comments: one",
    check: .defects([.headerStartsFolded], place: .line, fix: .removeLine))

  static let longHeader = Rule(
    "HDR012", "long-header-section", .practice(.warning),
    summary: "a header section of more than 64 KiB or 1000 fields",
    explanation:
      "Servers refuse such a message or drop fields. Send long lists of recipients in the envelope, and drop "
      + "trace fields that no longer matter.",
    reference: "Postel; common limits of servers",
    bad: .fields(String(repeating: "Comments: one\n", count: 1001)),
    good: "Comments: one",
    check: .look { subject, findings in
      for part in subject.ownParts {
        let range = part.entity.headerRange
        guard range.count > 64 << 10 || part.fields.count > 1000 else { continue }
        findings.report(
          range.lowerBound..<range.lowerBound,
          "the header section has \(part.fields.count) fields in \(range.count) octets")
      }
    })
}

// MARK: - Text in header fields

extension Rule {
  static let rawUTF8 = Rule(
    "HDR007", "raw-utf8", .standard(.warning),
    summary: "octets above 127 in a field of a message that goes where SMTPUTF8 isn't taken",
    explanation:
      "Only servers that take internationalized mail may be given such fields; others refuse the message or spoil "
      + "them. Use encoded-words and the extended form of parameters, or send with SMTPUTF8.",
    reference: "RFC 5322 §2.2, RFC 6532 §3.2, RFC 6531 §3.4",
    bad: "Subject: «Grüße»",
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
    check: .look(HeaderLooks.rawUTF8))

  static let headerNotUTF8 = Rule(
    "HDR008", "header-not-utf8", .standard(.error),
    summary: "octets above 127 in a field that are not UTF-8",
    explanation:
      "No standard allows it, so every reader guesses the charset. Use encoded-words, or UTF-8 where the route "
      + "takes internationalized mail.",
    reference: "RFC 5322 §2.2, RFC 6532 §3.2",
    bad: .fields("Subject: Gr«\u{E0FC}»e"),
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
    check: .defects([.headerNotUTF8], fix: .rewriteField))

  static let notNormalized = Rule(
    "HDR009", "not-normalized", .standard(.info),
    summary: "UTF-8 in a field that is not in normalization form C",
    explanation:
      "Letters and their marks stand apart, so that names that look alike differ, and searches and filters miss "
      + "them. Compose the letters.",
    reference: "RFC 6532 §3.1",
    bad: "Subject: Gr«u\u{308}»n",
    good: "Subject: Grün",
    check: .look(HeaderLooks.notNormalized))
}

// MARK: - Which fields there are

extension Rule {
  static let repeatedField = Rule(
    "HDR010", "repeated-field", .standard(.error),
    summary: "a field that may occur once occurs again",
    explanation:
      "Readers that take the last one show another author, subject or date than those that take the first, and a "
      + "signature may cover only one. Send each field once.",
    reference: "RFC 5322 §3.6, RFC 7103 §7.5.1",
    bad: "Subject: Monday\n«Subject: Tuesday»",
    good: "Subject: Monday",
    check: .look { subject, findings in
      for offset in subject.defects[.ambiguousField] {
        guard let field = subject.field(at: offset) else { continue }
        findings.report(
          field.contentRange, "a second \(field.name) field; readers differ in which one they take",
          fix: HeaderLooks.isSameAsFirst(field, in: subject) ? .removeField(field.range) : nil)
      }
    })

  static let repeatedMIMEField = Rule(
    "HDR011", "repeated-mime-field", .standard(.error),
    summary: "a second field that says what a body is or how it is encoded",
    explanation:
      "Readers that take the last one see another structure: attachments that a filter never looked at. Send one "
      + "Content-Type, Content-Transfer-Encoding and Content-Disposition in each part.",
    reference: "RFC 2045 §3, RFC 5322 §3.6",
    bad: "Content-Type: text/plain; charset=us-ascii\n«Content-Type: text/plain»",
    good: "Content-Type: text/plain; charset=us-ascii",
    check: .look { subject, findings in
      for code in [Defect.Code.ambiguousContentType, .ambiguousTransferEncoding, .ambiguousDisposition] {
        for offset in subject.defects[code] {
          guard let field = subject.field(at: offset) else { continue }
          findings.report(
            field.contentRange, "a second \(field.name) field; readers differ in which one they take",
            fix: HeaderLooks.isSameAsFirst(field, in: subject) ? .removeField(field.range) : nil)
        }
      }
    })

  static let newXField = Rule(
    "HDR013", "new-x-field", .practice(.info),
    summary: "a field whose name begins with X- and isn't an old acquaintance",
    explanation:
      "Names that begin with X- were meant for trials; what outlives its trial keeps a name that says otherwise. "
      + "New fields get plain names, which can be registered.",
    reference: "RFC 6648 §3",
    bad: "«X-Invoice-Number»: 4711",
    good: "X-Mailer: Example 1.0",
    check: .look(HeaderLooks.newXFields))

  static let emptyField = Rule(
    "HDR014", "empty-field", .standard(.error),
    summary: "a field that must hold a value and is empty",
    explanation:
      "Address fields other than Bcc, dates and identifiers can't be empty; servers and filters count that as "
      + "a sign of junk. Leave the field out, or say what is meant.",
    reference: "RFC 5322 §3.6.2, §3.6.3, §3.6.4",
    bad: "«Cc:»",
    good: "Cc: Carl <carl@example.com>",
    check: .look(HeaderLooks.emptyFields))

  static let returnPath = Rule(
    "HDR016", "return-path", Severities(rfc: nil, submit: .warning, bulk: .warning),
    summary: "a Return-Path field in a message that is to be sent",
    explanation:
      "The server that delivers adds the field, and what is there before misleads it or is removed. Remove the "
      + "field, and give the address in the envelope.",
    reference: "RFC 5321 §4.4",
    bad: "«Return-Path: <ann@example.org>»",
    good: "Sender: Carl <carl@example.org>",
    check: .look { subject, findings in
      for field in subject.root.fields where field.knownName == .returnPath {
        findings.report(
          field.contentRange, "the server that delivers adds Return-Path", fix: .removeField(field.range))
      }
    })

  static let bcc = Rule(
    "HDR017", "bcc", .practice(.error),
    summary: "a Bcc field with recipients in a message that is to be sent",
    explanation:
      "Everybody who gets the message can read who else got it in secret. Name these recipients in the envelope "
      + "only.",
    reference: "RFC 5322 §3.6.3, §5, RFC 5321 §7.2",
    bad: "«Bcc: carl@example.com»",
    good: "Cc: carl@example.com",
    check: .look { subject, findings in
      for field in subject.root.fields where field.knownName == .bcc && !field.trimmedBodyRange.isEmpty {
        findings.report(
          field.contentRange, "the recipients in Bcc are shown to everybody", fix: .removeField(field.range))
      }
    })
}

// MARK: - Trace

extension Rule {
  static let foldInsideToken = Rule(
    "HDR015", "fold-in-identifier", .standard(.error),
    summary: "a fold inside an identifier or URI in angle brackets",
    explanation: "Unfolding leaves a blank in it, so that replies, threads and links break. Fold before the bracket.",
    reference: "RFC 5322 §3.6.4, RFC 2369 §2",
    bad: "In-Reply-To: «<20261122.1\n @mail.example.org>»",
    good: "In-Reply-To:\n <20261122.1@mail.example.org>",
    check: .look(HeaderLooks.foldsInBrackets))

  static let incompleteResent = Rule(
    "HDR018", "incomplete-resent", .standard(.warning),
    summary: "Resent fields without Resent-From or Resent-Date",
    explanation:
      "Who resends a message says who and when; without that readers can't tell the blocks of fields apart. Add "
      + "the fields, or remove all of the block.",
    reference: "RFC 5322 §3.6.6",
    bad: "«Resent-To: carl@example.com»\nResent-From: bob@example.net",
    good: """
      Resent-From: bob@example.net
      Resent-To: carl@example.com
      Resent-Date: Mon, 23 Nov 2026 10:30:00 +0100
      """,
    check: .look(HeaderLooks.incompleteResent))

  static let receivedInvalid = Rule(
    "HDR019", "received-invalid", .standard(.warning),
    summary: "a Received field without a date that can be read",
    explanation:
      "Tools that follow a message's way, and those that find loops and forgeries, stumble over it. A server "
      + "ends the field with a semicolon and the date.",
    reference: "RFC 5322 §3.6.7, RFC 5321 §4.4",
    bad: "Received: «from a.example.org by b.example.net with ESMTP»",
    good: "Received: from a.example.org by b.example.net with ESMTP;\n Mon, 23 Nov 2026 09:31:00 +0100",
    check: .defects([.receivedInvalid, .dateInvalid], in: [.received], place: .field))

  static let tooManyHops = Rule(
    "HDR020", "too-many-hops", .standard(.error),
    summary: "100 or more Received fields",
    explanation:
      "Servers count them and refuse the message, for it seems to go in a circle. Find out which server sends "
      + "it back.",
    reference: "RFC 5321 §6.3",
    bad: .fields(
      "«"
        + String(
          repeating: "Received: from a.example.org by b.example.net;\n Mon, 23 Nov 2026 09:31:00 +0100\n", count: 100)
        + "»"),
    good: "Received: from a.example.org by b.example.net;\n Mon, 23 Nov 2026 09:31:00 +0100",
    check: .look { subject, findings in
      let hops = subject.root.fields.filter { $0.knownName == .received }
      guard hops.count >= 100, let first = hops.first, let last = hops.last else { return }
      findings.report(
        first.range.lowerBound..<last.range.upperBound, "\(hops.count) servers have passed the message on")
    })
}
