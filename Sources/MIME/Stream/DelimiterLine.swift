internal import Octets

/// What a line in a body is to the open multiparts, as far as it is there.
enum DelimiterLine {
  case other
  /// More input is needed to tell.
  case incomplete
  /// A delimiter; `end` is the index behind its padding, `next` the one behind its line end.
  case delimiter(BoundaryStack.Match, end: Int, next: Int)
}

extension BoundaryStack {
  /// Finds out whether the line that starts at an index is a delimiter of at most so many octets.
  func line(at start: Int, _ input: borrowing ReaderInput, atMost limit: Int) -> DelimiterLine {
    let octets = input.octets
    for index in start..<(start &+ 2) {
      guard index < octets.count else { return input.isFinal ? .other : .incomplete }
      guard octets[index] == ASCII.hyphen else { return .other }
    }
    if let line = plainLine(at: start, octets, atMost: limit) { return line }
    let window = octets.extracting(start..<min(octets.count, start + limit))
    var next = start + window.count
    var end = next
    if let lf = window.firstIndex(of: ASCII.lf) {
      next = start + lf + 1
      end = next - octets.extracting(start..<next).lineEndCount
    } else if window.count == limit {
      return .other
    } else if !input.isFinal {
      return .incomplete
    }
    let match = matchUnpadded(octets.extracting((start + 2)..<end))
    if case .none = match { return .other }
    return .delimiter(match, end: end, next: next)
  }

  /// Compares a line without its `--` with the boundaries, as it stands and without its padding.
  ///
  ///     transport-padding := *LWSP-char
  ///
  /// QUIRK: a boundary that ends in blanks, which none may, is compared with them.
  /// Source: RFC 2046 §5.1.1.
  private func matchUnpadded(_ line: Span<UInt8>) -> Match {
    var end = line.count
    while end > 0, line[end - 1].isBlank { end -= 1 }
    let match = match(line.extracting(..<end))
    guard case .none = match, end < line.count else { return match }
    return self.match(line)
  }

  /// The line as a delimiter of the innermost multipart that is not closed, without padding; nil where it is anything
  /// else. PERF: nearly every delimiter is one; to find the line end first and to compare keys takes twice the time.
  private func plainLine(at start: Int, _ octets: Span<UInt8>, atMost limit: Int) -> DelimiterLine? {
    guard let level = innermostOpen else { return nil }
    let boundary = boundary(at: level)
    let end = start &+ 2 &+ boundary.count
    guard end < octets.count, !boundary[boundary.count &- 1].isBlank,
      octets.extracting((start &+ 2)..<end).equals(boundary)
    else { return nil }
    let closes = end &+ 1 < octets.count && octets[end] == ASCII.hyphen && octets[end &+ 1] == ASCII.hyphen
    let lineEnd = closes ? end &+ 2 : end
    var lf = lineEnd
    if lf < octets.count, octets[lf] == ASCII.cr { lf &+= 1 }
    guard lf < octets.count, octets[lf] == ASCII.lf, lf &- start < limit else { return nil }
    return .delimiter(closes ? .close(level: level) : .open(level: level), end: lineEnd, next: lf &+ 1)
  }
}
