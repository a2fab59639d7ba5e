internal import MIME
internal import MIMECharsets
internal import MIMECodecs
internal import Octets

extension RuleFamily {
  static let encodings = RuleFamily(
    prefix: "ENC", title: "Encodings and charsets",
    rules: [
      .base64Foreign, .base64Padding, .base64LongLine, .quotedPrintableLongLine, .quotedPrintableInvalid,
      .quotedPrintableBlank, .needlessBase64, .encodedLineEnds, .doublyEncodedText, .undecodableText, .mislabeledUTF8,
      .eightBitASCII, .charsetLabel, .wideCharset, .metaCharset, .binaryBody, .byteOrderMark, .largeMessage,
    ])
}

// MARK: - base64

extension Rule {
  static let base64Foreign = Rule(
    "ENC001", "base64-foreign", .standard(.error),
    summary: "octets outside the alphabet in base64",
    explanation:
      "Readers skip them, stop there or refuse the part. Often a list or a scanner put a footer behind the encoded "
      + "text. Encode the body anew.",
    reference: "RFC 2045 §6.8",
    bad: "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nSGVsbG«*»8=\n",
    good: "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n",
    check: .defects([.base64Foreign], place: .octet, fix: .recodeBody))

  static let base64Padding = Rule(
    "ENC002", "base64-padding", .standard(.error),
    summary: "base64 with wrong padding, or that goes on behind it",
    explanation:
      "The last group has four characters, filled up with '=' and zero bits, and ends the data. Readers lose the "
      + "last octets or all that comes behind the padding. Encode the body anew.",
    reference: "RFC 2045 §6.8",
    bad: "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nSGVs«b»G8\n",
    good: "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n",
    check: .defects(
      [.base64InnerPadding, .base64MissingPadding, .base64Truncated, .base64SpareBits], place: .octet, fix: .recodeBody)
  )

  static let base64LongLine = Rule(
    "ENC003", "base64-long-line", .standard(.error),
    summary: "a line of base64 that is longer than 76 characters",
    explanation:
      "Most readers take it; some gateways break the line or refuse the message. Encode the body anew.",
    reference: "RFC 2045 §6.8",
    bad: .fields(
      "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n«"
        + String(repeating: "SGVsbG9C", count: 10) + "»\n"),
    good: .fields(
      "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
        + String(repeating: "SGVsbG9C", count: 9) + "\n"),
    check: .look { subject, findings in EncodingLooks.longLines(of: .base64, subject, &findings) })

  static let needlessBase64 = Rule(
    "ENC007", "needless-base64", .practice(.info),
    summary: "a text under base64 that is nearly all ASCII",
    explanation:
      "Filters count it against a message, since it hides text from simple ones, and it is larger. Use "
      + "quoted-printable, or 7bit where it fits.",
    reference: "RFC 2045 §6; filters' practice",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: «base64»\n\nSGVsbG8gQm9iLg0K\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 7bit\n\nHello Bob.\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.transferEncoding == .base64 && part.isAnyText && !part.isAttachment {
        let content = part.content.octets
        // Three characters for each octet that quoted-printable encodes must come to less than base64's four for three.
        guard !content.isEmpty, EncodingLooks.countEncoded(content.span) * 6 < content.count else { continue }
        findings.report(
          part.place(of: .contentTransferEncoding), "the text is nearly all ASCII", fix: .recodeBody(entity: part.index)
        )
      }
    })
}

// MARK: - Quoted-printable

extension Rule {
  static let quotedPrintableLongLine = Rule(
    "ENC004", "qp-long-line", .standard(.error),
    summary: "a line of quoted-printable that is longer than 76 characters",
    explanation:
      "Gateways may break the line in the middle of an escape, or refuse the message. End lines softly with '='.",
    reference: "RFC 2045 §6.7",
    bad: .fields(
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n«"
        + String(repeating: "Hello Bob, ", count: 7) + "Bob.»\n"),
    good: .fields(
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + String(repeating: "Hello Bob, ", count: 6) + "=\nHello Bob.\n"),
    check: .look { subject, findings in EncodingLooks.longLines(of: .quotedPrintable, subject, &findings) })

  static let quotedPrintableInvalid = Rule(
    "ENC005", "qp-escape", .standard(.error),
    summary: "an equals sign in quoted-printable that no octet follows",
    explanation:
      "An equals sign stands before two hexadecimal digits or at the end of a line. Readers show the sign, drop "
      + "it, or drop what follows. Write =3D for the sign itself.",
    reference: "RFC 2045 §6.7",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n1 + 1 «=» 2\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n1 + 1 =3D 2\n",
    check: .defects([.quotedPrintableInvalid], place: .octet, fix: .recodeBody))

  static let quotedPrintableBlank = Rule(
    "ENC006", "qp-raw", .standard(.error),
    summary: "a blank at the end of a line of quoted-printable, or an octet above 127 in it",
    explanation:
      "Servers add and remove such blanks, so a reader must drop them, and what was meant is lost; octets above "
      + "127 are what the encoding is there to avoid. Write the last blank as =20, and all other octets in their "
      + "encoded form.",
    reference: "RFC 2045 §6.7",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHello,«  »\nBob.\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHello, =20\nBob.\n",
    check: .look(EncodingLooks.rawOctets))

  static let encodedLineEnds = Rule(
    "ENC008", "encoded-line-end", .standard(.warning),
    summary: "a line end of a text written as =0D=0A",
    explanation:
      "In a text a line end is a line end of the encoded form too. A reader that converts line ends sees none "
      + "here, and shows one long line. Encode the text anew, as text.",
    reference: "RFC 2045 §6.7",
    bad: """
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hello,«=0D=0A»=
      Bob.

      """,
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHello,\nBob.\n",
    check: .look(EncodingLooks.encodedLineEnds))
}

// MARK: - What can be sent

extension Rule {
  static let binaryBody = Rule(
    "ENC016", "binary", .practice(.warning),
    summary: "a binary body, and a route that is not known to take it",
    explanation:
      "Only servers with BINARYMIME and CHUNKING take it; others break its lines or refuse the message. Use "
      + "base64, or say that the route takes binary.",
    reference: "RFC 3030 §3, RFC 2045 §6.2",
    bad: "Content-Type: application/octet-stream\nContent-Transfer-Encoding: «binary»",
    good: "Content-Type: application/octet-stream\nContent-Transfer-Encoding: 7bit",
    check: .look { subject, findings in
      guard subject.settings.envelope.route == nil else { return }  // what a known route takes is another rule's
      for part in subject.ownParts where part.transferEncoding == .binary {
        let isLeaf = part.entity.kind == .leaf
        findings.report(
          part.place(of: .contentTransferEncoding), "a binary body",
          fix: isLeaf ? .recodeBody(entity: part.index) : .dropTransferEncoding(entity: part.index))
      }
    })

  static let largeMessage = Rule(
    "ENC018", "large-message", .practice(.warning),
    summary: "a message larger than large receivers take",
    explanation:
      "The large receivers refuse what is over 25 MB, encoded; attachments grow by a third in base64. Send a link, "
      + "or an archive in pieces.",
    reference: "receivers' limits; RFC 1870 §5",
    bad: .message(
      "«From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        + "Message-ID: <1@mail.example.org>\r\n\r\n" + String(repeating: "Hello Bob.\r\n", count: 20) + "»"),
    good: .body("Hello Bob.\n"),
    check: .look { subject, findings in
      let most = subject.settings.receiver.messageOctets
      guard subject.message.range.count > most else { return }
      findings.report(subject.message.range, "\(subject.message.range.count) octets, more than \(most)")
    })
}
