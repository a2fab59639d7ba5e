internal import Octets

/// Makes all line ends CRLF, or all LF. Any split of the input gives the same result.
///
/// LF and CRLF end lines; a CR without LF stays where it is.
public struct LineEndConverter: Sendable {
  private let lineEnds: LineEnds
  /// Whether the last octet was a CR. Towards LF it is held back.
  private var endedWithCR = false

  /// Creates a converter to one kind of line ends.
  public init(to lineEnds: LineEnds) {
    self.lineEnds = lineEnds
  }

  /// Converts the next octets.
  ///
  /// - Parameters:
  ///   - input: Octets with line ends of any kind.
  ///   - output: Receives at most twice as many octets towards CRLF, at most one more towards LF.
  public mutating func convert(_ input: Span<UInt8>, into output: inout [UInt8]) {
    guard !input.isEmpty else { return }
    switch lineEnds {
    case .crlf: convertToCRLF(input, into: &output)
    case .lf: convertToLF(input, into: &output)
    }
  }

  /// Ends the input: gives a CR that was held back.
  public mutating func finish(into output: inout [UInt8]) {
    if endedWithCR, lineEnds == .lf { output.append(ASCII.cr) }
    endedWithCR = false
  }

  private mutating func convertToCRLF(_ input: Span<UInt8>, into output: inout [UInt8]) {
    var start = 0
    var searched = 0
    while let lf = input.firstIndex(of: ASCII.lf, from: searched) {
      let followsCR = lf > 0 ? input[lf - 1] == ASCII.cr : endedWithCR
      if !followsCR {
        output.append(input.extracting(start..<lf))
        output.append(ASCII.cr)
        start = lf
      }
      searched = lf + 1
    }
    output.append(input.extracting(start...))
    endedWithCR = input[input.count - 1] == ASCII.cr
  }

  private mutating func convertToLF(_ input: Span<UInt8>, into output: inout [UInt8]) {
    if endedWithCR, input[0] != ASCII.lf { output.append(ASCII.cr) }
    endedWithCR = input[input.count - 1] == ASCII.cr
    let end = endedWithCR ? input.count - 1 : input.count
    var start = 0
    var searched = 0
    while let cr = input.firstIndex(of: ASCII.cr, from: searched), cr < end {
      if input[cr + 1] == ASCII.lf {
        output.append(input.extracting(start..<cr))
        start = cr + 1
      }
      searched = cr + 1
    }
    output.append(input.extracting(start..<end))
  }
}
