internal import Octets

/// Dates in other forms, read by what their parts look like.
///
/// A word is a month, a weekday or, behind the time, a zone; a number before a colon is a time; a sign behind the time
/// begins an offset; the other numbers are, in this order, day and year, or year, month and day where the first one has
/// four digits. So any order that mail has, and that isn't ambiguous, is read by one loop.
extension DateParser {
  /// Reads a date in whatever form, or returns nil where a part can't be what it looks like.
  ///
  /// Source: RFC 5322 §4.3.
  @_lifetime(self: copy self)
  mutating func looseDateTime() -> DateParts? {
    var parts = DateParts()
    while true {
      lexer.skipCFWS()
      guard let octet = lexer.current else { return parts }
      let isRead =
        if octet.isDigit {
          number(&parts)
        } else if octet.isLetter {
          word(&parts)
        } else if octet == ASCII.plus || octet == ASCII.hyphen, parts.hour != nil {
          offset(&parts)
        } else {
          lexer.skip(octet)
        }
      guard isRead else { return nil }
    }
  }

  // obs-day = [CFWS] 1*2DIGIT [CFWS]
  // obs-year = [CFWS] 2*DIGIT [CFWS]
  /// Takes a number for the part that is missing; says whether it can be that.
  ///
  /// QUIRK: a month may be a number, as in `17-6-2008`, but not with slashes, which mean two things.
  @_lifetime(self: copy self)
  private mutating func number(_ parts: inout DateParts) -> Bool {
    guard let run = lexer.run(of: .digits) else { return false }
    lexer.skipCFWS()
    let isBeforeTime = parts.hour == nil
    if isBeforeTime, lexer.current == ASCII.colon { return timeOfDay(&parts, hour: run, ASCII.colon) }
    if isBeforeTime, parts.year != nil, parts.day != nil, lexer.current == ASCII.dot {
      return timeOfDay(&parts, hour: run, ASCII.dot)
    }
    guard let value = lexer.octets.extracting(run).decimalValue(atMost: 9999) else { return false }
    if parts.day == nil, run.count <= 2, parts.year == nil || parts.month != nil {
      parts.day = value
    } else if parts.month == nil {
      guard run.count <= 2 else { return parts.year == nil && year(value, digits: run.count, &parts) }
      parts.month = value
      return lexer.current != ASCII.slash
    } else if parts.year == nil {
      return year(value, digits: run.count, &parts)
    }
    return true
  }

  /// Takes a number for the year; says whether it can be one.
  ///
  /// Source: RFC 5322 §4.3: two digits are 1950 to 2049, three count from 1900.
  private func year(_ value: Int, digits: Int, _ parts: inout DateParts) -> Bool {
    switch digits {
    case 2: parts.year = value + (value < 50 ? 2000 : 1900)
    case 3: parts.year = value + 1900
    case 4: parts.year = value
    default: return false
    }
    return true
  }

  // obs-hour = [CFWS] 2DIGIT [CFWS]
  /// Reads a time of day from behind its hour; says whether it is one.
  ///
  /// QUIRK: dots for colons, single digits and fractions of a second are read too.
  @_lifetime(self: copy self)
  private mutating func timeOfDay(_ parts: inout DateParts, hour: Range<Int>, _ separator: UInt8) -> Bool {
    parts.hour = lexer.octets.extracting(hour).decimalValue(atMost: 99)
    lexer.cursor.advance()
    guard let minute = smallNumber() else { return false }
    parts.minute = minute
    lexer.skipCFWS()
    if lexer.skip(separator) {
      guard let second = smallNumber() else { return false }
      parts.second = second
      if lexer.skip(ASCII.dot) || lexer.skip(ASCII.comma) { lexer.cursor.skip(while: .digits) }
    }
    return true
  }

  /// Reads a number below 100, blanks and comments before it.
  @_lifetime(self: copy self)
  private mutating func smallNumber() -> Int? {
    lexer.skipCFWS()
    guard let run = lexer.run(of: .digits) else { return nil }
    return lexer.octets.extracting(run).decimalValue(atMost: 99)
  }

  // obs-zone = "UT" / "GMT" / … / %d65-73 / …
  /// Takes a word for a month, a weekday, half a day or a zone; what is none of them is passed. Returns true.
  @_lifetime(self: copy self)
  private mutating func word(_ parts: inout DateParts) -> Bool {
    guard let run = lexer.run(of: .letters) else { return false }
    let word = lexer.octets.extracting(run)
    if parts.month == nil, let month = DateNames.month(word) {
      parts.month = month
    } else if parts.weekday == nil, let weekday = DateNames.weekday(word) {
      parts.weekday = weekday
    } else if let hour = parts.hour {
      if word.equalsIgnoringCase("am") {
        parts.hour = hour == 12 ? 0 : hour
      } else if word.equalsIgnoringCase("pm") {
        parts.hour = hour < 12 ? hour + 12 : hour
      } else if parts.zoneOffset == nil, !parts.isZoneUnknown {
        parts.zoneOffset = DateNames.zoneOffset(word)
        parts.isZoneUnknown = parts.zoneOffset == nil
      }
    }
    return true
  }

  // zone = (FWS ( "+" / "-" ) 4DIGIT)
  /// Reads an offset behind its sign; says whether it is one. It counts more than a zone's name.
  ///
  /// QUIRK: `+1`, `+01`, `+01:00` and `GMT+0100` are read too.
  @_lifetime(self: copy self)
  private mutating func offset(_ parts: inout DateParts) -> Bool {
    let isBehind = lexer.current == ASCII.hyphen
    lexer.cursor.advance()
    guard let run = lexer.run(of: .digits) else { return true }
    guard run.count <= 4, let value = lexer.octets.extracting(run).decimalValue() else { return false }
    var minutes = run.count <= 2 ? value * 60 : value / 100 * 60 + value % 100
    var minuteDigits = run.count <= 2 ? 0 : value % 100
    if run.count <= 2, lexer.skip(ASCII.colon), let rest = smallNumber() {
      minutes += rest
      minuteDigits = rest
    }
    guard minuteDigits < 60 else { return false }
    parts.zoneOffset = isBehind ? -minutes : minutes
    parts.isZoneUnknown = isBehind && minutes == 0
    return true
  }
}
