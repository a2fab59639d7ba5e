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
      index = takeLines(of: input, from: index, into: &output)
      guard index < input.count else { break }
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

  /// Encodes whole lines in bulk where the open line began in this input; returns the index after the octets used.
  private mutating func takeLines(of input: Span<UInt8>, from index: Int, into output: inout [UInt8]) -> Int {
    var start = index - line.inputCount
    let room = CodingKernels.quotedPrintableRoom
    guard !holdsCR, start >= 0, input.count - start >= room else { return index }
    line = QuotedPrintableLine()
    while input.count - start >= room {
      // Enough for text with few escapes; what has more takes some rounds.
      let capacity = (input.count - start) / 4 * 5 + room + CodingKernels.slack
      output.append(addingCapacity: capacity) { free in
        start = CodingKernels.encodeQuotedPrintable(input, from: start, isText: mode == .text, into: &free)
      }
    }
    return start
  }

  /// Takes octets that all stand for themselves, or that are all escaped, at most some more than the line can hold;
  /// returns the index after them.
  private mutating func takeRun(in input: Span<UInt8>, from start: Int, into output: inout [UInt8]) -> Int {
    let window = input.extracting(..<min(input.count, start + QuotedPrintableLine.limit + 1))
    escapeHeldCR(into: &output)
    let plainEnd = QuotedPrintableText.plainEnd(in: window, from: start)
    guard plainEnd == start else {
      line.append(window.extracting(start..<plainEnd), into: &output)
      return plainEnd
    }
    let end = QuotedPrintableText.escapedEnd(in: window, from: start + 1)
    line.appendEscapes(of: window.extracting(start..<end), into: &output)
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
