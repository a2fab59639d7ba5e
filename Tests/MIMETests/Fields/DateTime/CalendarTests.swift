import Octets
import Testing

@testable import MIME

@Suite("Calendar") struct CalendarTests {
  @Test(
    "Known days",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (1, 1, 1, -719_162),
      (9999, 12, 31, 2_932_896), (2026, 11, 23, 20_780),
    ])
  func days(year: Int, month: Int, day: Int, days: Int) {
    #expect(Calendar.days(year: year, month: month, day: day) == days)
    #expect(Calendar.civil(days: days) == (year, month, day))
  }

  @Test("Every day of eight centuries follows the one before it")
  func succession() {
    var (year, month, day) = (1600, 1, 1)
    for number in Calendar.days(year: 1600, month: 1, day: 1)..<Calendar.days(year: 2400, month: 1, day: 1) {
      guard Calendar.civil(days: number) == (year, month, day),
        Calendar.days(year: year, month: month, day: day) == number
      else {
        Issue.record("day \(number) is not \(year)-\(month)-\(day)")
        return
      }
      day += 1
      if day > Calendar.dayCount(month: month, year: year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, day) == (2400, 1, 1))
  }

  @Test("Formatted dates are read as they were, over generated values")
  func roundTrip() throws {
    let seed: UInt64 = 20_261_123
    var state = seed
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let seconds = Int(state >> 32) * 3 - 2_000_000_000
      let zone = Int(state >> 20 & 0xFFF) % 1680 - 840
      let date = try #require(DateTime(secondsSinceEpoch: seconds, zoneOffsetMinutes: zone), "seed \(seed)")
      #expect(date.secondsSinceEpoch == seconds)
      #expect(try DateTime(validating: date.rfc5322.utf8.span) == date)
      var log = DefectLog()
      let iso = DateTime(lenient: date.iso8601.utf8.span, defects: &log)
      #expect(iso == date)
    }
  }

  @Test("Formats")
  func formats() throws {
    let date = try #require(
      DateTime(year: 2026, month: 11, day: 3, hour: 10, minute: 5, second: 9, zoneOffsetMinutes: -210))
    #expect(date.rfc5322 == "Tue, 3 Nov 2026 10:05:09 -0330")
    #expect(date.iso8601 == "2026-11-03T10:05:09-03:30")
    #expect(date.weekday == 2)
    let unknown = try DateTime(validating: "1 Jan 2020 00:00:00 -0000".utf8.span)
    #expect(unknown.rfc5322 == "Wed, 1 Jan 2020 00:00:00 -0000")
    #expect(unknown.iso8601 == "2020-01-01T00:00:00Z")
    let early = try #require(DateTime(year: 33, month: 1, day: 1, hour: 0, minute: 0, second: 0, zoneOffsetMinutes: 0))
    #expect(early.iso8601 == "0033-01-01T00:00:00Z")
  }

  @Test(
    "Numbers that name no date",
    arguments: [
      (0, 1, 1, 0, 0), (10_000, 1, 1, 0, 0), (2020, 0, 1, 0, 0), (2020, 13, 1, 0, 0), (2020, 1, 0, 0, 0),
      (2100, 2, 29, 0, 0),
      (2020, 1, 1, 61, 0), (2020, 1, 1, 0, 6000), (2020, 1, 1, 0, -6000), (2020, 1, 1, -1, 0),
      (2020, 1, 1, 0, Int.min + 1),
    ])
  func impossible(year: Int, month: Int, day: Int, second: Int, zone: Int) {
    #expect(
      DateTime(year: year, month: month, day: day, hour: 0, minute: 0, second: second, zoneOffsetMinutes: zone) == nil)
  }

  @Test("Seconds outside the calendar", arguments: [Int.max, Int.min, 1 << 40, 253_402_300_800, -62_135_596_801])
  func farSeconds(seconds: Int) {
    #expect(DateTime(secondsSinceEpoch: seconds) == nil)
  }
}
