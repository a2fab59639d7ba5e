import MIME
import Octets
import Testing

@Suite("Dates") struct DateTimeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let date: String?
    let defects: [String]

    init(_ body: String, _ date: String?, _ defects: String...) {
      self.body = body
      self.date = date
      self.defects = defects
    }

    var testDescription: String { body.debugDescription }
  }

  private func check(_ row: Row) {
    var log = DefectLog()
    #expect(DateTime(lenient: row.body.utf8.span, defects: &log)?.iso8601 == row.date)
    #expect(log.list == row.defects)
    let isValid = (try? DateTime(validating: row.body.utf8.span)) != nil
    #expect(isValid == row.defects.isEmpty)
  }

  @Test(
    "Examples of RFC 5322 appendix A",
    arguments: [
      Row("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00"),
      Row("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T10:52:37+02:00"),
      Row("Thu, 13 Feb 1969 23:32:54 -0330", "1969-02-13T23:32:54-03:30"),
      Row(
        " Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)\r\n",
        "1969-02-13T23:32:00-03:30"),
      Row("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z", "dateObsolete@0"),
      Row("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T09:55:06-06:00", "dateObsolete@0"),
    ])
  func examples(row: Row) { check(row) }

  @Test(
    "The form of today",
    arguments: [
      Row("1 Jan 2021 00:00 +0000", "2021-01-01T00:00:00Z"), Row("01 jan 2021 00:00:00 -0000", "2021-01-01T00:00:00Z"),
      Row("Wed,3 Apr 2002 14:58:26 +0800", "2002-04-03T14:58:26+08:00"),
      Row("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z"),
      Row("Sat, 28 Oct 2017 19:41:29 -0001", "2017-10-28T19:41:29-00:01"),
      Row("29 Feb 2024 12:00:00 +0000 (a (b) c) (d)", "2024-02-29T12:00:00Z"),
      Row("Tue, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00", "dateWeekday@0"),
      Row("1 Jan 2021 00:00:00 +9959", "2020-12-27T20:01:00Z"),
      Row("1 Jan 2021 00:00:00 +0000 (open", "2021-01-01T00:00:00Z", "unterminatedComment@26"),
    ])
  func today(row: Row) { check(row) }

  @Test(
    "Obsolete and foreign forms",
    arguments: [
      Row("Mon, 17 Jan 94 11:14:55 -0500", "1994-01-17T11:14:55-05:00", "dateObsolete@0"),
      Row("1 Jan 1899 00:00:00 +0000", "1899-01-01T00:00:00Z", "dateObsolete@0"),
      Row("Sun, 1 Jan 1899 00:00:00 GMT", "1899-01-01T00:00:00Z", "dateObsolete@0"),
      Row("1 Jan 49 00:00:00 +0000", "2049-01-01T00:00:00Z", "dateObsolete@0"),
      Row("1 Jan 50 00:00:00 +0000", "1950-01-01T00:00:00Z", "dateObsolete@0"),
      Row("1 Jan 109 00:00:00 +0000", "2009-01-01T00:00:00Z", "dateObsolete@0"),
      Row("Sun, 27 Oct 2002 23:57:07 EST", "2002-10-27T23:57:07-05:00", "dateObsolete@0"),
      Row("Sun, 27 Oct 2002 23:57:07 CET", "2002-10-27T23:57:07+01:00", "dateObsolete@0"),
      Row("Sun, 27 Oct 2002 23:57:07 JST", "2002-10-27T23:57:07+09:00", "dateObsolete@0"),
      Row("Sun, 27 Oct 2002 23:57:07 Z", "2002-10-27T23:57:07Z", "dateObsolete@0"),
      Row("Thu, 10 Jul 1997 14:53:31 A", "1997-07-10T14:53:31Z", "dateObsolete@0"),
      Row("Thu, 10 Jul 1997 14:53:31 ZZZZ", "1997-07-10T14:53:31Z", "dateObsolete@0"),
      Row("Thu, 10 Jul 1997 14:53:31 EST5EDT", "1997-07-10T14:53:31-05:00", "dateObsolete@0"),
      Row("Sat Mar 24 21:23:03 EDT 2007", "2007-03-24T21:23:03-04:00", "dateObsolete@0"),
      Row("Tue Jan  5 14:00:00 2010", "2010-01-05T14:00:00Z", "dateObsolete@0"),
      Row("Tue Jan  5 14:00:00 2010 -0800", "2010-01-05T14:00:00-08:00", "dateObsolete@0"),
      Row("Friday, 19-Nov-82 16:14:55 EST", "1982-11-19T16:14:55-05:00", "dateObsolete@0"),
      Row("05-Jan-2010 14:00", "2010-01-05T14:00:00Z", "dateObsolete@0"),
      Row("5 January 2010 14:00:00 GMT+0100", "2010-01-05T14:00:00+01:00", "dateObsolete@0"),
      Row("5 Sept 2010 14:00:00 UTC+1", "2010-09-05T14:00:00+01:00", "dateObsolete@0"),
      Row("Wed 3 Apr 2002 14:58:26 +08:00", "2002-04-03T14:58:26+08:00", "dateObsolete@0"),
      Row("Wed, 3 Apr 2002 14:58:26-0800", "2002-04-03T14:58:26-08:00", "dateObsolete@0"),
      Row("Wed, 3 Apr 2002 14:58:26 -0800 PST", "2002-04-03T14:58:26-08:00", "dateObsolete@0"),
      Row("Wed, 3 Apr 2002 14.58.26 +0800", "2002-04-03T14:58:26+08:00", "dateObsolete@0"),
      Row("2026-11-23T10:00:00+01:00", "2026-11-23T10:00:00+01:00", "dateObsolete@0"),
      Row("2026-11-23 10:00:00.125Z", "2026-11-23T10:00:00Z", "dateObsolete@0"),
      Row("17-6-2008 17:10:08", "2008-06-17T17:10:08Z", "dateObsolete@0"),
      Row("1 Jul 2003 (comment) 10:52:37 +0200", "2003-07-01T10:52:37+02:00", "dateObsolete@0"),
      Row("Mon, 4 Jan 2010 12:05:00 AM -0800", "2010-01-04T00:05:00-08:00", "dateObsolete@0"),
      Row("Mon, 4 Jan 2010 1:05:00 PM", "2010-01-04T13:05:00Z", "dateObsolete@0"),
      Row("1 Jan 26 0:0 (a(b)) (c", "2026-01-01T00:00:00Z", "dateObsolete@0", "unterminatedComment@20"),
    ])
  func loose(row: Row) { check(row) }

  @Test(
    "What is no date",
    arguments: [
      "", " ", "Mon", "nonsense", "Tue, 19 Jan 2038", "13 zzz 2021 09:55:06 +0200", "Tue, 7 00 2026 19:14:51 +0000",
      "Wed, 0 Jan 1970 00:00:00 +0000", "29 Feb 2025 12:00:00 +0000", "31 Apr 2025 12:00:00 +0000",
      "Mon, 99 Feb 99999 25:61:61 +9999", "1 Jan 2020 24:00:00 +0000", "1 Jan 2020 23:60:00 +0000",
      "1 Jan 2020 23:59:61 +0000", "1 Jan 2020 00:00:00 +0060", "1 Jan 2020 00:00:00 +2147483647",
      "1 Jan 18446744073709551616 00:00:00 Z", "Mon, 1 Jan -1 00:00:00 -0000", "1 Jan 0000 00:00:00 +0000",
      "1 Jan 20200 00:00:00 +0000", "01/02/2020 10:00:00", "1 Jan 2020 99999999999999999999:00", "\u{FF}~", "1:",
      "1 Jan 2020 1:", "some numbers 0 1 2 but invalid",
    ])
  func invalid(body: String) {
    var log = DefectLog()
    #expect(DateTime(lenient: body.utf8.span, defects: &log) == nil)
    #expect(log.codes == [.dateInvalid])
    #expect(throws: MIMEError.self) { try DateTime(validating: body.utf8.span) }
  }

  @Test(
    "Whether the zone is known",
    arguments: [("+0000", false), ("-0000", true), ("GMT", false), ("Q", true), ("", true)])
  func zone(zone: String, isUnknown: Bool) {
    var log = DefectLog()
    #expect(DateTime(lenient: "1 Jan 2020 00:00:00 \(zone)".utf8.span, defects: &log)?.isZoneUnknown == isUnknown)
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["1", "(", "1 ", "a ", "1:", "+", "()", "Jan", "-1"])
  func hostile(unit: String) {
    var log = DefectLog()
    let body = String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(DateTime(lenient: body.utf8.span, defects: &log) == nil)
  }
}
