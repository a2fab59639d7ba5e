internal import Octets

/// A parameter's value cut into the pieces of a continuation.
///
/// Source: RFC 2231 §3, §4.1.
struct ParameterPieces {
  /// How octets of a value are written.
  enum Coding {
    /// Inside a quoted-string.
    case quoted
    /// As an extended value, whose charset is given; characters of UTF-8 are kept whole.
    case percent(isUTF8: Bool)

    /// Appends the form of an octet.
    func append(_ octet: UInt8, to output: inout [UInt8]) {
      switch self {
      case .percent: PercentEncoding.append(octet, to: &output)
      case .quoted:
        if QuotedContent.needsBackslash(octet) { output.append(ASCII.backslash) }
        output.append(octet)
      }
    }

    /// How many octets a value has in this form.
    func count(of octets: Span<UInt8>) -> Int {
      switch self {
      case .percent: PercentEncoding.encodedCount(of: octets)
      case .quoted: QuotedContent.quotedCount(of: octets)
      }
    }

    /// Whether an octet must be in the same piece as the one before it.
    func joins(_ octet: UInt8) -> Bool {
      if case .percent(isUTF8: false) = self { return false }
      return octet & 0xC0 == 0x80
    }
  }

  /// The pieces as they are written behind `name*0=` or `name*0*=`, quotes not included.
  private(set) var pieces: [[UInt8]] = []
  private let capacity: Int

  /// Pieces that are aimed at where lines of the usual length would need more; readers give up at some number.
  private static let fewestPieces = 80
  /// Octets of the longest piece: a line with the parameter's name and marks.
  private static let longestPiece = 900

  /// Cuts a value; nil where it is too long to be written.
  /// - Parameters:
  ///   - octets: The value.
  ///   - prefix: What stands before it, already in its form.
  ///   - room: How many octets of a piece a line has room for.
  /// - Complexity: O(*n*).
  init?(_ octets: Span<UInt8>, _ coding: Coding, after prefix: [UInt8] = [], room: Int) {
    capacity = max(room, (prefix.count + coding.count(of: octets)) / Self.fewestPieces + 1)
    guard capacity <= Self.longestPiece else { return nil }
    append(prefix)
    var unit: [UInt8] = []
    for index in octets.indices {
      if !coding.joins(octets[index]) {
        append(unit)
        unit.removeAll(keepingCapacity: true)
      }
      coding.append(octets[index], to: &unit)
    }
    append(unit)
  }

  /// Adds octets that must stay together.
  private mutating func append(_ unit: [UInt8]) {
    if pieces.isEmpty || pieces[pieces.count - 1].count + unit.count > capacity { pieces.append([]) }
    pieces[pieces.count - 1] += unit
  }
}
