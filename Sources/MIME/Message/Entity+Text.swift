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
    return text(of: decodedBody(defects: &defects).span, defects: &defects)
  }

  /// Reads its decoded body, which the caller has already, as text.
  public func text(of content: Span<UInt8>, defects: inout DefectLog) -> DecodedText {
    var utf8: [UInt8] = []
    let choice = decodeText(of: content, defects: &defects) { run in utf8.append(run) }
    return DecodedText(utf8: utf8, charset: choice)
  }

  /// Reads its decoded body, which the caller has already, as text and hands that over in runs, in memory that does not
  /// depend on its length.
  ///
  /// - Parameters:
  ///   - content: The body without its transfer encoding.
  ///   - defects: Receives what is wrong with the charset: where the body stands unencoded, at the place in the input;
  ///     else at the start of the body.
  ///   - receive: Is called with each run of UTF-8, borrowed for the call; a leading U+FEFF is dropped, and no character
  ///     is split over two runs.
  /// - Returns: The charset that was used, and why.
  public func decodeText<Failure: Error>(
    of content: Span<UInt8>, defects: inout DefectLog, _ receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> CharsetChoice {
    let type = mediaType
    let label = Array((type.parameters["charset"] ?? "").utf8)
    var found = DefectLog(perCode: storage.limits.defectsPerCode)
    let isHTML = type.subtype == "html" || type.subtype == "xhtml+xml"
    let choice = CharsetChoice.choose(
      declaredLabel: label.isEmpty ? nil : label.span, octets: content, isHTML: isHTML, defects: &found)
    if label.isEmpty, type.essence == "text/plain", !choice.isStatedByText {
      // RFC 2046 §4.1.2: where nothing is declared, plain text is US-ASCII.
      let ascii = content.asciiPrefixCount()
      if ascii < content.count { found.record(.charsetConflict, at: ascii) }
    }
    var decoder = TextDecoder(choice.used)
    var utf8: [UInt8] = []
    var isAtStart = true
    var rest = content
    while !rest.isEmpty {
      decoder.decode(rest.extracting(first: Self.textStride), into: &utf8, defects: &found)
      rest = rest.extracting(droppingFirst: Self.textStride)
      if rest.isEmpty { decoder.finish(into: &utf8, defects: &found) }
      if isAtStart, utf8.starts(with: "\u{FEFF}".utf8) { utf8.removeFirst(3) }
      isAtStart = isAtStart && utf8.isEmpty
      if !utf8.isEmpty { try receive(utf8.span) }
      utf8.removeAll(keepingCapacity: true)
    }
    record(found, inDecodedBodyTo: &defects)
    return choice
  }

  /// How many octets of a text are decoded at a time.
  private static var textStride: Int { 128 << 10 }

  /// Records defects whose offsets count in the decoded body: those are places in the input only where the body stands
  /// unencoded; else what is wrong is wrong with the body.
  func record(_ found: DefectLog, inDecodedBodyTo defects: inout DefectLog) {
    let isIdentity = transferEncoding.isIdentity
    for defect in found.defects { defects.record(defect.code, at: record.bodyStart + (isIdentity ? defect.offset : 0)) }
  }
}

extension CharsetChoice {
  /// Whether the text says itself which charset it is in.
  fileprivate var isStatedByText: Bool { source == .byteOrderMark || source == .htmlMeta }
}
