internal import MIME
internal import MIMECodecs
internal import Octets

// MARK: - Transfer encodings of what holds other entities

extension Rule {
  static let encodedMultipart = Rule(
    "MIM013", "encoded-multipart", .standard(.error),
    summary: "a multipart under base64 or quoted-printable",
    explanation:
      "Only its parts may be encoded. Readers that follow the field find no delimiter, those that ignore it find "
      + "the parts. Remove the field.",
    reference: "RFC 2045 §6.4",
    bad: """
      Content-Type: multipart/parallel; boundary=b1
      Content-Transfer-Encoding: «base64»

      --b1

      Hello Bob.
      --b1--

      """,
    good: """
      Content-Type: multipart/parallel; boundary=b1
      Content-Transfer-Encoding: 7bit

      --b1

      Hello Bob.
      --b1--

      """,
    check: .look { subject, findings in
      for offset in subject.defects[.encodedMultipart] {
        guard let part = subject.part(at: offset) else { continue }
        findings.report(
          part.place(of: .contentTransferEncoding), "a multipart with a transfer encoding",
          fix: .dropTransferEncoding(entity: part.index))
      }
    })

  static let narrowerThanChild = Rule(
    "MIM014", "narrower-than-part", .standard(.error),
    summary: "a transfer encoding that promises less than a part inside holds",
    explanation:
      "A multipart without the field promises 7bit for all that is in it. A server that trusts it hands the "
      + "message on to a host that takes no 8-bit octets. Give the multipart the encoding of its widest part, or "
      + "encode the part.",
    reference: "RFC 2045 §6.4",
    bad: """
      Content-Type: multipart/parallel; boundary=b1

      --b1
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: «8bit»

      Grüße
      --b1--

      """,
    good: """
      Content-Type: multipart/parallel; boundary=b1
      Content-Transfer-Encoding: 8bit

      --b1
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      Grüße
      --b1--

      """,
    check: .look(CompositeLooks.widerParts))

  static let encodedMessage = Rule(
    "MIM017", "encoded-message", .standard(.error),
    summary: "an attached message under base64 or quoted-printable",
    explanation:
      "A message/rfc822 part may only be 7bit, 8bit or binary. Many readers show the encoded text or an unreadable "
      + "file. Encode the parts of the message instead.",
    reference: "RFC 2046 §5.2.1",
    bad: """
      Content-Type: message/rfc822
      Content-Transfer-Encoding: «base64»

      RnJvbTogYW5uQGV4YW1wbGUub3JnDQoNCkhlbGxvLg0K

      """,
    good: """
      Content-Type: message/rfc822

      From: ann@example.org
      Date: Mon, 23 Nov 2026 09:30:00 +0100

      Hello.

      """,
    check: .look { subject, findings in
      for offset in subject.defects[.encodedMessage] {
        // RFC 6532 §3.7 allows any encoding for message/global.
        guard let part = subject.part(at: offset), part.mediaType.subtype != "global" else { continue }
        findings.report(
          part.place(of: .contentTransferEncoding), "an attached message with a transfer encoding",
          fix: .dropTransferEncoding(entity: part.index))
      }
    })
}

// MARK: - Messages in parts

extension Rule {
  static let partialInvalid = Rule(
    "MIM018", "partial", .standard(.error),
    summary: "a message/partial that can't be joined",
    explanation:
      "A fragment needs an id and its number, which is no larger than the total, and no transfer encoding. Better "
      + "send the message whole: hardly any reader joins fragments, and servers refuse them.",
    reference: "RFC 2046 §5.2.2",
    bad: "Content-Type: «message/partial; number=3; total=2; id=\"1@example.org\"»",
    good: "Content-Type: message/partial; number=1; total=2; id=\"1@example.org\"",
    check: .defects([.partialInvalid], place: .field))

  static let externalBodyInvalid = Rule(
    "MIM019", "external-body", .standard(.error),
    summary: "a message/external-body without access-type or without Content-ID",
    explanation:
      "Without access-type nobody can tell where the content is; without a Content-ID it can't be kept once it was "
      + "fetched. Add what is missing.",
    reference: "RFC 2046 §5.2.3, RFC 2045 §7",
    bad: """
      Content-Type: «message/external-body»; URL="https://example.org/a.png"

      Content-Type: image/png
      Content-ID: <1@example.org>

      """,
    good: """
      Content-Type: message/external-body; access-type=URL;
       URL="https://example.org/a.png"

      Content-Type: image/png
      Content-ID: <1@example.org>

      """,
    check: .look { subject, findings in
      for part in subject.ownParts where part.mediaType.essence == "message/external-body" {
        if part.mediaType.parameters["access-type"] == nil {
          findings.report(part.typePlace, "no parameter access-type")
        }
        let inner = Message(part.content.octets).root.fields
        if inner.first(named: .contentID) == nil, part.field(.contentID) == nil {
          let start = part.entity.bodyRange.lowerBound
          findings.report(start..<start, "no Content-ID")
        }
      }
    })

  static let digestPart = Rule(
    "MIM031", "digest-part", .standard(.warning),
    summary: "a part of a digest that is no message",
    explanation:
      "A digest is made of messages; a reader may list each part as one. Put the table of contents and the like in "
      + "a multipart/mixed around the digest.",
    reference: "RFC 2046 §5.1.5",
    bad: "Content-Type: multipart/digest; boundary=b1\n\n--b1\nContent-Type: «text/plain»\n\nHello Bob.\n--b1--\n",
    good: """
      Content-Type: multipart/digest; boundary=b1

      --b1

      From: ann@example.org
      Date: Mon, 23 Nov 2026 09:30:00 +0100

      Hello Bob.
      --b1--

      """,
    check: .look { subject, findings in
      for part in subject.ownParts {
        guard let parent = part.parent, subject.parts[parent].mediaType.essence == "multipart/digest" else { continue }
        let type = part.mediaType
        if type.type == "message" && (type.subtype == "rfc822" || type.subtype == "global") { continue }
        findings.report(part.typePlace, "a part of a digest that is no message")
      }
    })
}

// MARK: - Size of the tree

extension Rule {
  static let tooDeep = Rule(
    "MIM026", "too-deep", .practice(.warning),
    summary: "multiparts and messages inside each other on more levels than filters follow",
    explanation:
      "Real mail has a handful of levels. Filters stop looking after 20 to 100 and then refuse the message, or "
      + "pass what is further inside unseen.",
    reference: "receivers' limits; Postel Limits.depth",
    bad: .fields(CompositeLooks.nestedExample(levels: 4, marked: true)),
    good: .fields(CompositeLooks.nestedExample(levels: 3, marked: false)),
    check: .look { subject, findings in
      for offset in subject.defects[.limitDepth] {
        let part = subject.part(at: offset) ?? subject.root
        findings.report(part.typePlace, Defect.Code.limitDepth.entry.summary, severity: .error)
      }
      let most = subject.settings.receiver.depth
      let levels = subject.levels
      for part in subject.ownParts where levels[part.index] == most + 1 {
        guard part.entity.kind == .multipart || part.entity.kind == .message else { continue }
        findings.report(part.typePlace, "more than \(most) multiparts and messages inside each other")
      }
    })

  static let tooManyParts = Rule(
    "MIM027", "too-many-parts", .practice(.warning),
    summary: "more parts than filters look at",
    explanation:
      "Real mail has some dozens at most. Filters and readers stop after some hundreds or refuse the message. Put "
      + "many files into an archive.",
    reference: "receivers' limits; Postel Limits.entities",
    bad: """
      Content-Type: «multipart/parallel»; boundary=b1

      --b1

      Hello Bob.
      --b1

      Hello Ann.
      --b1

      Hello.
      --b1--

      """,
    good: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n--b1\n\nHello Ann.\n--b1--\n",
    check: .look { subject, findings in
      let most = subject.settings.receiver.entities
      guard subject.parts.count > most else { return }
      findings.report(subject.root.typePlace, "\(subject.parts.count) parts, more than \(most)")
    })
}

// MARK: - Multiparts with a form of their own

extension Rule {
  static let reportInvalid = Rule(
    "MIM028", "report", .standard(.error),
    summary: "a multipart/report without report-type, or whose parts are not what that says",
    explanation:
      "Programs recognize bounces and receipts by the parameter report-type and by the second part, which has the "
      + "type it names. A report has two or three parts.",
    reference: "RFC 6522 §3",
    bad: CompositeLooks.reportExample("Content-Type: «multipart/report»; boundary=b1"),
    good: CompositeLooks.reportExample("Content-Type: multipart/report; report-type=delivery-status; boundary=b1"),
    check: .look(CompositeLooks.reports))

  static let signedInvalid = Rule(
    "MIM029", "signed", .standard(.error),
    summary: "a multipart/signed without protocol or micalg, or with content that does not survive transfer",
    explanation:
      "Readers need both parameters to check the signature, and the part with the signature has the type that "
      + "protocol names. What is signed must be 7bit: a server that encodes 8-bit octets on the way breaks the "
      + "signature.",
    reference: "RFC 1847 §2.1, RFC 3156 §3, §5",
    bad: CompositeLooks.signedExample(
      "Content-Type: «multipart/signed»; boundary=b1;\n protocol=\"application/pgp-signature\""),
    good: CompositeLooks.signedExample(
      "Content-Type: multipart/signed; boundary=b1; micalg=pgp-sha256;\n protocol=\"application/pgp-signature\""),
    check: .look(CompositeLooks.signed))

  static let calendarMethod = Rule(
    "MIM030", "calendar-method", .standard(.warning),
    summary: "a calendar object whose METHOD is not the parameter method",
    explanation:
      "Readers choose by the parameter whether they offer to accept or to decline. It has to say what the object "
      + "says.",
    reference: "RFC 6047 §2.4, §4",
    bad: """
      Content-Type: text/calendar; charset=utf-8; method=«REQUEST»

      BEGIN:VCALENDAR
      METHOD:CANCEL
      END:VCALENDAR

      """,
    good: """
      Content-Type: text/calendar; charset=utf-8; method=CANCEL

      BEGIN:VCALENDAR
      METHOD:CANCEL
      END:VCALENDAR

      """,
    check: .look(CompositeLooks.calendars))
}
