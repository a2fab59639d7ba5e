internal import MIME
internal import Octets

extension RuleFamily {
  static let structure = RuleFamily(
    prefix: "MIM", title: "MIME structure",
    rules: [
      .missingMIMEVersion, .unusualMIMEVersion, .contentTypeInvalid, .missingBoundary, .boundaryInvalid,
      .boundaryUnquoted, .boundaryPrefix, .openingDelimiterAbsent, .closeDelimiterAbsent, .multipartEmpty,
      .multipartOfOne, .textBetweenParts, .encodedMultipart, .narrowerThanChild, .unknownTransferEncoding,
      .obsoleteTransferEncoding, .encodedMessage, .partialInvalid, .externalBodyInvalid, .alternativeOrder,
      .htmlWithoutText, .relatedStart, .relatedRoot, .danglingReference, .contentIDInvalid, .tooDeep, .tooManyParts,
      .reportInvalid, .signedInvalid, .calendarMethod, .digestPart, .duplicateParameter, .charsetMissing,
      .partUnterminated, .unreferencedImage, .ambiguousStructure,
    ])
}

// MARK: - The fields that say what a message is

extension Rule {
  static let missingMIMEVersion = Rule(
    "MIM001", "no-mime-version", .standard(.error),
    summary: "fields of MIME without MIME-Version",
    explanation:
      "Without the field a message is plain text by the old standard, and a strict reader shows the markup of its "
      + "parts. Add MIME-Version: 1.0.",
    reference: "RFC 2045 §4",
    bad: .message(
      "«»From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        + "Message-ID: <1@mail.example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello Bob.\r\n"),
    good: "Content-Type: text/plain; charset=utf-8",
    check: .look { subject, findings in
      for _ in subject.defects[.missingMIMEVersion] {
        findings.report(
          subject.headerGap, "fields of MIME, and no MIME-Version",
          fix: .setField(entity: 0, name: "MIME-Version", text: "1.0"))
      }
    })

  static let unusualMIMEVersion = Rule(
    "MIM002", "mime-version", .standard(.warning),
    summary: "a MIME-Version other than 1.0",
    explanation:
      "There is no other version, and the standard leaves open what a reader does with one. Write 1.0.",
    reference: "RFC 2045 §4",
    bad: "MIME-Version: «1.1»",
    good: "MIME-Version: 1.0",
    check: .look { subject, findings in
      for offset in subject.defects[.unusualMIMEVersion] {
        let part = subject.part(at: offset) ?? subject.root
        findings.report(
          part.place(of: .mimeVersion), "a MIME-Version other than 1.0",
          fix: .setField(entity: part.index, name: "MIME-Version", text: "1.0"))
      }
    })

  static let contentTypeInvalid = Rule(
    "MIM003", "content-type", .standard(.error),
    summary: "a Content-Type that does not follow its grammar",
    explanation:
      "Readers guess what is meant, each in its own way: a part may be shown as text, be offered as a file, or "
      + "vanish. Write type/subtype, then each parameter behind a semicolon, its value quoted where it is no token.",
    reference: "RFC 2045 §5.1",
    bad: "Content-Type: «text»",
    good: "Content-Type: text/plain",
    check: .look { subject, findings in FieldFaults.report(in: .contentType, of: subject, into: &findings) })

  static let unknownTransferEncoding = Rule(
    "MIM015", "unknown-transfer-encoding", .standard(.error),
    summary: "a transfer encoding that nobody knows",
    explanation:
      "Readers can't decode such a body; the standard has them treat it as octets without meaning. Use 7bit, 8bit, "
      + "binary, quoted-printable or base64.",
    reference: "RFC 2045 §6.1, §6.4",
    bad: "Content-Transfer-Encoding: «7-bits»",
    good: "Content-Transfer-Encoding: 7bit",
    check: .defects([.unknownTransferEncoding], place: .field))

  static let obsoleteTransferEncoding = Rule(
    "MIM016", "obsolete-transfer-encoding", .standard(.warning),
    summary: "uuencode or yEnc as transfer encoding",
    explanation:
      "No standard defines them for mail, and many readers can't decode them. Use base64.",
    reference: "RFC 2045 §6.3",
    bad: "Content-Transfer-Encoding: «x-uuencode»\n\nbegin 644 a.txt\n#2&D*\n`\nend\n",
    good: "Content-Transfer-Encoding: base64\nContent-Type: application/octet-stream\n\nSGkK\n",
    check: .defects([.obsoleteTransferEncoding], place: .field, fix: .recodeBody))

  static let duplicateParameter = Rule(
    "MIM032", "duplicate-parameter", .standard(.error),
    summary: "a parameter that is given twice",
    explanation:
      "Some readers take the first value, some the last one, and what a filter saw is not what a reader shows. "
      + "Give each parameter once.",
    reference: "RFC 2045 §5.1",
    bad: "Content-Type: text/plain; charset=utf-8; «charset=us-ascii»",
    good: "Content-Type: text/plain; charset=utf-8",
    check: .look { subject, findings in
      for (code, severity) in [(Defect.Code.parameterDuplicate, nil), (.parameterConflict, Severity.warning)] {
        for offset in subject.defects[code] {
          guard let field = subject.field(at: offset) else { continue }
          let parameter = field.parameter(at: offset)
          if let parameter, field.isNamed(parameter, "boundary") { continue }
          findings.report(
            parameter?.whole ?? field.trimmedBodyRange, code.entry.summary, severity: severity,
            fix: .rewriteField(field.range))
        }
      }
    })

  static let charsetMissing = Rule(
    "MIM033", "no-charset", .standard(.error),
    summary: "octets above 127 in a text that declares no charset",
    explanation:
      "Without a charset text/plain is US-ASCII, so a reader has to guess what the octets mean. Declare "
      + "charset=utf-8, or the one they are in.",
    reference: "RFC 2046 §4.1.2, RFC 6657 §4",
    bad: "Content-Type: «text/plain»\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    check: .look { subject, findings in
      for part in subject.ownParts where !StructureLooks.knowsCharset(part.mediaType) {
        guard let charset = part.text?.decoded.charset, charset.declared == nil, charset.source != .htmlMeta else {
          continue
        }
        let content = part.content.octets.span
        guard content.asciiPrefixCount() < content.count else { continue }
        findings.report(
          part.typePlace, "text that is not ASCII, and no charset",
          fix: content.isUTF8 ? .setCharset(entity: part.index, label: "utf-8") : nil)
      }
    })
}
