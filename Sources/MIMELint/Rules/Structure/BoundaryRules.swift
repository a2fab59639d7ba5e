internal import MIME
internal import Octets

// MARK: - Boundaries

extension Rule {
  static let missingBoundary = Rule(
    "MIM004", "no-boundary", .standard(.error),
    summary: "a multipart without a boundary, or with an empty one",
    explanation:
      "Nothing tells where its parts are: readers show all of it as text, or nothing. Give the boundary that the "
      + "delimiter lines have, or make it text/plain.",
    reference: "RFC 2046 §5.1",
    bad: "Content-Type: «multipart/mixed»",
    good: "Content-Type: text/plain",
    check: .look { subject, findings in
      for offset in subject.defects[.missingBoundary] {
        guard let part = subject.part(at: offset) else { continue }
        findings.report(part.typePlace, "a multipart without a boundary")
      }
    })

  static let boundaryInvalid = Rule(
    "MIM005", "boundary-form", .standard(.error),
    summary: "a boundary that is too long, or with characters that none may have",
    explanation:
      "A boundary has at most 70 characters: letters, digits and '()+_,-./:=? with blanks only inside. Readers may "
      + "cut off or trim any other, and then find no part. Choose a plain one.",
    reference: "RFC 2046 §5.1.1",
    bad: "Content-Type: multipart/parallel; boundary=\"«b*1»\"\n\n--b*1\n\nHello Bob.\n--b*1--\n",
    good: "Content-Type: multipart/parallel; boundary=\"b+1\"\n\n--b+1\n\nHello Bob.\n--b+1--\n",
    check: .look { subject, findings in
      for code in [Defect.Code.boundaryTooLong, .boundaryInvalid, .limitBoundary] {
        for offset in subject.defects[code] {
          guard let part = subject.part(at: offset) else { continue }
          findings.report(
            part.place(ofParameter: "boundary"), code.entry.summary, fix: .rewriteDelimiters(entity: part.index))
        }
      }
    })

  static let boundaryUnquoted = Rule(
    "MIM006", "boundary-unquoted", .standard(.error),
    summary: "a boundary that must be quoted and is not",
    explanation:
      "A reader that follows the grammar ends the boundary at the first special character and finds no part. Put "
      + "it in quotes.",
    reference: "RFC 2045 §5.1, RFC 2046 §5.1.1",
    bad: "Content-Type: multipart/parallel; boundary=«b:1»\n\n--b:1\n\nHello Bob.\n--b:1--\n",
    good: "Content-Type: multipart/parallel; boundary=\"b:1\"\n\n--b:1\n\nHello Bob.\n--b:1--\n",
    check: .look { subject, findings in
      for offset in subject.defects[.parameterUnquoted] {
        guard let part = subject.part(at: offset), let field = subject.field(at: offset),
          field.knownName == .contentType,
          let parameter = field.parameter(at: offset), field.isNamed(parameter, "boundary")
        else { continue }
        findings.report(
          parameter.value, "the boundary must be quoted",
          fix: .rewriteParameter(entity: part.index, field: .contentType, name: "boundary"))
      }
    })

  static let boundaryPrefix = Rule(
    "MIM007", "boundary-prefix", .standard(.error),
    summary: "a boundary that the boundary of a multipart around it begins with, or the reverse",
    explanation:
      "A reader compares a line only as far as its boundary goes, so the delimiter of the one multipart passes for "
      + "that of the other, and parts change places. Make boundaries that differ at their beginning.",
    reference: "RFC 2046 §5.1.1, §5.1.2",
    bad: """
      Content-Type: multipart/parallel; boundary=b1

      --b1
      Content-Type: multipart/parallel; boundary=«b12»

      --b12

      Hello Bob.
      --b12--
      --b1--

      """,
    good: """
      Content-Type: multipart/parallel; boundary=b1

      --b1
      Content-Type: multipart/parallel; boundary=b2

      --b2

      Hello Bob.
      --b2--
      --b1--

      """,
    check: .look(StructureLooks.boundaryPrefixes))

  static let ambiguousStructure = Rule(
    "MIM036", "ambiguous-structure", .standard(.error),
    summary: "a structure that two readers take differently",
    explanation:
      "Two boundaries, one in a form that few readers know, a line in a part that begins with the boundary, or a "
      + "delimiter behind the last one: what a filter checks is then not what a reader shows, and attackers use "
      + "that. Write the structure so that there is one reading.",
    reference: "RFC 2046 §5.1.1, §5.1.2",
    bad: "Content-Type: «multipart/parallel; boundary=b1; boundary=b2»\n\n--b1\n\nHello Bob.\n--b1--\n",
    good: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n--b1--\n",
    check: .look { subject, findings in
      for code in [Defect.Code.ambiguousBoundary, .extendedBoundary] {
        for offset in subject.defects[code] {
          findings.report(subject.range(of: .field, at: offset), code.entry.summary)
        }
      }
      for offset in subject.defects[.epilogueDelimiter] {
        findings.report(subject.range(of: .line, at: offset), "a delimiter behind the close delimiter")
      }
      StructureLooks.longerDelimiters(subject, &findings)
    })
}

// MARK: - Delimiters

extension Rule {
  static let openingDelimiterAbsent = Rule(
    "MIM008", "no-opening-delimiter", .standard(.error),
    summary: "a multipart in which no delimiter line stands",
    explanation:
      "Its body is all preamble, which readers don't show. Often the boundary of the field is not that of the "
      + "delimiter lines, or a blank was lost. Make them agree.",
    reference: "RFC 2046 §5.1.1",
    bad: "Content-Type: multipart/parallel; boundary=b1\n\n«»Hello Bob.\n",
    good: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n--b1--\n",
    check: .look { subject, findings in
      for (part, facts) in subject.multiparts where !facts.isOpened && facts.closeDelimiter == nil {
        let start = part.entity.bodyRange.lowerBound
        findings.report(start..<start, "no line opens a part")
      }
    })

  static let closeDelimiterAbsent = Rule(
    "MIM009", "no-close-delimiter", .standard(.error),
    summary: "a multipart without its close delimiter",
    explanation:
      "Nothing tells whether the message is whole or was cut off on its way, and what a relay adds goes into the "
      + "last part. End it with the boundary between two pairs of hyphens.",
    reference: "RFC 2046 §5.1.1",
    bad: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n«»",
    good: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n--b1--\n",
    check: .look { subject, findings in
      guard !subject.defects[.missingCloseDelimiter].isEmpty else { return }
      for (part, facts) in subject.multiparts where facts.isOpened && facts.closeDelimiter == nil {
        let end = part.entity.bodyRange.upperBound
        findings.report(
          end..<end, "the multipart ends without its close delimiter", fix: .rewriteDelimiters(entity: part.index))
      }
    })

  static let multipartEmpty = Rule(
    "MIM010", "multipart-without-part", .standard(.error),
    summary: "a multipart that is closed before a part begins",
    explanation:
      "A multipart has at least one part; readers may show nothing, or refuse the message. Give it a part, or send "
      + "an empty text.",
    reference: "RFC 2046 §5.1",
    bad: "Content-Type: multipart/parallel; boundary=b1\n\n«--b1--»\n",
    good: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n--b1--\n",
    check: .look { subject, findings in
      for (part, facts) in subject.multiparts {
        guard subject.childIndexes[part.index].isEmpty, let close = facts.closeDelimiter else { continue }
        findings.report(close, "the multipart is closed, and no part began")
      }
    })

  static let multipartOfOne = Rule(
    "MIM011", "multipart-of-one", .practice(.info),
    summary: "a multipart with one part only",
    explanation:
      "It is allowed, yet the part could be the message itself; where a second part was meant, it is missing.",
    reference: "RFC 2046 §5.1.1",
    bad: "Content-Type: «multipart/mixed»; boundary=b1\n\n--b1\n\nHello Bob.\n--b1--\n",
    good: "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\nHello Bob.\n--b1\n\nHello Ann.\n--b1--\n",
    check: .look { subject, findings in
      for (part, _) in subject.multiparts where subject.childIndexes[part.index].count == 1 {
        guard ["mixed", "alternative", "related"].contains(part.mediaType.subtype) else { continue }
        findings.report(part.typePlace, "the multipart has one part")
      }
    })

  static let textBetweenParts = Rule(
    "MIM012", "unseen-text", .practice(.info),
    summary: "text before the first or behind the last part, where no reader shows it",
    explanation:
      "A line for readers without MIME may stand before the first delimiter; anything else is lost there, such as "
      + "the footer that a list adds behind the last one. Make it a part.",
    reference: "RFC 2046 §5.1.1",
    bad: """
      Content-Type: multipart/parallel; boundary=b1

      --b1

      Hello Bob.
      --b1--

      «This list is about Mondays.»

      """,
    good: """
      Content-Type: multipart/parallel; boundary=b1

      This message is in MIME format.

      --b1

      Hello Bob.
      --b1--

      """,
    check: .look(StructureLooks.unseenText))

  static let partUnterminated = Rule(
    "MIM034", "no-empty-line-in-part", .standard(.error),
    summary: "a body part without the empty line behind its header section",
    explanation:
      "Even a part without fields begins with an empty line. Without it a reader takes the first lines of the text "
      + "for fields and does not show them.",
    reference: "RFC 2046 §5.1, §5.1.1",
    bad: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n«»Hello Bob.\n--b1--\n",
    good: "Content-Type: multipart/parallel; boundary=b1\n\n--b1\n\nHello Bob.\n--b1--\n",
    check: .look { subject, findings in
      for offset in subject.defects[.headerUnterminated] {
        guard let part = subject.part(at: offset), part.isBodyPart(of: subject) else { continue }
        findings.report(
          offset..<offset, "no empty line before the part's body", fix: .separateHeader(entity: part.index))
      }
    })
}
