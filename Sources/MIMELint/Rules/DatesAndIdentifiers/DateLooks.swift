internal import MIME
internal import Octets

/// What the rules about dates look at.
enum DateLooks {
  /// The Date fields that no date can be read from.
  static func unreadable(in subject: Subject) -> [Field] {
    subject.defects[.dateInvalid].compactMap { offset in
      guard let field = subject.field(at: offset), field.knownName == .date || field.knownName == .resentDate,
        !field.trimmedBodyRange.isEmpty
      else { return nil }
      return field
    }
  }

  /// Dates that can't be and say so in numbers, and zones further from UTC than any is.
  @Sendable static func outOfRange(_ subject: Subject, _ findings: inout Findings) {
    for field in unreadable(in: subject) {
      guard let shape = DateShape(field.body) else { continue }
      findings.report(field.trimmedBodyRange, "there is no such \(shape.impossiblePart)")
    }
    for field in subject.ownFields where field.knownName == .date || field.knownName == .resentDate {
      var ignored = DefectLog()
      guard let date = DateTime(lenient: field.body, defects: &ignored) else { continue }
      // Zones reach from -12 to +14 hours.
      if date.zoneOffsetMinutes < -12 * 60 || date.zoneOffsetMinutes > 14 * 60 {
        findings.report(field.trimmedBodyRange, "there is no such zone")
      }
    }
  }

  /// Dates far from the clock.
  @Sendable static func farFromNow(_ subject: Subject, _ findings: inout Findings) {
    guard let now = subject.settings.now, let field = subject.root.field(.date) else { return }
    var ignored = DefectLog()
    guard let date = DateTime(lenient: field.body, defects: &ignored) else { return }
    let day = 86_400
    let ahead = date.secondsSinceEpoch - now.secondsSinceEpoch
    if ahead > day {
      findings.report(field.trimmedBodyRange, "the date is \(ahead / 3600) hours ahead of the clock")
    } else if ahead < -365 * day {
      findings.report(field.trimmedBodyRange, "the date is \(-ahead / day) days behind the clock", severity: .info)
    }
  }
}

/// The numbers of a date whose form is right.
struct DateShape {
  private var day = 0
  private var year = 0
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var zone = 0

  /// Reads `[Mon,] 23 Nov 2026 09:30[:00] +0100`, whatever the numbers are; nil where the form is another.
  init?(_ body: Span<UInt8>) {
    var cursor = OctetCursor(body)
    cursor.skip(while: Self.blanks)
    if cursor.current?.isLetter == true {
      cursor.skip(while: Self.letters)
      guard cursor.skip(ASCII.comma) else { return nil }
    }
    guard let day = Self.number(&cursor), Self.skipWord(&cursor), let year = Self.number(&cursor),
      let hour = Self.number(&cursor), cursor.skip(ASCII.colon), let minute = Self.number(&cursor)
    else { return nil }
    (self.day, self.year, self.hour, self.minute) = (day, year, hour, minute)
    if cursor.skip(ASCII.colon) {
      guard let second = Self.number(&cursor) else { return nil }
      self.second = second
    }
    cursor.skip(while: Self.blanks)
    guard cursor.skip(ASCII.plus) || cursor.skip(ASCII.hyphen), let zone = Self.number(&cursor) else { return nil }
    self.zone = zone
  }

  /// What of the date can't be, in a word.
  var impossiblePart: String {
    if hour > 23 || minute > 59 || second > 60 { return "time" }
    return zone % 100 > 59 || zone > 9959 ? "zone" : "day"
  }

  @_lifetime(cursor: copy cursor)
  private static func number(_ cursor: inout OctetCursor) -> Int? {
    cursor.skip(while: blanks)
    let digits = cursor.skip(while: digits)
    return cursor.octets.extracting(digits).decimalValue(atMost: 99_999)
  }

  @_lifetime(cursor: copy cursor)
  private static func skipWord(_ cursor: inout OctetCursor) -> Bool {
    cursor.skip(while: blanks)
    return !cursor.skip(while: letters).isEmpty
  }

  private static let blanks = OctetSet(" \t\r\n")
  private static let digits = OctetSet { $0.isDigit }
  private static let letters = OctetSet { $0.isLetter }
}
