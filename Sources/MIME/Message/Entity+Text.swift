internal import MIMECharsets
internal import Octets

/// A text that was decoded, and how.
public struct DecodedText: Sendable {
  /// The text as UTF-8, line ends as they were, a leading U+FEFF dropped.
  public let utf8: [UInt8]
  /// The charset that was declared, the one that was used, and why.
  public let charset: CharsetChoice

  /// The text.
  public var string: String { String(decodingUTF8: utf8.span) }
}

extension Entity {
  /// Whether its media type is text.
  public var isText: Bool { kind == .leaf && mediaType.type == "text" }

  /// Its body as text: first the transfer encoding is removed, then the charset; nil where it is no text.
  ///
  /// Octets that the charset has no character for become U+FFFD.
  public func text() -> DecodedText? {
    var ignored = DefectLog()
    return text(defects: &ignored)
  }

  /// Its body as text, and what is wrong with encoding and charset.
  public func text(defects: inout DefectLog) -> DecodedText? {
    guard isText else { return nil }
    return text(of: content(defects: &defects), defects: &defects)
  }

  /// Reads its decoded content, which the caller has already, as text.
  public func text(of content: [UInt8], defects: inout DefectLog) -> DecodedText {
    let type = mediaType
    let label = Array((type.parameters["charset"] ?? "").utf8)
    var found = DefectLog(perCode: storage.limits.defectsPerCode)
    let isHTML = type.subtype == "html" || type.subtype == "xhtml+xml"
    let choice = CharsetChoice.choose(
      declaredLabel: label.isEmpty ? nil : label.span, octets: content.span, isHTML: isHTML, defects: &found)
    var utf8: [UInt8] = []
    var decoder = TextDecoder(choice.used)
    decoder.decode(content.span, into: &utf8, defects: &found)
    decoder.finish(into: &utf8, defects: &found)
    if utf8.starts(with: "\u{FEFF}".utf8) { utf8.removeFirst(3) }
    // Offsets in decoded octets have no place in the input: what is wrong is wrong with the body.
    for defect in found.defects { defects.record(defect.code, at: record.bodyStart) }
    return DecodedText(utf8: utf8, charset: choice)
  }
}
