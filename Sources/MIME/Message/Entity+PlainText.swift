internal import Octets

extension Entity {
  /// Its body as paragraphs, where it is `text/plain; format=flowed`; nil for anything else.
  ///
  /// Source: RFC 3676 §4.
  public func flowedText() -> FlowedText? {
    let type = mediaType
    guard kind == .leaf, type.essence == "text/plain", Self.says(type.parameters["format"], "flowed"),
      let text = text()
    else { return nil }
    return FlowedText(text.utf8.span, deletesSpaces: Self.says(type.parameters["delsp"], "yes"))
  }

  /// Its body as plain text for a person: flowed lines joined, the commands of `text/enriched` removed; any other text
  /// as it is. Nil where it is no text.
  ///
  /// Markup of other types, HTML among them, stays.
  public func plainText() -> String? {
    if let flowed = flowedText() { return flowed.string }
    guard let text = text() else { return nil }
    return mediaType.essence == "text/enriched" ? EnrichedText.string(text.utf8.span) : text.string
  }

  private static func says(_ value: String?, _ wanted: StaticString) -> Bool {
    value?.utf8.span.equalsIgnoringCase(wanted) ?? false
  }
}
