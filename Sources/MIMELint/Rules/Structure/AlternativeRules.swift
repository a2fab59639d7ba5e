internal import MIME
internal import Octets

// MARK: - Alternatives

extension Rule {
  static let alternativeOrder = Rule(
    "MIM020", "alternative-order", .standard(.warning),
    summary: "a plainer alternative behind a richer one",
    explanation:
      "Readers show the last alternative that they can, so the richest one comes last. With plain text behind HTML "
      + "nobody sees the HTML.",
    reference: "RFC 2046 §5.1.4",
    bad: .alternative(
      "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page,
      "Content-Type: «text/plain»; charset=utf-8\n\nHello Bob.\n"),
    good: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page),
    check: .look(ReferenceLooks.alternativeOrder))

  static let htmlWithoutText = Rule(
    "MIM021", "html-only", .practice(.warning),
    summary: "HTML without a plain text beside it",
    explanation:
      "Filters count it against a message, and readers without HTML show the markup or nothing. Send both in a "
      + "multipart/alternative, plain text first.",
    reference: "RFC 2046 §5.1.4; filters' practice",
    bad: .fields("Content-Type: «text/html»; charset=utf-8\n\n" + HTMLSample.page),
    good: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page),
    check: .look { subject, findings in
      for part in subject.ownParts where part.isText("html") && !part.isAttachment {
        guard subject.isShownAsText(part) else { continue }
        findings.report(part.typePlace, "HTML, and no plain text beside it")
      }
    })
}

// MARK: - Related parts

extension Rule {
  static let relatedStart = Rule(
    "MIM022", "related-start", .standard(.error),
    summary: "a multipart/related whose parameter start names no part",
    explanation:
      "The parameter says which part is to be shown first, by its Content-ID. Readers show another one, or none. "
      + "Name the root's Content-ID, or leave the parameter out and put the root first.",
    reference: "RFC 2387 §3.2",
    bad: """
      Content-Type: multipart/related; boundary=b1; type="text/plain";
       start="«<2@example.org>»"

      --b1
      Content-ID: <1@example.org>

      Hello Bob.
      --b1

      Hello Ann.
      --b1--

      """,
    good: """
      Content-Type: multipart/related; boundary=b1; type="text/plain";
       start="<1@example.org>"

      --b1
      Content-ID: <1@example.org>

      Hello Bob.
      --b1

      Hello Ann.
      --b1--

      """,
    check: .look { subject, findings in
      for part in subject.relatedMultiparts {
        guard let start = part.mediaType.parameters["start"] else { continue }
        let wanted = PartReferences.withoutBrackets(start)
        guard !subject.children(of: part).contains(where: { $0.entity.contentID == wanted }) else { continue }
        findings.report(part.place(ofParameter: "start"), "no part has this Content-ID")
      }
    })

  static let relatedRoot = Rule(
    "MIM023", "related-root", .practice(.warning),
    summary: "a multipart/related that does not begin with its HTML",
    explanation:
      "The first part is the one to show, unless the parameter start names another. With an image first, readers "
      + "show the image. Put the HTML first.",
    reference: "RFC 2387 §3.2",
    bad: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      HTMLSample.related(HTMLSample.image(type: "«image/gif»"), HTMLSample.pageWithImage)),
    good: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      HTMLSample.related(HTMLSample.pageWithImage, HTMLSample.image())),
    check: .look { subject, findings in
      for part in subject.relatedMultiparts where part.mediaType.parameters["start"] == nil {
        let children = subject.children(of: part)
        guard let first = children.first, !first.isText("html"), first.entity.kind == .leaf,
          children.contains(where: { $0.isText("html") })
        else { continue }
        findings.report(first.typePlace, "the multipart begins with this, and its HTML comes later")
      }
    })

  static let danglingReference = Rule(
    "MIM024", "dangling-cid", .standard(.error),
    summary: "a cid: address that names no part",
    explanation:
      "Readers show a broken image. Give the part the Content-ID that the HTML names, between angle brackets.",
    reference: "RFC 2392 §2",
    bad: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: text/html; charset=utf-8\n\n"
        + HTMLSample.page("<p>Hello Bob, this is a picture.</p><img src=\"«cid:2@example.org»\" alt=\"\" width=\"9\">")),
    good: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      HTMLSample.related(HTMLSample.pageWithImage, HTMLSample.image())),
    check: .look { subject, findings in
      for reference in subject.references.references where !subject.references.names.contains(reference.name) {
        findings.report(reference.part.contentMap.place(ofText: reference.place), "no part has this Content-ID")
      }
    })

  static let contentIDInvalid = Rule(
    "MIM025", "content-id", .standard(.error),
    summary: "a Content-ID that does not follow its grammar, or that two parts have",
    explanation:
      "It has the form of a Message-ID, with angle brackets, and is unique in the world; only alternatives that "
      + "say the same may share one. Readers may not find the part, or take the wrong one.",
    reference: "RFC 2045 §7, RFC 2046 §5.1.4, RFC 2392 §2",
    bad: "Content-ID: «image 1»",
    good: "Content-ID: <image1.20261123@mail.example.org>",
    check: .look { subject, findings in
      for offset in subject.defects[.messageIDInvalid] {
        guard let field = subject.field(at: offset), field.knownName == .contentID else { continue }
        findings.report(
          field.trimmedBodyRange, "a Content-ID that does not follow its grammar")
      }
      for offset in subject.defects[.duplicateContentID] {
        guard let part = subject.part(at: offset), !subject.isAlternative(part) else { continue }
        findings.report(part.place(of: .contentID), "another part has this Content-ID")
      }
    })

  static let unreferencedImage = Rule(
    "MIM035", "unreferenced-image", .practice(.info),
    summary: "an image among related parts that the HTML does not refer to",
    explanation:
      "Some readers show it below the text, some as an attachment, some not at all. Refer to it by cid:, or put it "
      + "in a multipart/mixed.",
    reference: "RFC 2392 §2, RFC 2387 §3",
    bad: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      HTMLSample.related(
        "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page, HTMLSample.image(id: "«<1@example.org>»"))),
    good: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      HTMLSample.related(HTMLSample.pageWithImage, HTMLSample.image())),
    check: .look(ReferenceLooks.unreferencedImages))
}
