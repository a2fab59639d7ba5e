internal import MIME
internal import Octets

/// What the rules about lines look at.
enum LineLooks {
  /// The line ends that differ from the rest, where CRLF is the rest; or one for all, where none is CRLF.
  @Sendable static func bareLFs(_ subject: Subject, _ findings: inout Findings) {
    let lines = subject.lines
    guard let first = lines.bareLFs.ranges.first else { return }
    guard let pair = lines.pairs.ranges.first else {
      return findings.report(
        first, "every line ends with LF alone, as in files on disk; in transfer lines end with CRLF", severity: .info,
        fix: .normalizeLineEnds)
    }
    guard pair.lowerBound < first.lowerBound else { return }
    for range in lines.bareLFs.ranges {
      findings.report(range, "the line ends with LF alone", fix: .normalizeLineEnds)
    }
  }

  /// The lines that end with CRLF where the first one ends with LF.
  @Sendable static func strayPairs(_ subject: Subject, _ findings: inout Findings) {
    let lines = subject.lines
    guard let pair = lines.pairs.ranges.first, let first = lines.bareLFs.ranges.first,
      first.lowerBound < pair.lowerBound
    else { return }
    let end = pair.upperBound..<pair.upperBound + 2
    findings.report(
      end, "\(lines.pairs.count) lines end with CRLF, those before with LF", fix: .normalizeLineEnds)
  }

  /// Lines that are a dot, with a line end before or behind it that is not CRLF, though others are.
  @Sendable static func falseEnds(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    let octets = message.octets
    guard subject.lines.pairs.count > 0 else { return }
    for line in subject.lines.dotLines.ranges where isFalseEnd(octets, at: line.lowerBound) {
      report(line.lowerBound, &findings)
    }
    guard !subject.defects[.bareCR].isEmpty else { return }
    var from = 0
    while let carriageReturn = octets.firstIndex(of: ASCII.cr, from: from), carriageReturn + 2 < octets.count {
      from = carriageReturn + 1
      let isDot = octets[from] == ASCII.dot
      if isDot, octets[from + 1] == ASCII.cr || octets[from + 1] == ASCII.lf { report(from, &findings) }
    }
  }

  private static func report(_ dot: Int, _ findings: inout Findings) {
    findings.report(
      dot..<dot + 1, "a dot between line ends that are not both CRLF; a server may end the message here",
      fix: .normalizeLineEnds)
  }

  /// Whether a dot at the start of a line is followed by a line end, and not both line ends are CRLF.
  private static func isFalseEnd(_ octets: Span<UInt8>, at dot: Int) -> Bool {
    guard dot + 1 < octets.count else { return false }
    let isPrecededByPair = dot >= 2 && octets[dot - 2] == ASCII.cr
    if octets[dot + 1] == ASCII.lf { return true }
    guard octets[dot + 1] == ASCII.cr else { return false }
    let isFollowedByPair = dot + 2 < octets.count && octets[dot + 2] == ASCII.lf
    return !(isPrecededByPair && isFollowedByPair)
  }

  /// The lines that are too long, one of each part.
  @Sendable static func tooLong(_ subject: Subject, _ findings: inout Findings) {
    for offset in subject.defects[.lineTooLong] {
      let line = offset..<subject.lineEnd(from: offset)
      findings.report(
        line, "the line has \(line.count) octets; 998 are allowed", fix: subject.recodingOrRefolding(at: offset))
    }
  }

  /// The first octet above 127 of each body that promises 7bit, with the rest of its character.
  @Sendable static func undeclaredEightBit(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    let octets = message.octets
    for offset in subject.defects[.undeclaredEightBit] {
      var end = offset + 1
      while end < octets.count, end < offset + 4, octets[end] & 0xC0 == 0x80 { end += 1 }
      findings.report(
        offset..<end, "an octet above 127 in a body that promises 7bit", fix: subject.recodingOrRefolding(at: offset))
    }
  }

  /// Control octets in header sections and bodies.
  @Sendable static func controls(_ subject: Subject, _ findings: inout Findings) {
    for offset in subject.defects[.headerControl] {
      findings.report(offset..<offset + 1, "a control octet in a header field", fix: subject.rewriteField(at: offset))
    }
    for range in subject.lines.controls.ranges where !isShift(range, in: subject) {
      findings.report(range, "a control octet", fix: subject.recodingOrRefolding(at: range.lowerBound))
    }
  }
}

extension LineLooks {
  /// Whether a control octet belongs to a charset that switches between sets of characters by it.
  ///
  /// Source: RFC 1468, RFC 1557, RFC 1922.
  private static func isShift(_ range: Range<Int>, in subject: Subject) -> Bool {
    let message = subject.message
    let octet = message.octets[range.lowerBound]
    guard octet == escape || octet == shiftOut || octet == shiftIn, let part = subject.part(at: range.lowerBound),
      let label = part.mediaType.parameters["charset"]
    else { return false }
    return label.utf8.span.extracting(first: 8).equalsIgnoringCase("iso-2022")
  }

  private static var escape: UInt8 { 0x1B }
  private static var shiftOut: UInt8 { 0x0E }
  private static var shiftIn: UInt8 { 0x0F }
}

extension Subject {
  /// Whether a line of a header section could be shorter: it has a blank inside.
  func canFold(_ line: Range<Int>) -> Bool {
    let message = message
    let octets = message.octets
    let text = octets.extracting(line)
    let trimmed = text.trimmedRange()
    // The blank behind the field's colon is no place to fold: what is behind it is as long as before.
    guard let field = field(at: line.lowerBound) else { return false }
    let start = max(line.lowerBound + trimmed.lowerBound, field.trimmedBodyRange.lowerBound)
    for index in start..<max(start, line.upperBound) where octets[index].isBlank { return true }
    return false
  }

  /// The repair that writes the field at an offset anew; nil where there is none.
  func rewriteField(at offset: Int) -> Repair? {
    field(at: offset).map { .rewriteField($0.range) }
  }

  /// The repair of octets that no line may hold: another encoding of the body, or another form of the field.
  func recodingOrRefolding(at offset: Int) -> Repair? {
    if let repair = rewriteField(at: offset) { return repair }
    guard let part = part(at: offset), part.entity.kind == .leaf, !part.isQuoted else { return nil }
    return .recodeBody(entity: part.index)
  }
}
