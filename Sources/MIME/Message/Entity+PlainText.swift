internal import Octets

extension Entity {
  /// Whether its lines may be joined into paragraphs: it is `text/plain; format=flowed`.
  ///
  /// Source: RFC 3676 §4.
  public var isFlowed: Bool {
    guard kind == .leaf else { return false }
    let type = mediaType
    return type.essence == "text/plain" && Self.says(type.parameters["format"], "flowed")
  }

  /// Its body as paragraphs, where it is `text/plain; format=flowed`; nil for anything else.
  ///
  /// Source: RFC 3676 §4.
  public func flowedText() -> FlowedText? {
    guard isFlowed, let text = text() else { return nil }
    return flowedText(of: text.utf8.span)
  }

  private func flowedText(of utf8: Span<UInt8>) -> FlowedText {
    FlowedText(utf8, deletesSpaces: Self.says(mediaType.parameters["delsp"], "yes"))
  }

  /// Its body as plain text for a person: flowed lines joined, the commands of `text/enriched` removed; any other text
  /// as it is. Nil where it is no text.
  ///
  /// Markup of other types, HTML among them, stays.
  public func plainText() -> String? {
    text().map { plainText(of: $0.utf8.span) }
  }

  /// Makes its text, which the caller has already, or the beginning of it, plain for a person.
  public func plainText(of utf8: Span<UInt8>) -> String {
    if isFlowed { return flowedText(of: utf8).string }
    return mediaType.essence == "text/enriched" ? EnrichedText.string(utf8) : String(decodingUTF8: utf8)
  }

  private static func says(_ value: String?, _ wanted: StaticString) -> Bool {
    value?.utf8.span.equalsIgnoringCase(wanted) ?? false
  }
}
