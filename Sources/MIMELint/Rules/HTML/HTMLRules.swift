internal import MIME
internal import Octets

extension RuleFamily {
  static let html = RuleFamily(
    prefix: "HTM", title: "HTML",
    rules: [
      .largeHTML, .activeHTML, .externalStyleSheet, .bareImage, .insecureAsset, .deceptiveLink, .oddLink, .bareHTML,
      .hiddenText, .imagesOnly,
    ])
}

// MARK: - What receivers clip, strip or refuse

extension Rule {
  static let largeHTML = Rule(
    "HTM001", "large-html", .practice(.warning),
    summary: "HTML that a large receiver clips",
    explanation:
      "What is over 102 KB is shown only on request, the link to unsubscribe at its end included. Move styles into "
      + "classes, and shorten the page.",
    reference: "receivers' limits",
    bad: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: «text/html»; charset=utf-8\n\n"
        + HTMLSample.page("<p>" + String(repeating: "Hello Bob.\n", count: 16) + "</p>")),
    good: .html("<p>Hello Bob, we meet on Monday.</p>"),
    check: .look { subject, findings in
      let most = subject.settings.receiver.htmlOctets
      for (part, _) in subject.pages where part.content.octets.count > most {
        findings.report(part.typePlace, "\(part.content.octets.count) octets of HTML, more than \(most)")
      }
    })

  static let activeHTML = Rule(
    "HTM002", "active-html", .practice(.error),
    summary: "a script, frame, object or form in HTML",
    explanation:
      "Readers remove scripts, handlers and frames, and servers refuse messages that have them; forms lose what is "
      + "written into them. Link to a page instead.",
    reference: "receivers' rules",
    bad: .html("<p>Hello Bob, we meet on Monday.</p>«<script>»go()</script>"),
    good: .html("<p>Hello Bob, we meet on Monday.</p>"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for tag in html.activeTags.ranges {
          findings.report(part.contentMap.place(ofText: tag), "an element that readers remove")
        }
        for handler in html.handlers.ranges {
          findings.report(part.contentMap.place(ofText: handler), "script in an attribute")
        }
      }
    })

  static let externalStyleSheet = Rule(
    "HTM003", "external-style-sheet", .practice(.warning),
    summary: "a style sheet that is loaded from elsewhere",
    explanation:
      "Hardly any reader loads it. Put the styles into a style element and into attributes.",
    reference: "receivers' rules",
    bad: .page(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Monday</title>\n"
        + "«<link rel=\"stylesheet\" href=\"https://example.org/a.css\">»</head>\n"
        + "<body><p>Hello Bob, we meet on Monday.</p></body>\n</html>\n"),
    good: .page(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Monday</title>\n<style>p { margin: 0 }</style></head>\n"
        + "<body><p>Hello Bob, we meet on Monday.</p></body>\n</html>\n"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for place in html.styleSheets.ranges {
          findings.report(part.contentMap.place(ofText: place), "a style sheet from elsewhere")
        }
      }
    })

  static let hiddenText = Rule(
    "HTM009", "hidden-text", .practice(.warning),
    summary: "much text that is not shown",
    explanation:
      "Filters take it for words that are meant for them only. The line of preview that newsletters hide, of up to "
      + "150 letters, is left alone.",
    reference: "receivers' rules",
    bad: .html(
      "<p>Hello Bob, we meet on Monday.</p>\n«<div style=\"display:none\">»\n"
        + String(repeating: "Monday, Tuesday, Wednesday\n", count: 9) + "</div>"),
    good: .html("<div style=\"display:none\">We meet on Monday</div><p>Hello Bob, we meet on Monday.</p>"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for tag in html.hiddenText.ranges {
          findings.report(part.contentMap.place(ofText: tag), "the element hides much text")
        }
      }
    })

  static let imagesOnly = Rule(
    "HTM010", "images-only", .practice(.warning),
    summary: "HTML that is made of images and hardly any text",
    explanation:
      "Readers that load no images show nothing, and filters count it against a message. Write the text as text.",
    reference: "receivers' rules",
    bad: .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: «text/html»; charset=utf-8\n\n"
        + HTMLSample.page("<img src=\"https://example.org/a.png\" alt=\"We meet on Monday\" width=\"600\">")),
    good: .html(
      "<img src=\"https://example.org/a.png\" alt=\"A picture\" width=\"600\"><p>Hello Bob, we meet on Monday.</p>"),
    check: .look { subject, findings in
      for (part, html) in subject.pages where html.imageCount > 0 && html.letterCount < HTMLPass.enoughLetters {
        findings.report(part.typePlace, "images, and hardly any text")
      }
    })
}

// MARK: - What is loaded

extension Rule {
  static let bareImage = Rule(
    "HTM004", "bare-image", .practice(.warning),
    summary: "an image without a text in its place, or without a size",
    explanation:
      "Those who see no images, or whose reader loads none, get nothing without alt; without a width the page "
      + "jumps when the image comes. An image that only adorns has alt=\"\".",
    reference: "HTML Standard §4.8.4.4, WCAG 2.2 §1.1.1",
    bad: .html("<p>Hello Bob, we meet on Monday.</p>\n«<img src=\"https://example.org/a.png\" width=\"600\">»"),
    good: .html(
      "<p>Hello Bob, we meet on Monday.</p>\n<img src=\"https://example.org/a.png\" alt=\"The house\" width=\"600\">"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for tag in html.imagesWithoutText.ranges {
          findings.report(part.contentMap.place(ofText: tag), "an image without alt")
        }
        for tag in html.imagesWithoutSize.ranges {
          findings.report(part.contentMap.place(ofText: tag), "an image without width and height", severity: .info)
        }
      }
    })

  static let insecureAsset = Rule(
    "HTM005", "insecure-asset", .practice(.warning),
    summary: "something loaded over http:, or an image of one dot that tells who reads",
    explanation:
      "Anybody on the way sees and changes what comes over http:, and readers refuse to load it; use https:. "
      + "Filters know images of one dot for what they are.",
    reference: "receivers' rules",
    bad: .html(
      "<p>Hello Bob, we meet on Monday.</p>\n<img src=\"«http://example.org/a.png»\" alt=\"The house\" width=\"600\">"),
    good: .html(
      "<p>Hello Bob, we meet on Monday.</p>\n<img src=\"https://example.org/a.png\" alt=\"The house\" width=\"600\">"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for place in html.insecureAssets.ranges {
          findings.report(part.contentMap.place(ofText: place), "loaded over http:")
        }
        for tag in html.trackers.ranges {
          findings.report(part.contentMap.place(ofText: tag), "an image of one dot", severity: .info)
        }
      }
    })

  static let bareHTML = Rule(
    "HTM008", "bare-html", .practice(.info),
    summary: "HTML without a document type, a language or a title",
    explanation:
      "Without the document type readers fall back to old ways of layout; by the language screen readers choose a "
      + "voice. Begin with <!DOCTYPE html> and <html lang=…>, and give a title.",
    reference: "HTML Standard §13.1.1, §3.2.6.2, §4.2.2",
    bad: .page(
      "«»<!DOCTYPE html>\n<html><head><title>Monday</title></head><body><p>Hello Bob, we meet on Monday.</p></body></html>\n"
    ),
    good: .html("<p>Hello Bob, we meet on Monday.</p>"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        let missing = [
          html.hasDocumentType ? nil : "document type", html.hasLanguage ? nil : "lang", html.hasTitle ? nil : "title",
        ].compactMap { $0 }
        guard !missing.isEmpty else { continue }
        findings.report(part.contentMap.place(ofText: 0..<0), "no " + missing.joined(separator: ", no "))
      }
    })
}

// MARK: - Where links lead

extension Rule {
  static let deceptiveLink = Rule(
    "HTM006", "deceptive-link", .practice(.error),
    summary: "a link whose text shows another domain than the one it leads to",
    explanation:
      "That is how readers are lured, so filters count it heavily. Show words, or the address that it leads to. "
      + "Domains of the sender that are known, as those that count clicks, are left alone.",
    reference: "receivers' rules",
    bad: .html("<p>Hello Bob, look at <a href=\"«https://example.net/a»\">www.example.com</a>.</p>"),
    good: .html("<p>Hello Bob, look at <a href=\"https://www.example.com/a\">www.example.com</a>.</p>"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for link in html.deceptiveLinks where !subject.isKnown(link.target) {
          findings.report(part.contentMap.place(ofText: link.place), "the link " + link.fault)
        }
      }
    })

  static let oddLink = Rule(
    "HTM007", "odd-link", .practice(.warning),
    summary: "a link to an IP address, to an unusual port, or to a host in letters of two scripts",
    explanation:
      "Honest mail hardly has any, so filters count it against a message. Link to a host by its name, without port "
      + "and without anything before an @.",
    reference: "receivers' rules; Unicode TR39 §5",
    bad: .html("<p>Hello Bob, look at <a href=\"«http://192.0.2.1/a»\">the page</a>.</p>"),
    good: .html("<p>Hello Bob, look at <a href=\"https://example.org/a\">the page</a>.</p>"),
    check: .look { subject, findings in
      for (part, html) in subject.pages {
        for link in html.oddLinks {
          findings.report(part.contentMap.place(ofText: link.place), "the link " + link.fault)
        }
      }
    })
}

extension Subject {
  /// The HTML that is shown as the message, and what it holds.
  var pages: [(part: Part, html: HTMLFacts)] {
    ownParts.compactMap { part in part.isAttachment ? nil : part.html.map { (part, $0) } }
  }

  /// Whether a host is the sender's: that of From, or one that the settings name.
  func isKnown(_ host: String) -> Bool {
    settings.knownDomains.contains { DomainName.areAligned($0, host) }
      || addresses.fromDomains.contains { DomainName.areAligned($0, host) }
  }
}
