public import Octets

/// Decodes base64 incrementally. Any split of the input gives the same result and the same defects.
///
/// Blanks and line ends are skipped, and so are octets outside the alphabet, recorded once per run as
/// ``Defect/Code/base64Foreign``. Padding ends a group; where characters of the alphabet follow at once or on the next
/// line, reading goes on with them (``Defect/Code/base64InnerPadding``), and where anything else does, such as an empty line
/// and the footer of a mailing list, the data ends there. A last group without its padding gives its whole octets
/// (``Defect/Code/base64MissingPadding``); a group of one character gives none (``Defect/Code/base64Truncated``).
///
/// Offsets of defects count from the first octet ever given; those of a group are its first character's.
///
/// Source: RFC 2045 §6.8.
public struct Base64Decoder: Sendable {
  /// The bits of the characters of the unfinished group.
  private var bits: UInt32 = 0
  /// How many characters the unfinished group has: 0 to 3.
  private var characterCount = 0
  /// Where the unfinished group starts.
  private var groupOffset = 0
  /// What came before the next octet.
  private var context = Context.group
  /// The octets given in earlier calls.
  private var offset = 0

  private enum Context: Equatable {
    /// A character of the alphabet, or nothing yet.
    case group
    /// A run of foreign octets that is recorded.
    case foreign
    /// Padding, and perhaps a line end; so many more padding characters belong to it.
    case padding(missing: Int, hasLineEnd: Bool)
    /// What comes after the data: `isRecorded` once there was more than blanks.
    case ended(isRecorded: Bool)
  }

  /// Creates a decoder at the start of its input.
  public init() {}

  /// Decodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Encoded octets, line ends included.
  ///   - output: Receives at most 3 octets per 4 of input, and 3 more.
  ///   - defects: Receives what is wrong.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    let values = Base64Alphabet.values
    output.append(addingCapacity: input.count / 4 * 3 + 3 + CodingKernels.slack) { free in
      let values = values.span
      var index = 0
      while index < input.count {
        if characterCount == 0, context == .group {
          index = CodingKernels.decodeBase64(input, from: index, into: &free)
          guard index < input.count else { break }
        }
        take(input[index], value: values[Int(input[index])], at: offset &+ index, into: &free, defects: &defects)
        index &+= 1
      }
    }
    offset += input.count
  }

  /// Ends the input: decodes what is left of a last group.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    if case .padding(let missing, _) = context, missing > 0 { defects.record(.base64MissingPadding, at: groupOffset) }
    if characterCount > 1 { defects.record(.base64MissingPadding, at: groupOffset) }
    output.append(addingCapacity: 2) { free in endGroup(into: &free, defects: &defects) }
    self = Base64Decoder()
  }

  /// Takes one octet, whatever it is.
  private mutating func take(
    _ octet: UInt8, value: UInt8, at place: Int, into output: inout OutputSpan<UInt8>, defects: inout DefectLog
  ) {
    if case .ended(let isRecorded) = context {
      if !isRecorded, value != Base64Alphabet.blank {
        defects.record(.base64Foreign, at: place)
        context = .ended(isRecorded: true)
      }
      return
    }
    switch value {
    case 0..<64: takeCharacter(value, at: place, into: &output, defects: &defects)
    case Base64Alphabet.blank: takeBlank(octet, defects: &defects)
    case Base64Alphabet.padding: takePadding(at: place, into: &output, defects: &defects)
    default: takeForeign(at: place, defects: &defects)
    }
  }

  private mutating func takeCharacter(
    _ value: UInt8, at place: Int, into output: inout OutputSpan<UInt8>, defects: inout DefectLog
  ) {
    if case .padding = context { defects.record(.base64InnerPadding, at: place) }
    context = .group
    if characterCount == 0 { groupOffset = place }
    bits = bits << 6 | UInt32(value)
    characterCount += 1
    guard characterCount == 4 else { return }
    output.append(UInt8(truncatingIfNeeded: bits >> 16))
    output.append(UInt8(truncatingIfNeeded: bits >> 8))
    output.append(UInt8(truncatingIfNeeded: bits))
    characterCount = 0
  }

  /// Takes a blank or line end: behind padding the first blank or empty line is the end of the data.
  private mutating func takeBlank(_ octet: UInt8, defects: inout DefectLog) {
    guard case .padding(let missing, let hasLineEnd) = context, octet != ASCII.cr else { return }
    if octet == ASCII.lf, !hasLineEnd {
      context = .padding(missing: missing, hasLineEnd: true)
    } else {
      if octet == ASCII.lf, missing > 0 { defects.record(.base64MissingPadding, at: groupOffset) }
      context = .ended(isRecorded: false)
    }
  }

  private mutating func takePadding(
    at place: Int, into output: inout OutputSpan<UInt8>, defects: inout DefectLog
  ) {
    if characterCount > 0 {
      context = .padding(missing: characterCount == 2 ? 1 : 0, hasLineEnd: false)
      endGroup(into: &output, defects: &defects)
    } else if case .padding(let missing, _) = context, missing > 0 {
      context = .padding(missing: missing - 1, hasLineEnd: false)
    } else if context != .foreign {
      // More of it than any group needs: foreign, but no end.
      defects.record(.base64Foreign, at: place)
      context = .foreign
    }
  }

  private mutating func takeForeign(at place: Int, defects: inout DefectLog) {
    switch context {
    case .foreign, .ended: return
    case .group: context = .foreign
    case .padding: context = .ended(isRecorded: true)
    }
    defects.record(.base64Foreign, at: place)
  }

  /// Gives the whole octets of an unfinished group and drops the rest.
  private mutating func endGroup(into output: inout OutputSpan<UInt8>, defects: inout DefectLog) {
    switch characterCount {
    case 1:
      defects.record(.base64Truncated, at: groupOffset)
    case 2:
      output.append(UInt8(truncatingIfNeeded: bits >> 4))
      if bits & 0xF != 0 { defects.record(.base64SpareBits, at: groupOffset) }
    case 3:
      output.append(UInt8(truncatingIfNeeded: bits >> 10))
      output.append(UInt8(truncatingIfNeeded: bits >> 2))
      if bits & 0x3 != 0 { defects.record(.base64SpareBits, at: groupOffset) }
    default: break
    }
    characterCount = 0
  }
}
