internal import Octets

extension DateTime {
  // date-time = [ day-of-week "," ] date time [CFWS]
  /// The date as header fields have it, such as `Mon, 23 Nov 2026 10:00:00 +0100`.
  ///
  /// Source: RFC 5322 §3.3.
  public var rfc5322: String {
    var output: [UInt8] = []
    output.reserveCapacity(31)
    Self.appendName(DateNames.weekdays[weekday], to: &output)
    output += [ASCII.comma, ASCII.space]
    Self.append(day, digits: 1, to: &output)
    output.append(ASCII.space)
    Self.appendName(DateNames.months[month - 1], to: &output)
    output.append(ASCII.space)
    Self.append(year, digits: 4, to: &output)
    output.append(ASCII.space)
    appendTime(to: &output)
    output.append(ASCII.space)
    output.append(zoneOffsetMinutes < 0 || isZoneUnknown && zoneOffsetMinutes == 0 ? ASCII.hyphen : ASCII.plus)
    Self.append(abs(zoneOffsetMinutes) / 60 * 100 + abs(zoneOffsetMinutes) % 60, digits: 4, to: &output)
    return String(decodingUTF8: output.span)
  }

  // date-time = full-date "T" full-time
  /// The date as `2026-11-23T10:00:00+01:00`, or with `Z` where the offset is zero or unknown.
  ///
  /// An offset of a day or more, which the form doesn't have, makes it the same time in UTC.
  ///
  /// Source: RFC 3339 §5.6.
  public var iso8601: String {
    guard abs(zoneOffsetMinutes) < 24 * 60 else {
      return DateTime(secondsSinceEpoch: secondsSinceEpoch)?.iso8601 ?? "9999-12-31T23:59:59Z"
    }
    var output: [UInt8] = []
    output.reserveCapacity(25)
    Self.append(year, digits: 4, to: &output)
    output.append(ASCII.hyphen)
    Self.append(month, digits: 2, to: &output)
    output.append(ASCII.hyphen)
    Self.append(day, digits: 2, to: &output)
    output.append(UInt8(ascii: "T"))
    appendTime(to: &output)
    guard zoneOffsetMinutes != 0 else { return String(decodingUTF8: (output + [UInt8(ascii: "Z")]).span) }
    output.append(zoneOffsetMinutes < 0 ? ASCII.hyphen : ASCII.plus)
    Self.append(abs(zoneOffsetMinutes) / 60, digits: 2, to: &output)
    output.append(ASCII.colon)
    Self.append(abs(zoneOffsetMinutes) % 60, digits: 2, to: &output)
    return String(decodingUTF8: output.span)
  }

  // time-of-day = hour ":" minute [ ":" second ]
  private func appendTime(to output: inout [UInt8]) {
    Self.append(hour, digits: 2, to: &output)
    output.append(ASCII.colon)
    Self.append(minute, digits: 2, to: &output)
    output.append(ASCII.colon)
    Self.append(second, digits: 2, to: &output)
  }

  /// Appends a number with at least a count of digits.
  private static func append(_ number: Int, digits: Int, to output: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(ASCII.zero + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a name's first three letters, the first one in upper case.
  private static func appendName(_ name: StaticString, to output: inout [UInt8]) {
    let letters = Array(name.description.utf8.prefix(3))
    output.append(letters[0] & ~0x20)
    output += letters[1...]
  }
}
