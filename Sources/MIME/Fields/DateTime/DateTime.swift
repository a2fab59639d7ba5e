public import Octets

/// A date and time of day with the offset from UTC that its writer saw on the clock.
///
/// ```swift
/// let body = [UInt8](" Mon, 23 Nov 2026 10:00:00 +0100\r\n".utf8)
/// let date = try DateTime(validating: body.span)
/// date.iso8601            // 2026-11-23T10:00:00+01:00
/// date.secondsSinceEpoch  // 1795424400
/// ```
///
/// Source: RFC 5322 §3.3.
public struct DateTime: Sendable, Hashable {
  /// The year of the Gregorian calendar, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int
  /// The second, 0 to 59; a leap second is 59.
  public let second: Int
  /// How far the time given is ahead of UTC, in minutes; below 100 hours in both directions.
  public let zoneOffsetMinutes: Int
  /// Whether the offset says nothing about where the writer was: `-0000`, an unknown zone, or none.
  public let isZoneUnknown: Bool

  /// The first year that a date may be in. Source: RFC 5322 §3.3.
  private static var firstYear: Int { 1900 }

  /// The offsets that `-9959` to `+9959` give.
  private static var zoneOffsets: ClosedRange<Int> { -5999...5999 }

  /// Creates a date from numbers, or nil where they name none; second 60 is read as 59.
  public init?(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, zoneOffsetMinutes: Int,
    isZoneUnknown: Bool = false
  ) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Calendar.dayCount(month: month, year: year) ~= day,
      0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second, Self.zoneOffsets ~= zoneOffsetMinutes
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    // QUIRK: a leap second becomes the second before it; it may have been one, and nobody can count past it.
    self.second = min(second, 59)
    self.zoneOffsetMinutes = zoneOffsetMinutes
    self.isZoneUnknown = isZoneUnknown
  }

  /// Creates the date that is a number of seconds from 1970-01-01T00:00:00Z, or nil outside the years 1 to 9999.
  public init?(secondsSinceEpoch: Int, zoneOffsetMinutes: Int = 0) {
    guard Self.zoneOffsets ~= zoneOffsetMinutes, -1 << 40...1 << 40 ~= secondsSinceEpoch else { return nil }
    let local = secondsSinceEpoch + zoneOffsetMinutes * 60
    let (days, time) = Calendar.divide(local, by: 86_400)
    let (year, month, day) = Calendar.civil(days: days)
    self.init(
      year: year, month: month, day: day, hour: time / 3600, minute: time / 60 % 60, second: time % 60,
      zoneOffsetMinutes: zoneOffsetMinutes)
  }

  /// Reads whatever date a field body holds: the form of today, the obsolete ones, and others that mail has.
  ///
  /// Read beside the grammar: years of two or three digits, named zones (military ones as UTC, as the RFC advises),
  /// comments anywhere, the form of C's `asctime`, dashes, full names of months and weekdays, ISO 8601, and dates
  /// without seconds, comma or zone (then UTC).
  ///
  /// - Parameters:
  ///   - body: The octets after the field's colon, folds included.
  ///   - defects: Receives ``Defect/Code/dateObsolete`` where the form is not today's, ``Defect/Code/dateInvalid`` where
  ///     there is no date, and ``Defect/Code/dateWeekday``.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.3, §4.3.
  public init?(lenient body: Span<UInt8>, defects: inout DefectLog) {
    var plain = PlainDate(body)
    let offset = body.trimmedRange().lowerBound
    if let (date, hasWrongWeekday) = plain.dateTime() {
      if date.year < Self.firstYear { defects.record(.dateObsolete, at: offset) }
      if hasWrongWeekday { defects.record(.dateWeekday, at: offset) }
      self = date
      return
    }
    var parser = DateParser(body)
    var parts = parser.dateTime()
    if parts == nil {
      parser = DateParser(body)
      parts = parser.looseDateTime()
      defects.record(parts?.date == nil ? .dateInvalid : .dateObsolete, at: offset)
    }
    defects.record(parser.lexer.defects, movedBy: 0)
    guard let parts, let date = parts.date else { return nil }
    if date.year < Self.firstYear, defects.count(of: .dateObsolete) == 0 { defects.record(.dateObsolete, at: offset) }
    if let weekday = parts.weekday, weekday != date.weekday { defects.record(.dateWeekday, at: offset) }
    self = date
  }

  /// Reads a field body that follows the grammar, its obsolete forms excluded.
  ///
  /// - Throws: ``MIMEError/Code/invalidValue`` for anything else, and where the weekday is not the date's.
  ///
  /// Source: RFC 5322 §3.3.
  public init(validating body: Span<UInt8>) throws(MIMEError) {
    var defects = DefectLog()
    let date = DateTime(lenient: body, defects: &defects)
    try defects.throwFirst(in: body)
    guard let date, date.year >= 1900 else { throw MIMEError(.invalidValue) }
    self = date
  }
}

extension DateTime {
  /// The seconds from 1970-01-01T00:00:00Z to this time, leap seconds not counted; negative before.
  public var secondsSinceEpoch: Int {
    let days = Calendar.days(year: year, month: month, day: day)
    return days * 86_400 + hour * 3600 + (minute - zoneOffsetMinutes) * 60 + second
  }

  /// The day of the week, from 0 for Sunday to 6.
  public var weekday: Int {
    Calendar.divide(Calendar.days(year: year, month: month, day: day) + 4, by: 7).remainder  // 1970-01-01: Thursday
  }
}
