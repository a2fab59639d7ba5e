public import Octets

/// Decodes quoted-printable incrementally. Any split of the input gives the same result and the same defects.
///
/// Line ends stay as they are, LF or CRLF. Blanks at a line's end are dropped and recorded as
/// ``Defect/Code/quotedPrintableRaw``; those at the end of the input are dropped. An equals sign that neither two hexadecimal digits (of either case) nor a line end follow is kept as it
/// stands, with what follows it, and recorded as ``Defect/Code/quotedPrintableInvalid``.
///
/// Source: RFC 2045 §6.7.
public struct QuotedPrintableDecoder: Sendable {
  var state = State.text
  /// Blanks of which it isn't known yet whether the line goes on after them.
  var held: [UInt8] = []
  /// Where the equals sign of the unfinished escape is.
  var equalsOffset = 0
  /// The octets given in earlier calls.
  var offset = 0
  let paddingLimit: Int

  enum State: Equatable {
    case text
    /// Blanks, held, and a CR after them.
    case blanks(cr: Bool)
    /// More blanks in a row than may be held.
    case manyBlanks
    case equals
    /// An equals sign and a hexadecimal digit.
    case digit(UInt8)
    /// An equals sign, blanks, held, and a CR after them.
    case softBreak(cr: Bool)
  }

  /// Creates a decoder at the start of its input.
  ///
  /// - Parameter limits: Of these, ``Limits/paddingOctets`` counts here.
  public init(limits: Limits = Limits()) {
    paddingLimit = max(1, limits.paddingOctets)
  }

  /// Decodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Encoded octets, line ends included.
  ///   - output: Receives at most the octets of the input and those that an earlier call held back: blanks up to
  ///     ``Limits/paddingOctets``, and up to 3 octets more.
  ///   - defects: Receives what is wrong.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    var index = 0
    while index < input.count {
      if state == .text {
        // The kernel stops at octets that need a decision; they are taken below, until it can go on.
        output.append(addingCapacity: input.count - index + CodingKernels.slack) { free in
          index = CodingKernels.decodeQuotedPrintable(input, from: index, into: &free)
        }
        guard index < input.count else { break }
      }
      take(input[index], at: offset + index, into: &output, defects: &defects)
      index += 1
    }
    offset += input.count
  }

  /// Ends the input.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    switch state {
    case .text, .manyBlanks, .blanks(cr: false): break
    case .blanks(cr: true): releaseBlanks(cr: true, into: &output)
    // QUIRK: RFC 2045 §6.7 forbids an equals sign at the very end. It is there when a part ends with a soft line
    // break, whose line end belongs to the delimiter that follows: nothing is meant by it.
    case .equals, .softBreak(cr: false): defects.record(.quotedPrintableInvalid, at: equalsOffset)
    case .digit, .softBreak(cr: true): releaseEscape(into: &output, defects: &defects)
    }
    held.removeAll()
    state = .text
    offset = 0
  }
}
