internal import Octets

/// Reads dates as nearly all mail has them, `Mon, 23 Nov 2026 10:00:00 +0100`: every blank is one space, the weekday may
/// lack.
///
/// PERF: takes a tenth of the time of the parser that knows folds, comments and what else the grammar allows.
struct PlainDate: ~Escapable {
  private var cursor: OctetCursor

  /// Creates a reader at the first octet.
  @_lifetime(copy body)
  init(_ body: Span<UInt8>) {
    cursor = OctetCursor(body)
  }

  // date-time = [ day-of-week "," ] date time [CFWS]
  /// Reads a date, and whether the weekday is not the date's; nil where the body is anything else.
  ///
  /// Source: RFC 5322 §3.3.
  @_lifetime(self: copy self)
  mutating func dateTime() -> (date: DateTime, hasWrongWeekday: Bool)? {
    _ = cursor.skip(ASCII.space)
    var weekday: Int?
    if let first = cursor.current, first.isLetter {
      weekday = name().flatMap(DateNames.weekday(abbreviation:))
      guard weekday != nil, cursor.skip(ASCII.comma), cursor.skip(ASCII.space) else { return nil }
    }
    guard let first = digit(), cursor.index < cursor.octets.count else { return nil }
    let day = digit().map { first &* 10 &+ $0 } ?? first
    guard cursor.skip(ASCII.space), let month = name().flatMap(DateNames.month(abbreviation:)),
      cursor.skip(ASCII.space), let century = pair(), let yearOfCentury = pair(), cursor.skip(ASCII.space),
      let hour = pair(), cursor.skip(ASCII.colon), let minute = pair(), cursor.skip(ASCII.colon), let second = pair(),
      cursor.skip(ASCII.space), let offset = zoneOffset(), isAtEnd(),
      let date = DateTime(
        year: century &* 100 &+ yearOfCentury, month: month, day: day, hour: hour, minute: minute, second: second,
        zoneOffsetMinutes: offset.minutes, isZoneUnknown: offset.isUnknown)
    else { return nil }
    return (date, weekday.map { $0 != date.weekday } ?? false)
  }

  // zone = (FWS ( "+" / "-" ) 4DIGIT)
  /// Reads an offset.
  ///
  /// Source: RFC 5322 §3.3.
  @_lifetime(self: copy self)
  private mutating func zoneOffset() -> (minutes: Int, isUnknown: Bool)? {
    let isBehind = cursor.skip(ASCII.hyphen)
    guard isBehind || cursor.skip(ASCII.plus), let hours = pair(), let minutes = pair(), minutes < 60 else {
      return nil
    }
    let total = hours &* 60 &+ minutes
    return (isBehind ? -total : total, isBehind && total == 0)
  }

  /// Whether nothing follows but blanks.
  @_lifetime(self: copy self)
  private mutating func isAtEnd() -> Bool {
    cursor.skip(while: .foldingBlanks)
    return cursor.isAtEnd
  }

  @_lifetime(self: copy self)
  private mutating func digit() -> Int? {
    guard let octet = cursor.current, octet.isDigit else { return nil }
    cursor.index &+= 1
    return Int(octet &- ASCII.zero)
  }

  /// Reads two digits.
  @_lifetime(self: copy self)
  private mutating func pair() -> Int? {
    guard let high = digit(), let low = digit() else { return nil }
    return high &* 10 &+ low
  }

  /// Reads three octets; letters become lower case.
  @_lifetime(self: copy self)
  private mutating func name() -> UInt32? {
    guard cursor.index &+ 3 <= cursor.octets.count else { return nil }
    var name: UInt32 = 0
    for _ in 0..<3 {
      name = name &<< 8 | UInt32(cursor.octets[cursor.index] | 0x20)
      cursor.index &+= 1
    }
    return name
  }
}
