internal import Octets

/// Encodes octets in quoted-printable incrementally. Any split of the input gives the same result.
///
/// No line has more than 76 octets, its soft line break included. Blanks at a line's end are encoded. So are the SP
/// after a `From` at a line's start, and a `.` that is a line of its own: gateways change such lines.
///
/// Source: RFC 2045 §6.7; RFC 2049 §3.
public struct QuotedPrintableEncoder: Sendable {
  /// What line ends in the input mean.
  public enum Mode: Sendable, Hashable, BitwiseCopyable {
    /// LF and CRLF are line breaks and are written as CRLF; a CR without LF is encoded.
    case text
    /// CR and LF are octets like others and are encoded.
    case binary
  }

  private let mode: Mode
  private var line = QuotedPrintableLine()
  /// Whether a CR waits for its LF.
  private var holdsCR = false

  /// Creates an encoder at the start of its input.
  public init(mode: Mode) {
    self.mode = mode
  }

  /// Encodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Any octets.
  ///   - output: Receives the lines that are complete; up to 76 octets wait for what follows.
  public mutating func encode(_ input: Span<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < input.count {
      if mode == .text, input[index] == ASCII.lf || input[index] == ASCII.cr {
        takeLineEnd(input[index], into: &output)
        index += 1
      } else {
        index = takeRun(in: input, from: index, into: &output)
      }
    }
  }

  /// Ends the input: writes the last line, which gets no line break.
  public mutating func finish(into output: inout [UInt8]) {
    escapeHeldCR(into: &output)
    line.end(into: &output)
  }

  /// Writes a line that the input has whole and that needs no change; returns the index after it, or nil.
  private func takeWholeLine(_ input: Span<UInt8>, _ run: Range<Int>, into output: inout [UInt8]) -> Int? {
    guard mode == .text, line.isEmpty, !holdsCR, run.count <= QuotedPrintableLine.limit else { return nil }
    guard run.upperBound + 1 < input.count, !QuotedPrintableLine.needsChange(input.extracting(run)) else { return nil }
    if input[run.upperBound] == ASCII.lf {
      output.append(input.extracting(run))
      output.appendLineBreak()
      return run.upperBound + 1
    }
    guard input[run.upperBound] == ASCII.cr, input[run.upperBound + 1] == ASCII.lf else { return nil }
    output.append(input.extracting(run.lowerBound..<run.upperBound + 2))
    return run.upperBound + 2
  }

  /// Takes octets that all stand for themselves, or that are all escaped; returns the index after them.
  private mutating func takeRun(in input: Span<UInt8>, from start: Int, into output: inout [UInt8]) -> Int {
    let plainEnd = QuotedPrintableText.plainEnd(in: input, from: start)
    if plainEnd > start, let next = takeWholeLine(input, start..<plainEnd, into: &output) { return next }
    escapeHeldCR(into: &output)
    guard plainEnd == start else {
      line.append(input.extracting(start..<plainEnd), into: &output)
      return plainEnd
    }
    let end = QuotedPrintableText.escapedEnd(in: input, from: start + 1)
    line.appendEscapes(of: input.extracting(start..<end), into: &output)
    return end
  }

  private mutating func takeLineEnd(_ octet: UInt8, into output: inout [UInt8]) {
    if octet == ASCII.lf {
      holdsCR = false
      line.end(into: &output)
      output.appendLineBreak()
    } else {
      escapeHeldCR(into: &output)
      holdsCR = true
    }
  }

  private mutating func escapeHeldCR(into output: inout [UInt8]) {
    guard holdsCR else { return }
    holdsCR = false
    line.appendEscape(of: ASCII.cr, into: &output)
  }
}
