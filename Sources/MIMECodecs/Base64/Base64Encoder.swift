internal import Octets

/// Encodes octets in base64 incrementally. Any split of the input gives the same result.
///
/// Every line, the last one included, ends with CRLF; without a line length there is no line end at all. No input
/// gives no output.
///
/// Source: RFC 2045 §6.8.
public struct Base64Encoder: Sendable {
  /// Groups of four characters in a full line.
  private let groupsPerLine: Int
  /// Groups in the unfinished line.
  private var groupsInLine = 0
  /// The octets that wait for the rest of their group, the last one in the low bits.
  private var pending: UInt32 = 0
  /// How many octets wait: 0 to 2.
  private var pendingCount = 0

  /// Creates an encoder at the start of its input.
  ///
  /// - Parameter lineLength: Characters per line, a multiple of 4, line end not included; nil for no line ends.
  ///   RFC 2045 §6.8 allows 76.
  public init(lineLength: Int? = 76) {
    guard let lineLength else {
      groupsPerLine = .max
      return
    }
    precondition(lineLength > 0 && lineLength.isMultiple(of: 4), "a base64 line holds whole groups")
    groupsPerLine = lineLength / 4
  }

  /// Encodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Any octets.
  ///   - output: Receives the groups that are complete, and CRLF after each line that is full.
  public mutating func encode(_ input: Span<UInt8>, into output: inout [UInt8]) {
    let groups = (pendingCount + input.count) / 3
    let lineEnds = (groupsInLine + groups) / groupsPerLine
    output.append(addingCapacity: groups * 4 + lineEnds * 2 + CodingKernels.slack) { free in
      var index = 0
      while pendingCount > 0, index < input.count {
        takePending(input[index], into: &free)
        index &+= 1
      }
      while input.count &- index >= 3 { index = encodeGroups(of: input, from: index, into: &free) }
      while index < input.count {
        takePending(input[index], into: &free)
        index &+= 1
      }
    }
  }

  /// Ends the input: writes the last group with its padding, and the end of the last line.
  public mutating func finish(into output: inout [UInt8]) {
    output.append(addingCapacity: 6) { free in
      if pendingCount > 0 { appendPaddedGroup(into: &free) }
      if groupsInLine > 0, groupsPerLine != .max { appendLineEnd(into: &free) }
    }
    pendingCount = 0
    groupsInLine = 0
  }

  /// Encodes whole lines where that is possible, else to the end of the line; returns the index after the octets used.
  private mutating func encodeGroups(
    of input: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>
  ) -> Int {
    if groupsPerLine == Self.usualGroups, groupsInLine == 0, input.count - start >= Self.usualGroups * 3 {
      return CodingKernels.encodeBase64Lines(input, from: start, into: &output)
    }
    let count = min((input.count - start) / 3, groupsPerLine - groupsInLine)
    let end = CodingKernels.encodeBase64(input.extracting(..<(start + count * 3)), from: start, into: &output)
    advanceLine(by: count, into: &output)
    return end
  }

  /// Groups in the lines that the kernel for lines writes.
  private static var usualGroups: Int { 19 }

  private mutating func takePending(_ octet: UInt8, into output: inout OutputSpan<UInt8>) {
    pending = pending << 8 | UInt32(octet)
    pendingCount += 1
    guard pendingCount == 3 else { return }
    for shift: UInt32 in [18, 12, 6, 0] { output.append(Base64Alphabet.characters[Int(pending >> shift & 0x3F)]) }
    pendingCount = 0
    advanceLine(by: 1, into: &output)
  }

  private mutating func advanceLine(by groups: Int, into output: inout OutputSpan<UInt8>) {
    groupsInLine &+= groups
    if groupsInLine == groupsPerLine { appendLineEnd(into: &output) }
  }

  private mutating func appendLineEnd(into output: inout OutputSpan<UInt8>) {
    output.append(ASCII.cr)
    output.append(ASCII.lf)
    groupsInLine = 0
  }

  private mutating func appendPaddedGroup(into output: inout OutputSpan<UInt8>) {
    let characters = Base64Alphabet.characters
    let bits = pendingCount == 1 ? pending << 16 : pending << 8
    output.append(characters[Int(bits >> 18 & 0x3F)])
    output.append(characters[Int(bits >> 12 & 0x3F)])
    output.append(pendingCount == 2 ? characters[Int(bits >> 6 & 0x3F)] : ASCII.equals)
    output.append(ASCII.equals)
    groupsInLine += 1
  }
}
