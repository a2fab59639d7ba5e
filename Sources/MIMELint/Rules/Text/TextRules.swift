internal import MIME
internal import Octets

extension RuleFamily {
  static let text = RuleFamily(
    prefix: "TXT", title: "Plain text", rules: [.flowedLine, .signatureLine, .emptyText, .longTextLine])
}

extension Rule {
  static let flowedLine = Rule(
    "TXT001", "flowed-line", .standard(.warning),
    summary: "a line of flowed text that is longer than 78 characters, or begins with 'From ' unstuffed",
    explanation:
      "What writes format=flowed breaks paragraphs into lines of at most 78 characters, each with a blank at its "
      + "end, and puts a blank before 'From ', '>' and a blank. Break and stuff the lines, or leave the parameter "
      + "out.",
    reference: "RFC 3676 §4.2, §4.4",
    bad: .fields(
      "Content-Type: text/plain; charset=utf-8; format=flowed\n\n«" + String(repeating: "Hello Bob. ", count: 8)
        + "Bye.»\n"),
    good: .fields(
      "Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + String(repeating: "Hello Bob. ", count: 6)
        + "\nBye.\n"),
    check: .look { subject, findings in
      for part in subject.ownParts where part.isFlowed {
        TextLooks.reportLongLines(of: part, "a flowed line", subject, &findings)
        let body = part.entity.bodyRange
        for line in subject.lines.fromLines.ranges where body.contains(line.lowerBound) {
          findings.report(line, "a flowed line that begins with 'From ', and no blank before it")
        }
      }
    })

  static let signatureLine = Rule(
    "TXT002", "signature-line", .practice(.warning),
    summary: "the line before a signature without its blank",
    explanation:
      "The line is two hyphens and a blank; by it readers leave the signature out of answers. Some program removed "
      + "the blank. Write it, as =20 under quoted-printable.",
    reference: "RFC 3676 §4.3",
    bad: .body("Hello Bob.\n\n«--»\nAnn\n"),
    good: .body("Hello Bob.\n\n-- \nAnn\n"),
    check: .look(TextLooks.signatures))

  static let emptyText = Rule(
    "TXT003", "empty-text", .practice(.warning),
    summary: "a plain text alternative with nothing in it, beside HTML",
    explanation:
      "Readers without HTML show an empty message, and filters count it against the sender. Put the text of the "
      + "page there.",
    reference: "RFC 2046 §5.1.4; filters' practice",
    bad: .alternative(
      "Content-Type: «text/plain»; charset=utf-8\n\n\n", "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page),
    good: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page),
    check: .look { subject, findings in
      for part in subject.ownParts where part.isText("plain") && subject.isAlternative(part) {
        guard let text = part.text?.decoded.utf8, text.span.trimmedRange().isEmpty else { continue }
        findings.report(part.typePlace, "the plain text is empty")
      }
    })

  static let longTextLine = Rule(
    "TXT004", "long-text-line", .practice(.info),
    summary: "a line of plain text that is longer than 78 characters",
    explanation:
      "The standard asks for lines of at most 78 characters; readers that don't wrap show a bar to scroll. Break "
      + "the lines, or use format=flowed.",
    reference: "RFC 5322 §2.1.1, RFC 3676 §3.1",
    bad: .body("«" + String(repeating: "Hello Bob. ", count: 8) + "Bye.»\n"),
    good: .body(String(repeating: "Hello Bob. ", count: 6) + "\nBye.\n"),
    check: .look { subject, findings in
      for part in subject.ownParts where part.isText("plain") && !part.isFlowed && !part.isAttachment {
        TextLooks.reportLongLines(of: part, "a line", subject, &findings)
      }
    })
}
