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
    cursor.skip(while: .foldingBlanks)
    guard Self.skip(0x7472_6170_6974_6C75, behind: UInt8(ascii: "m"), &cursor), cursor.skip(ASCII.slash) else {
      return nil
    }
    subtype = cursor.skip(while: .plainToken)
    cursor.skip(while: .foldingBlanks)
    guard !subtype.isEmpty, cursor.skip(ASCII.semicolon) else { return nil }
    cursor.skip(while: .foldingBlanks)
    guard Self.skip(0x7972_6164_6E75_6F62, &cursor), cursor.skip(ASCII.equals) else { return nil }
    let isQuoted = cursor.skip(ASCII.quote)
    boundary = cursor.skip(while: isQuoted ? .boundaryText : .plainBoundary)
    guard 1...70 ~= boundary.count, body[boundary.upperBound &- 1] != ASCII.space else { return nil }
    if isQuoted, !cursor.skip(ASCII.quote) { return nil }
    cursor.skip(while: .foldingBlanks)
    guard cursor.isAtEnd else { return nil }
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
