internal import Octets

/// A parameter's value cut into the pieces of a continuation.
///
/// Source: RFC 2231 §3, §4.1.
struct ParameterPieces {
  /// The pieces as they are written behind `name*0=` or `name*0*=`, quotes not included.
  private(set) var pieces: [[UInt8]] = []
  private let capacity: Int

  /// Pieces that are aimed at where lines of the usual length would need more; readers give up at some number.
  private static let fewestPieces = 80
  /// Octets of the longest piece: a line with the parameter's name and marks.
  private static let longestPiece = 900

  /// Creates a value of no pieces yet; nil where it is too long to be written.
  /// - Parameters:
  ///   - total: How many octets all pieces have together.
  ///   - room: How many octets of a piece a line has room for.
  init?(total: Int, room: Int) {
    capacity = max(room, total / Self.fewestPieces + 1)
    guard capacity <= Self.longestPiece else { return nil }
  }

  /// Adds octets that must stay together.
  mutating func append(_ unit: [UInt8]) {
    if pieces.isEmpty || pieces[pieces.count - 1].count + unit.count > capacity { pieces.append([]) }
    pieces[pieces.count - 1] += unit
  }

  /// Adds the units of a value; what `joins` says belongs to the unit before it.
  mutating func append(_ octets: Span<UInt8>, joinsUTF8: Bool, encode: (UInt8, inout [UInt8]) -> Void) {
    var unit: [UInt8] = []
    for index in octets.indices {
      let octet = octets[index]
      if !unit.isEmpty, !joinsUTF8 || octet & 0xC0 != 0x80 {
        append(unit)
        unit.removeAll(keepingCapacity: true)
      }
      encode(octet, &unit)
    }
    append(unit)
  }
}
