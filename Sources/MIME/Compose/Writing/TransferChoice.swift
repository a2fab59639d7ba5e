internal import MIMECodecs
internal import Octets

/// Chooses how content is encoded for transfer: not at all where that is possible, else in the way that takes fewer
/// octets.
///
/// Source: RFC 2045 §6.2, §6.3; RFC 2049 §3 for the lines that are encoded though they might pass.
struct TransferChoice: Sendable {
  let content: MeasuredContent
  let survey: ContentSurvey
  /// The most that it may be without an encoding.
  let most: DataDomain
  /// Whether it is all of a message's body, so that it has to end with a line end.
  let isRoot: Bool
  /// Whether its type allows an encoding.
  let mayBeEncoded: Bool

  /// The coding asked for, or the best one.
  ///
  /// - Throws: ``CompositionError/Code/encodingUnsuitable`` where the one asked for can't carry the content, and
  ///   ``CompositionError/Code/routeTooNarrow`` where only an encoding could and none is allowed.
  func coding(asked: TransferEncoding?) throws(CompositionError) -> ContentCoding {
    guard let asked else {
      if staysAsItIs { return coding(survey.domain.transferEncoding) }
      guard mayBeEncoded else { throw CompositionError(.routeTooNarrow) }
      return try cheapest()
    }
    guard allows(asked) else { throw CompositionError(.encodingUnsuitable, field: "Content-Transfer-Encoding") }
    return coding(asked)
  }

  private func coding(_ encoding: TransferEncoding) -> ContentCoding {
    // A message that holds something binary is not touched.
    let isLines = content.isLines && (mayBeEncoded || encoding != .binary)
    return ContentCoding(encoding: encoding, isLines: isLines, endsLastLine: isRoot && isLines)
  }

  /// Whether the content passes the route unchanged. Line ends of what is not lines may be others where mail is stored.
  private var staysAsItIs: Bool {
    guard survey.domain <= most else { return false }
    if !mayBeEncoded || survey.domain == .binary { return true }
    return !survey.isFragile && (content.isLines || !isRoot && !survey.hasLineEnds)
  }

  private func allows(_ encoding: TransferEncoding) -> Bool {
    switch encoding {
    case .sevenBit: survey.domain == .sevenBit && mayEndLine
    case .eightBit: survey.domain <= .eightBit && most >= .eightBit && mayEndLine
    case .binary: most == .binary
    case .base64: mayBeEncoded
    case .quotedPrintable: mayBeEncoded && mayEndLine
    case .uuencode, .yenc, .unknown: false
    }
  }

  /// A message ends with a line end, which would be content.
  private var mayEndLine: Bool { content.isLines || !isRoot }

  // What is not lines is never quoted-printable unless that is asked for: there are readers (Perl's Email::MIME) that make
  // CRLF of the LF that it decodes to. What is lines stays readable where that costs a quarter more at most.
  private func cheapest() throws(CompositionError) -> ContentCoding {
    let base64 = coding(.base64)
    guard content.isLines else { return base64 }
    let quotedPrintable = coding(.quotedPrintable)
    return try cost(quotedPrintable) <= cost(base64) / 4 * 5 ? quotedPrintable : base64
  }

  /// How many octets the beginning of the content becomes.
  private func cost(_ coding: ContentCoding) throws(CompositionError) -> Int {
    var stream = ContentStream(content.source, coding)
    var octets: [UInt8] = []
    _ = try stream.write(into: &octets, atMost: ContentSource.stride)
    return octets.count
  }
}
