/// Which parts of a message are its text, its HTML, and its attachments.
///
/// Source: RFC 8621 §4.1.4.
public struct MessageBodies: Sendable {
  /// The parts to show as the body where HTML is not wanted.
  public private(set) var text: [Entity] = []
  /// The parts to show as the body where HTML is wanted.
  public private(set) var html: [Entity] = []
  /// The parts to list as attachments.
  public private(set) var attachments: [Entity] = []

  /// Sorts the parts of a message.
  init(_ message: Message) {
    var collector = BodyCollector()
    collector.collect(CollectionOfOne(message.root), in: "mixed", isInAlternative: false, text: true, html: true)
    text = collector.text
    html = collector.html
    attachments = collector.attachments
  }
}

extension Message {
  /// Which parts are its text, its HTML and its attachments. Computed at each call.
  public var bodies: MessageBodies { MessageBodies(self) }
}

/// The algorithm of RFC 8621 §4.1.4, step by step. Recursion ends at `Limits.depth`.
private struct BodyCollector {
  var text: [Entity] = []
  var html: [Entity] = []
  var attachments: [Entity] = []

  mutating func collect(
    _ parts: some Sequence<Entity>, in multipart: String, isInAlternative: Bool, text wantsText: Bool,
    html wantsHTML: Bool
  ) {
    var wantsText = wantsText
    var wantsHTML = wantsHTML
    let textCount = text.count
    let htmlCount = html.count
    for (position, part) in parts.enumerated() {
      let type = part.mediaType
      if part.kind == .multipart {
        collect(
          part.parts, in: type.subtype, isInAlternative: isInAlternative || type.subtype == "alternative",
          text: wantsText, html: wantsHTML)
      } else if !isBody(part, type, at: position, in: multipart) {
        attachments.append(part)
      } else if multipart == "alternative" {
        addAlternative(part, type)
      } else {
        if isInAlternative, type.essence == "text/plain" { wantsHTML = false }
        if isInAlternative, type.essence == "text/html" { wantsText = false }
        if wantsText { text.append(part) }
        if wantsHTML { html.append(part) }
        if !wantsText || !wantsHTML, isInlineMedia(type) { attachments.append(part) }
      }
    }
    if multipart == "alternative", wantsText, wantsHTML { shareOnlyForm(textCount, htmlCount) }
  }

  private mutating func addAlternative(_ part: Entity, _ type: MediaType) {
    switch type.essence {
    case "text/plain": text.append(part)
    case "text/html": html.append(part)
    default: attachments.append(part)
    }
  }

  /// Where an alternative has only one of text and HTML, it stands for both.
  private mutating func shareOnlyForm(_ textCount: Int, _ htmlCount: Int) {
    if text.count == textCount, html.count != htmlCount {
      text += html[htmlCount...]
    } else if html.count == htmlCount, text.count != textCount {
      html += text[textCount...]
    }
  }

  /// Whether a part is shown as part of the body rather than listed as an attachment.
  private func isBody(_ part: Entity, _ type: MediaType, at position: Int, in multipart: String) -> Bool {
    let isText = type.essence == "text/plain" || type.essence == "text/html"
    guard part.disposition?.kind != "attachment", isText || isInlineMedia(type) else { return false }
    if position == 0 { return true }
    return multipart != "related" && (isInlineMedia(type) || part.fileName == nil)
  }

  private func isInlineMedia(_ type: MediaType) -> Bool {
    type.type == "image" || type.type == "audio" || type.type == "video"
  }
}
