public import Octets

/// Decodes uuencode incrementally. Any split of the input gives the same result and the same defects.
///
/// Text before the `begin` line and after the `end` line is skipped. SP and the backtick are both zero. A line that is
/// shorter than its length says lacks blanks that a mailer dropped: zeros stand in for them. What else doesn't follow
/// the form is recorded as ``Defect/Code/uuencodeInvalid``, at the start of its line.
///
/// Source: POSIX.1-2017, uuencode.
public struct UUDecoder: Sendable {
  /// The file name of the `begin` line, as it stands there; nil before that line.
  ///
  /// It is as trustworthy as the sender: never a path to write to.
  public private(set) var fileName: [UInt8]?

  private var phase = Phase.text
  /// The unfinished line, up to ``lineLimit`` octets of it.
  private var line: [UInt8] = []
  /// Where the unfinished line starts.
  private var lineOffset = 0
  /// The octets given in earlier calls.
  private var offset = 0

  private enum Phase {
    case text, data, ended
  }

  /// Octets of a line that are looked at: the longest line of RFC 5322 §2.1.1. Data takes 61, a file name some more.
  private static var lineLimit: Int { 998 }

  /// Creates a decoder at the start of its input.
  public init() {}

  /// Decodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Encoded octets, line ends included.
  ///   - output: Receives 3 octets per 4 of input, yet up to 63 for each line, however short.
  ///   - defects: Receives what is wrong.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    var start = 0
    while phase != .ended, let end = input.firstIndex(of: ASCII.lf, from: start) {
      if line.isEmpty {
        take(input.extracting(start..<end), at: lineOffset, into: &output, defects: &defects)
      } else {
        hold(input.extracting(start..<end))
        takeHeld(into: &output, defects: &defects)
      }
      start = end + 1
      lineOffset = offset + start
    }
    if phase != .ended { hold(input.extracting(start...)) }
    offset += input.count
  }

  /// Ends the input: decodes a last line without a line end.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    takeHeld(into: &output, defects: &defects)
    if phase != .ended, offset > 0 { defects.record(.uuencodeInvalid, at: phase == .text ? 0 : offset) }
    let name = fileName
    self = UUDecoder()
    fileName = name
  }

  private mutating func hold(_ octets: Span<UInt8>) {
    line.append(octets.extracting(first: max(0, Self.lineLimit - line.count)))
  }

  private mutating func takeHeld(into output: inout [UInt8], defects: inout DefectLog) {
    var held: [UInt8] = []
    swap(&held, &line)
    take(held.span, at: lineOffset, into: &output, defects: &defects)
    held.removeAll(keepingCapacity: true)
    swap(&held, &line)
  }

  /// Takes one line; its LF is not included.
  private mutating func take(
    _ octets: Span<UInt8>, at place: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    let line = UULine(octets.extracting(first: Self.lineLimit))
    switch phase {
    case .text:
      guard let name = line.fileName() else { return }
      fileName = name
      phase = .data
    case .data where line.isEnd:
      phase = .ended
    case .data:
      if !line.decode(into: &output) { defects.record(.uuencodeInvalid, at: place) }
    case .ended: break
    }
  }
}
