internal import Octets

/// One line of uuencode without its line end.
struct UULine: ~Escapable {
  private let octets: Span<UInt8>

  /// Creates a line from octets that may still have the CR of their line end.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>) {
    let endsWithCR = !octets.isEmpty && octets[octets.count - 1] == ASCII.cr
    self.octets = endsWithCR ? octets.extracting(droppingLast: 1) : octets
  }

  /// The name on a `begin` line, which may be empty; nil where it is no such line.
  ///
  /// `"begin" SP mode SP name`, where the mode has three octal digits or more.
  func fileName() -> [UInt8]? {
    var cursor = OctetCursor(octets)
    for octet in "begin".utf8 {
      guard cursor.skip(octet) else { return nil }
    }
    guard !cursor.skip(while: Self.blanks).isEmpty, cursor.skip(while: Self.octalDigits).count >= 3 else { return nil }
    guard !cursor.skip(while: Self.blanks).isEmpty || cursor.isAtEnd else { return nil }
    let rest = octets.extracting(cursor.index...)
    return [UInt8](rest.extracting(rest.trimmedRange()))
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { octets.isEmpty }

  /// Whether it is the line that ends the data.
  var isEnd: Bool {
    let range = octets.trimmedRange()
    return range.lowerBound == 0 && octets.extracting(range).equals(Self.end.span)
  }

  /// Decodes the line; says whether it follows the form.
  func decode(into output: inout [UInt8]) -> Bool {
    guard !octets.isEmpty else { return true }
    let first = octets[0]
    guard Self.isData(first) else { return false }
    let count = Int(Self.value(first))
    let needed = (count * 4 + 2) / 3
    let available = min(needed, octets.count - 1)
    output.append(addingCapacity: count) { free in decode(count, from: available, into: &free) }
    // One more character than whole groups take is a checksum that some encoders write.
    let excess = octets.extracting(droppingFirst: min(octets.count, 1 + (count + 2) / 3 * 4 + (count > 0 ? 1 : 0)))
    return available == needed && excess.trimmedRange().isEmpty && isData(1..<(available + 1))
  }

  /// Decodes octets from the characters that there are, and zeros for those that are missing.
  private func decode(_ count: Int, from available: Int, into output: inout OutputSpan<UInt8>) {
    var bits: UInt32 = 0
    var bitCount = 0
    var left = count
    var index = 1
    while left > 0 {
      bits = bits &<< 6 | UInt32(index <= available ? Self.value(octets[index]) : 0)
      bitCount &+= 6
      index &+= 1
      guard bitCount >= 8 else { continue }
      bitCount &-= 8
      output.append(UInt8(truncatingIfNeeded: bits &>> UInt32(bitCount)))
      left &-= 1
    }
  }

  private func isData(_ range: Range<Int>) -> Bool {
    range.allSatisfy { Self.isData(octets[$0]) }
  }

  private static func isData(_ octet: UInt8) -> Bool { (ASCII.space...ASCII.backtick).contains(octet) }

  private static func value(_ octet: UInt8) -> UInt8 { (octet &- ASCII.space) & 0x3F }

  private static let end = Array("end".utf8)
  private static let blanks: OctetSet = [ASCII.space, ASCII.tab]
  private static let octalDigits = OctetSet("01234567")
}
