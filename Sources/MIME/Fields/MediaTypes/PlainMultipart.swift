internal import Octets

/// A Content-Type field as nearly all multiparts have it: `multipart/subtype; boundary="…"` and nothing else.
///
/// PERF: takes a fifth of the time of reading type and parameters one by one, which is what makes a message of many levels
/// cost a sixth more.
struct PlainMultipart {
  let subtype: Range<Int>
  let boundary: Range<Int>

  /// Reads a field body; nil where it is anything else, or something is wrong with the boundary.
  ///
  /// Source: RFC 2046 §5.1.1.
  init?(_ body: Span<UInt8>) {
    var cursor = OctetCursor(body)
    Self.skipBlanks(&cursor)
    guard Self.skip(0x7472_6170_6974_6C75, behind: UInt8(ascii: "m"), &cursor), cursor.skip(ASCII.slash) else {
      return nil
    }
    subtype = cursor.skip(while: .plainToken)
    Self.skipBlanks(&cursor)
    guard !subtype.isEmpty, cursor.skip(ASCII.semicolon) else { return nil }
    Self.skipBlanks(&cursor)
    guard Self.skip(0x7972_6164_6E75_6F62, &cursor), cursor.skip(ASCII.equals) else { return nil }
    let isQuoted = cursor.skip(ASCII.quote)
    let start = cursor.index
    if isQuoted { Self.skipUsualBoundaryText(&cursor) }
    boundary = start..<cursor.skip(while: isQuoted ? .boundaryText : .plainBoundary).upperBound
    guard 1...70 ~= boundary.count, body[boundary.upperBound &- 1] != ASCII.space else { return nil }
    if isQuoted, !cursor.skip(ASCII.quote) { return nil }
    Self.skipBlanks(&cursor)
    guard cursor.isAtEnd else { return nil }
  }

  /// Moves past blanks and line ends. PERF: mostly one or none, for which a call costs more than the loop.
  @inline(__always)
  @_lifetime(cursor: copy cursor)
  private static func skipBlanks(_ cursor: inout OctetCursor) {
    while let octet = cursor.current, OctetSet.foldingBlanks.contains(octet) { cursor.index &+= 1 }
  }

  /// Moves past eight octets at a time that are letters, digits or `+,-./:=_`, which is what boundaries are made of.
  @_lifetime(cursor: copy cursor)
  private static func skipUsualBoundaryText(_ cursor: inout OctetCursor) {
    let tops: UInt64 = 0x8080_8080_8080_8080
    while cursor.index &+ 8 <= cursor.octets.count {
      let word = cursor.octets.word(at: cursor.index)
      let found =
        octets(of: word | 0x2020_2020_2020_2020, in: 0x61...0x7A) | octets(of: word, in: 0x2B...0x3A)
        | octets(of: word, in: 0x3D...0x3D) | octets(of: word, in: 0x5F...0x5F)
      guard word & tops == 0, found & tops == tops else { return }
      cursor.index &+= 8
    }
  }

  /// Sets the top bit of each octet below 128 of a word that is in a range.
  @inline(__always)
  private static func octets(of word: UInt64, in range: ClosedRange<UInt64>) -> UInt64 {
    let each: UInt64 = 0x0101_0101_0101_0101
    return (word &+ (0x80 &- range.lowerBound) &* each) & ~(word &+ (0x7F &- range.upperBound) &* each)
  }

  /// Moves past eight letters of either case, given as a word in lower case, and a letter before them.
  @_lifetime(cursor: copy cursor)
  private static func skip(_ letters: UInt64, behind first: UInt8, _ cursor: inout OctetCursor) -> Bool {
    guard let octet = cursor.next(), octet | 0x20 == first else { return false }
    return skip(letters, &cursor)
  }

  /// Moves past eight letters of either case, given as a word in lower case; bit 5 is all that tells cases apart.
  @_lifetime(cursor: copy cursor)
  private static func skip(_ letters: UInt64, _ cursor: inout OctetCursor) -> Bool {
    guard cursor.index &+ 8 <= cursor.octets.count,
      cursor.octets.word(at: cursor.index) | 0x2020_2020_2020_2020 == letters
    else { return false }
    cursor.index &+= 8
    return true
  }
}
