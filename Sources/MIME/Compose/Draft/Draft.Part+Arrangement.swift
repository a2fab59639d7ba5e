extension Draft.Part {
  /// A body as people send it: a text, the same as HTML, images that the HTML shows, and files.
  ///
  /// The nesting is the one that all readers show right, each level only where it has more than one part:
  ///
  ///     multipart/mixed
  ///     ├─ multipart/alternative
  ///     │  ├─ text
  ///     │  └─ multipart/related
  ///     │     ├─ html
  ///     │     └─ inline…
  ///     └─ attachments…
  ///
  /// - Parameters:
  ///   - text: What readers without HTML show.
  ///   - html: What others show.
  ///   - inline: What the HTML refers to as `cid:` and a Content-ID; see ``inlined(id:as:)``.
  ///   - attachments: Files; see ``attached(as:)``.
  ///
  /// Source: RFC 2046 §5.1.3, §5.1.4, RFC 2387.
  public static func arranged(
    text: Draft.Part? = nil, html: Draft.Part? = nil, inline: [Draft.Part] = [], attachments: [Draft.Part] = []
  ) -> Draft.Part {
    var bodies: [Draft.Part] = []
    if let text { bodies.append(text) }
    if let html { bodies.append(grouped("related", [html] + inline) ?? html) }
    let main = grouped("alternative", bodies).map { [$0] } ?? []
    let rest = html == nil ? inline : []
    return grouped("mixed", main + rest + attachments) ?? .text("")
  }

  /// Parts as one part: themselves where there is only one, nil where there is none.
  static func grouped(_ subtype: String, _ parts: [Draft.Part]) -> Draft.Part? {
    guard parts.count > 1 else { return parts.first }
    var group = multipart(subtype, parts)
    if subtype == "related", let root = parts[0].mediaType { group.mediaType?.parameters["type"] = root.essence }
    return group
  }

  /// Parts as they were listed: texts, HTML, what is shown inline and files are put in the right nesting; parts of other
  /// kinds stay as they are, and side by side.
  static func arranged(_ parts: [Draft.Part]) -> Draft.Part {
    var text: Draft.Part?
    var html: Draft.Part?
    var inline: [Draft.Part] = []
    var attachments: [Draft.Part] = []
    for part in parts {
      switch part.disposition?.kind {
      case "attachment": attachments.append(part)
      case "inline" where part.contentID != nil: inline.append(part)
      case nil where part.mediaType?.essence == "text/plain" && text == nil: text = part
      case nil where part.mediaType?.essence == "text/html" && html == nil: html = part
      default: return grouped("mixed", parts) ?? .text("")
      }
    }
    return arranged(text: text, html: html, inline: inline, attachments: attachments)
  }
}
