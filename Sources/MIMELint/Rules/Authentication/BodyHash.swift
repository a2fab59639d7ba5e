internal import MIME
internal import Octets

/// The octets of a body that a signature's digest is made of.
///
/// Source: RFC 6376 §3.4.3, §3.4.4, §3.7.
enum BodyHash {
  /// The canonical form of a body whose lines end with CRLF or LF.
  ///
  /// - Complexity: O(*n*).
  static func canonical(_ body: Span<UInt8>, isRelaxed: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count + 2)
    var emptyLines = 0
    var start = 0
    while start < body.count {
      let lf = body.firstIndex(of: ASCII.lf, from: start)
      var end = lf ?? body.count
      if lf != nil, end > start, body[end - 1] == ASCII.cr { end -= 1 }
      let line = body.extracting(start..<end)
      let content = isRelaxed ? trimmedEnd(line) : line
      if content.isEmpty {
        emptyLines += 1
      } else {
        // Empty lines count only where another line follows.
        for _ in 0..<emptyLines { output += [ASCII.cr, ASCII.lf] }
        emptyLines = 0
        if isRelaxed { appendReduced(content, to: &output) } else { output.append(content) }
        output += [ASCII.cr, ASCII.lf]
      }
      start = (lf ?? body.count) + 1
    }
    if output.isEmpty, !isRelaxed { output = [ASCII.cr, ASCII.lf] }
    return output
  }

  /// A line without the blanks at its end.
  @_lifetime(copy line)
  private static func trimmedEnd(_ line: Span<UInt8>) -> Span<UInt8> {
    var end = line.count
    while end > 0, line[end - 1].isBlank { end -= 1 }
    return line.extracting(..<end)
  }

  /// Appends a line with each run of blanks as one space.
  private static func appendReduced(_ line: Span<UInt8>, to output: inout [UInt8]) {
    // PERF: most lines stay as they are; copying these whole saves half of the time.
    if !isReducible(line) { return output.append(line) }
    var index = 0
    while index < line.count {
      let start = index
      while index < line.count, !line[index].isBlank { index += 1 }
      output.append(line.extracting(start..<index))
      guard index < line.count else { return }
      while index < line.count, line[index].isBlank { index += 1 }
      output.append(ASCII.space)
    }
  }

  /// Whether there is a TAB, or one blank behind the other. Without a branch, so that it is vectorized.
  private static func isReducible(_ line: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    var previous: UInt8 = 0
    for index in line.indices {
      let octet = line[index]
      let isDouble: UInt8 = octet == ASCII.space && previous == ASCII.space ? 1 : 0
      found |= isDouble | (octet == ASCII.tab ? 1 : 0)
      previous = octet
    }
    return found != 0
  }
}
