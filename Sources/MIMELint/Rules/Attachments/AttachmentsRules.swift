internal import MIME
internal import Octets

extension RuleFamily {
  static let attachments = RuleFamily(
    prefix: "ATT", title: "Attachments",
    rules: [
      .dispositionInvalid, .namelessAttachment, .rawFileName, .brokenContinuation, .unsafeFileName, .differentNames,
      .blockedExtension, .foreignContent, .emptyAttachment, .winmail, .genericType, .forgottenAttachment,
    ])
}

// MARK: - Names

extension Rule {
  static let dispositionInvalid = Rule(
    "ATT001", "content-disposition", .standard(.error),
    summary: "a Content-Disposition that does not follow its grammar",
    explanation:
      "Readers guess: a file may lose its name, or be shown as text. Write attachment or inline, then each "
      + "parameter behind a semicolon, its value quoted where it is no token.",
    reference: "RFC 2183 §2",
    bad: "Content-Disposition: inline; filename=«my notes.txt»",
    good: "Content-Disposition: inline; filename=\"my notes.txt\"",
    check: .look { subject, findings in
      FieldFaults.report(in: .contentDisposition, of: subject, into: &findings)
      for part in subject.ownParts {
        guard let disposition = part.disposition, disposition.kind == nil else { continue }
        let place = part.place(of: .contentDisposition)
        if subject.defects[.parameterMissingSemicolon].contains(where: place.contains) { continue }  // reported already
        findings.report(place, "a disposition that says neither attachment nor inline")
      }
    })

  static let namelessAttachment = Rule(
    "ATT002", "nameless-attachment", .practice(.warning),
    summary: "an attachment without a file name",
    explanation:
      "Readers invent a name, often without the ending by which a file is opened. Give the disposition a filename.",
    reference: "RFC 2183 §2.3",
    bad: "Content-Type: application/pdf\nContent-Disposition: «attachment»\n\n%PDF-1.7\n",
    good: "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.7\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.isAttachment && part.entity.kind == .leaf {
        guard (part.fileName ?? "").isEmpty else { continue }
        findings.report(part.place(of: .contentDisposition), "an attachment without a file name")
      }
    })

  static let rawFileName = Rule(
    "ATT003", "raw-file-name", .standard(.warning),
    summary: "a file name that is not ASCII, and not in the form of RFC 2231",
    explanation:
      "Raw octets mean a different name to each reader. Write filename*=utf-8'' and the name percent-encoded.",
    reference: "RFC 2231 §4, RFC 2183 §2",
    bad: "Content-Disposition: inline; filename=\"«Grüße.txt»\"",
    good: "Content-Disposition: inline; filename*=utf-8''Gr%C3%BC%C3%9Fe.txt",
    check: .look(AttachmentLooks.rawNames))

  static let brokenContinuation = Rule(
    "ATT004", "broken-parameter", .standard(.error),
    summary: "a parameter in the form of RFC 2231 that can't be joined or decoded",
    explanation:
      "A piece is missing or given twice, or the charset or an escape is not right; each reader makes another name "
      + "of it. Number the pieces from 0 without a gap, and escape with two hexadecimal digits.",
    reference: "RFC 2231 §3, §4, §7",
    bad: "Content-Disposition: inline; filename*0=\"notes\"; filename*2=\"«.txt»\"",
    good: "Content-Disposition: inline; filename*0=\"notes\"; filename*1=\".txt\"",
    check: .look { subject, findings in
      for code in AttachmentLooks.pieceFaults {
        for offset in subject.defects[code] {
          guard let field = subject.field(at: offset) else { continue }
          let place = field.parameter(at: offset)?.value ?? subject.range(of: .word, at: offset)
          findings.report(place, code.entry.summary, fix: .rewriteField(field.range))
        }
      }
    })

  static let unsafeFileName = Rule(
    "ATT005", "unsafe-file-name", .standard(.error),
    summary: "a file name with a path, control characters, or characters that hide its ending",
    explanation:
      "A careless reader writes outside its folder, and a character that turns the writing around makes a program "
      + "look like a text. Receivers refuse such names. Use a plain name.",
    reference: "RFC 2183 §2.3, §5",
    bad: "Content-Disposition: inline; filename=\"«../notes.txt»\"",
    good: "Content-Disposition: inline; filename=\"notes.txt\"",
    check: .look { subject, findings in
      for code in [Defect.Code.fileNamePath, .fileNameControl, .fileNameReserved, .misleadingName] {
        for offset in subject.defects[code] {
          guard let field = subject.field(at: offset), let part = subject.part(at: offset),
            field.knownName == .contentType || field.knownName == .contentDisposition
          else { continue }
          findings.report(
            field.parameter(at: offset)?.value ?? field.trimmedBodyRange, code.entry.summary,
            fix: part.fileName.map { .renameFile(entity: part.index, name: SafeName.of($0)) })
        }
      }
    })

  static let differentNames = Rule(
    "ATT006", "different-names", .practice(.warning),
    summary: "a part whose parameters name and filename differ",
    explanation:
      "One reader shows the one, one the other, and a filter checks either. Give the same name in both, or "
      + "filename only.",
    reference: "RFC 2183 §2.3, RFC 2045 §5",
    bad: "Content-Type: text/plain; name=\"«a.txt»\"\nContent-Disposition: inline; filename=\"b.txt\"",
    good: "Content-Type: text/plain; name=\"a.txt\"\nContent-Disposition: inline; filename=\"a.txt\"",
    check: .look { subject, findings in
      for part in subject.ownParts {
        guard let name = part.mediaType.parameters["name"], let fileName = part.disposition?.fileName,
          !name.utf8.span.equals(fileName.utf8.span)
        else { continue }
        findings.report(
          part.place(ofParameter: "name"), "the disposition's filename is another",
          fix: .removeParameter(entity: part.index, field: .contentType, name: "name"))
      }
    })

  static let blockedExtension = Rule(
    "ATT007", "blocked-file", .practice(.warning),
    summary: "a file of a kind that large receivers refuse",
    explanation:
      "Programs and scripts are refused by their ending, also inside archives. Send a link.",
    reference: "receivers' lists",
    bad: "Content-Disposition: inline; filename=\"«notes.vbs»\"",
    good: "Content-Disposition: inline; filename=\"notes.txt\"",
    check: .look { subject, findings in
      for part in subject.ownParts {
        guard let name = part.fileName, FileEndings.isBlocked(name) else { continue }
        findings.report(part.fileNamePlace, "a kind of file that large receivers refuse")
      }
    })
}

// MARK: - Content

extension Rule {
  static let foreignContent = Rule(
    "ATT008", "foreign-content", .practice(.warning),
    summary: "a file that does not begin as files of its type do",
    explanation:
      "Readers open it with the wrong program or not at all, and filters take it for a disguise. Declare the type "
      + "that it has.",
    reference: "RFC 2046 §4; formats' signatures",
    bad: "Content-Type: «image/png»\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n",
    good: "Content-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.entity.kind == .leaf && part.mediaType.type != "text" {
        let content = part.content.octets.span
        guard !content.isEmpty, !FileSignatures.fit(content, part.mediaType.essence) else { continue }
        let actual = FileSignatures.type(of: content)
        findings.report(
          part.typePlace, actual.map { "the content looks like \($0)" } ?? "the content does not begin like this type")
      }
    })

  static let emptyAttachment = Rule(
    "ATT009", "empty-attachment", .practice(.warning),
    summary: "an attachment without content",
    explanation:
      "Somewhere the file was lost, or could not be read when the message was made.",
    reference: "practice",
    bad: "Content-Type: application/pdf\nContent-Disposition: «attachment; filename=a.pdf»\n\n",
    good: "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.7\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.isAttachment && part.entity.kind == .leaf {
        guard part.content.octets.isEmpty else { continue }
        findings.report(part.place(of: .contentDisposition), "the attachment is empty")
      }
    })

  static let winmail = Rule(
    "ATT010", "winmail", .practice(.warning),
    summary: "attachments in a winmail.dat",
    explanation:
      "Only readers of one vendor see what is in it; all others show a file that they can't open. Send the files "
      + "as parts, and the text as HTML.",
    reference: "MS-OXTNEF §1.3",
    bad: "Content-Type: «application/ms-tnef»; name=\"winmail.dat\"\nContent-Transfer-Encoding: base64\n\neJ8+Ig==\n",
    good: "Content-Type: application/pdf; name=\"notes.pdf\"\n\n%PDF-1.7\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.isTNEF {
        findings.report(part.typePlace, "a file that only one vendor's readers open")
      }
    })

  static let genericType = Rule(
    "ATT011", "generic-type", .practice(.info),
    summary: "a file of a well-known kind as application/octet-stream",
    explanation:
      "Readers with the right type show the file or offer the right program. Declare it.",
    reference: "RFC 2046 §4.5.1",
    bad: "Content-Type: «application/octet-stream»\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.7\n",
    good: "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.7\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.mediaType.essence == "application/octet-stream" {
        guard let name = part.fileName, let type = MediaType(fileName: name)?.essence else { continue }
        findings.report(part.typePlace, "by its name the file is \(type)")
      }
    })

  static let forgottenAttachment = Rule(
    "ATT012", "forgotten-attachment", .practice(.info),
    summary: "a text that speaks of an attachment, and there is none",
    explanation:
      "The words were looked for in the writer's own lines. Attach the file, or say where it is.",
    reference: "practice",
    bad: .body("Hello Bob,\nplease find «attached» my notes.\n"),
    good: .body("Hello Bob,\nmy notes are on paper.\n"),
    check: .look(AttachmentLooks.forgotten))
}
