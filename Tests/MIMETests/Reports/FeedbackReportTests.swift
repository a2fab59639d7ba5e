import MIME
import Octets
import Testing

@Suite("Feedback reports") struct FeedbackReportTests {
  @Test("The fields of RFC 5965 §3.1 and §3.2")
  func fields() {
    var log = DefectLog()
    let text = """
      Feedback-Type: Abuse
      User-Agent: SomeGenerator/1.0 (x)
      Version: 1
      Original-Mail-From: <somespammer@example.net>
      Original-Rcpt-To: <user@example.com>
      Original-Rcpt-To: other@example.com
      Original-Envelope-Id: e7
      Arrival-Date: Thu, 8 Mar 2005 14:00:00 -0500
      Reporting-MTA: dns; mail.example.com
      Source-IP: 192.0.2.1
      Authentication-Results: mail.example.com;
                     spf=fail smtp.mail=somespammer@example.com
      Reported-Domain: example.net
      Reported-Uri: http://example.net/earn_money.html
      Reported-Uri: mailto:user@example.com
      Incidents: 12
      Removal-Recipient: user@example.com
      """
    let report = FeedbackReport(lenient: text.utf8.span, defects: &log)
    #expect(log.isEmpty)
    #expect(report.feedbackType == "abuse" && report.version == "1")
    #expect(report.userAgent == "SomeGenerator/1.0 (x)")
    #expect(report.originalMailFrom == "somespammer@example.net" && report.originalEnvelopeID == "e7")
    #expect(report.originalRecipients == ["user@example.com", "other@example.com"])
    #expect(report.arrivalDate?.iso8601 == "2005-03-08T14:00:00-05:00")
    #expect(report.reportingMTA == ReportValue(type: "dns", value: "mail.example.com"))
    #expect(report.sourceIP == "192.0.2.1" && report.incidents == 12)
    #expect(report.reportedDomains == ["example.net"])
    #expect(report.reportedURIs == ["http://example.net/earn_money.html", "mailto:user@example.com"])
    #expect(report.authenticationResults.count == 1)
    #expect(report.others == [ReportField(name: "Removal-Recipient", value: "user@example.com")])
  }

  @Test(
    arguments: [
      ("Source-IP: 1.2.3", ["reportInvalid@0", "reportIncomplete@0"]),
      ("Incidents: -1", ["reportInvalid@0", "reportIncomplete@0"]),
      ("Incidents: 99999999999999999999", ["reportInvalid@0", "reportIncomplete@0"]),
      ("Arrival-Date: soon", ["reportInvalid@0", "reportIncomplete@0"]),
      ("Feedback-Type: abuse\nVersion: 1\n", ["reportIncomplete@0"]),
      ("Original-Mail-From: <>", ["reportIncomplete@0"]), ("", ["reportIncomplete@0"]),
    ])
  func faults(text: String, expected: [String]) {
    var log = DefectLog()
    let report = FeedbackReport(lenient: text.utf8.span, defects: &log)
    #expect(log.list == expected)
    #expect(report.incidents == 1 && report.sourceIP == nil)
  }
}
