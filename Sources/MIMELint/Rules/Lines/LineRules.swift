internal import Octets

extension RuleFamily {
  static let lines = RuleFamily(
    prefix: "LIN", title: "Lines",
    rules: [.bareCR, .fromLine])
}

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
    check: .defects([.bareCR], fix: .normalizeLineEnds))

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
}
