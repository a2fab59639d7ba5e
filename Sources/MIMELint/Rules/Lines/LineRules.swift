internal import MIME
internal import Octets

extension RuleFamily {
  static let lines = RuleFamily(
    prefix: "LIN", title: "Lines",
    rules: [
      .bareCR, .bareLF, .nul, .lineTooLong, .longHeaderLine, .undeclaredEightBit, .control, .noFinalLineEnd, .dotLine,
      .fromLine, .falseEnd, .signedBlanks, .mixedLineEnds,
    ])
}

// MARK: - Line ends

extension Rule {
  static let bareCR = Rule(
    "LIN001", "bare-cr", .standard(.error),
    summary: "a CR that no LF follows",
    explanation:
      "Some servers take it for a line end and so see fields, delimiters or an end of the message that others "
      + "do not, which smuggling rests on. End lines with CRLF, and encode a CR that is content.",
    reference: "RFC 5322 §2.3, RFC 5321 §2.3.8",
    bad: .body("Hello,«\r»there.\n"),
    good: .body("Hello,\nthere.\n"),
    check: .defects([.bareCR], fix: .recodeOrRefold))

  static let bareLF = Rule(
    "LIN002", "bare-lf", .standard(.error),
    summary: "an LF without a CR in a message whose lines end with CRLF",
    explanation:
      "Some servers refuse the message, some end a line there and some do not, which smuggling rests on. End "
      + "every line with CRLF. A message whose lines all end with LF is a file as Unix has it: that is said once, as info.",
    reference: "RFC 5322 §2.3, RFC 5321 §2.3.8",
    bad: .message(
      "From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        + "Message-ID: <1@mail.example.org>\r\n\r\nHello,«\n»Bob.\r\n"),
    good: .body("Hello,\nBob.\n"),
    check: .look(LineLooks.bareLFs))

  static let noFinalLineEnd = Rule(
    "LIN008", "no-final-line-end", .standard(.warning),
    summary: "the last line has no line end",
    explanation:
      "What ends the data in SMTP begins with a line end, so the server adds one, and a signature of the body "
      + "may not hold any longer. End the last line with CRLF.",
    reference: "RFC 5321 §4.1.1.4",
    bad: .body("Hello Bob."),
    good: .body("Hello Bob.\n"),
    check: .look { subject, findings in
      guard subject.lines.lacksLastLineEnd else { return }
      let end = subject.message.range.upperBound
      findings.report(end..<end, "the message ends without a line end", fix: .endLastLine)
    })

  static let falseEnd = Rule(
    "LIN011", "false-end-of-data", .standard(.error),
    summary: "a dot between line ends, not all of them CRLF, which some servers take for the end of the data",
    explanation:
      "SMTP ends a message with CRLF, dot, CRLF. A server that is content with less reads what follows as the "
      + "next command, so that one message becomes two. End every line with CRLF; the dot is then doubled in transfer.",
    reference: "RFC 5321 §4.1.1.4",
    bad: .message(
      "From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        + "Message-ID: <1@mail.example.org>\r\n\r\nHello,\n«.»\r\nBob.\r\n"),
    good: .body("Hello,\nBob.\n"),
    check: .look(LineLooks.falseEnds))

  static let mixedLineEnds = Rule(
    "LIN013", "mixed-line-ends", .standard(.warning),
    summary: "a line that ends with CRLF in a message whose lines end with LF",
    explanation:
      "The file was put together from two sources. Programs that settle on the first line's kind see stray CRs. "
      + "End every line alike, with CRLF where it is to be sent.",
    reference: "RFC 5322 §2.1",
    bad: .message(
      "From: ann@example.org\nTo: bob@example.net\nSubject: Monday\nDate: Mon, 23 Nov 2026 09:30:00 +0100\n"
        + "Message-ID: <1@mail.example.org>\n\nHello,«\r\n»Bob.\n"),
    good: .body("Hello,\nBob.\n"),
    check: .look(LineLooks.strayPairs))
}

// MARK: - What lines hold

extension Rule {
  static let nul = Rule(
    "LIN003", "nul", .standard(.error),
    summary: "octet 0",
    explanation: "No header field and no body but a binary one may hold it; programs written in C cut the line or the "
      + "message off there. Put content that holds it under base64.",
    reference: "RFC 2045 §2.7, §2.8, RFC 5322 §4.1",
    bad: .body("Hello«\0»Bob.\n"),
    good: .body("Hello Bob.\n"),
    check: .defects([.nulOctet]))

  static let lineTooLong = Rule(
    "LIN004", "line-too-long", .standard(.error),
    summary: "a line of more than 998 octets",
    explanation:
      "Servers break such a line or refuse the message, and breaking it spoils signatures. Fold fields, and put "
      + "long lines of text under quoted-printable or base64.",
    reference: "RFC 5322 §2.1.1, RFC 5321 §4.5.3.1.6",
    bad: .body("«" + String(repeating: "Hello Bob. ", count: 91) + "»\n"),
    good: .body(String(repeating: "Hello Bob. ", count: 6) + "\n"),
    check: .look(LineLooks.tooLong))

  static let longHeaderLine = Rule(
    "LIN005", "long-header-line", .standard(.warning),
    summary: "a line of a header section that is longer than 78 octets",
    explanation:
      "Every program takes it, yet the standard asks for lines of at most 78, which terminals and editors show "
      + "whole. Fold the field at a blank.",
    reference: "RFC 5322 §2.1.1",
    bad: "«Subject: A long subject that nobody has folded, and that goes on and on and on to no end»",
    good: "Subject: A long subject that somebody has folded, and that goes on\n and on to no end",
    check: .look { subject, findings in
      for line in subject.lines.longHeaderLines.ranges where subject.canFold(line) {
        findings.report(
          line, "the line has \(line.count) octets; 78 are asked for", fix: subject.rewriteField(at: line.lowerBound))
      }
    })

  static let undeclaredEightBit = Rule(
    "LIN006", "undeclared-8bit", .standard(.error),
    summary: "octets above 127 in a body whose transfer encoding promises 7bit",
    explanation:
      "A server may clear the eighth bit or refuse the message. Declare 8bit where the route takes it, else use "
      + "quoted-printable or base64. A message without Content-Transfer-Encoding promises 7bit.",
    reference: "RFC 2045 §2.7, §6.1",
    bad: "Content-Type: text/plain; charset=utf-8\n\nGr«ü»ße\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    check: .look(LineLooks.undeclaredEightBit))

  static let control = Rule(
    "LIN007", "control", .standard(.warning),
    summary: "a control octet other than TAB, CR, LF and NUL",
    explanation:
      "Controls can hide text on terminals and confuse filters; header fields may hold none. Leave them out, or "
      + "put the body under quoted-printable or base64.",
    reference: "RFC 5322 §2.2, §4.1",
    bad: .body("Hello«\u{1B}»[2J Bob.\n"),
    good: .body("Hello Bob.\n"),
    check: .look(LineLooks.controls))

  static let dotLine = Rule(
    "LIN009", "dot-line", .practice(.info),
    summary: "a line of the body that begins with a dot",
    explanation:
      "The dot is doubled in transfer and made single again at the other end; a relay that forgets the one or "
      + "the other changes the line. Encode the body, or the dot as =2E under quoted-printable.",
    reference: "RFC 5321 §4.5.2, RFC 2049 §3",
    bad: .body("To begin with a dot is rare:\n«.profile»\n"),
    good: .body("To begin with a dot is rare:\n~/.profile\n"),
    check: .look { subject, findings in
      for line in subject.lines.dotLines.ranges where line.count > 1 {
        findings.report(line, "the line begins with a dot, which relays may lose or double")
      }
    })

  static let fromLine = Rule(
    "LIN010", "from-line", .practice(.info),
    summary: "a line of the body that begins with \"From \"",
    explanation: "Programs that keep mail in mbox files put a '>' before it, which breaks signatures. Encode the body, "
      + "or the F as =46 under quoted-printable.",
    reference: "RFC 2049 §3, RFC 4155",
    bad: .body("«From »now on we meet on Mondays.\n"),
    good: .body("We meet on Mondays from now on.\n"),
    check: .look { subject, findings in
      for range in subject.lines.fromLines.ranges {
        findings.report(range, "the line begins with 'From ', which mbox files change")
      }
    })

  static let signedBlanks = Rule(
    "LIN012", "blanks-in-signed-part", .standard(.warning),
    summary: "blanks at the end of a line of a signed part",
    explanation:
      "Servers may remove blanks at the end of a line, and the signature no longer holds. Encode the part, or "
      + "encode the last blank as =20 under quoted-printable.",
    reference: "RFC 3156 §5, RFC 2049 §3",
    bad: CompositeLooks.signedExample(signedType, text: "Hello Bob.«  »"),
    good: CompositeLooks.signedExample(signedType),
    check: .look { subject, findings in
      for range in subject.lines.signedBlanks.ranges {
        findings.report(range, "blanks end a line that is signed; a server may remove them")
      }
    })

  private static let signedType = """
    Content-Type: multipart/signed; micalg=pgp-sha256; boundary=b1;
     protocol="application/pgp-signature"
    """
}
