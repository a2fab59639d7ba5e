import MIME
import Octets
import Testing

@Suite("Delivery reports") struct DeliveryReportTests {
  private func read(_ lines: String..., end: String = "\r\n") -> (report: DeliveryReport, defects: [String]) {
    var log = DefectLog()
    let text = lines.joined(separator: end) + end
    return (DeliveryReport(lenient: text.utf8.span, defects: &log), log.list)
  }

  @Test("Example of RFC 3464 appendix E.2", arguments: ["\n", "\r\n"])
  func example(end: String) {
    let (report, defects) = read(
      "Reporting-MTA: dns; cs.utk.edu", "", "Original-Recipient: rfc822;arathib@vnet.ibm.com",
      "Final-Recipient: rfc822;arathib@vnet.ibm.com", "Action: failed", "Status: 5.0.0 (permanent failure)",
      "Diagnostic-Code: smtp;", "  550 'arathib@vnet.IBM.COM' is not a", "  registered gateway user",
      "Remote-MTA: dns; vnet.ibm.com", "", "Original-Recipient: rfc822;johnh@hpnjld.njd.hp.com",
      "Final-Recipient: rfc822;johnh@hpnjld.njd.hp.com", "Action: delayed",
      "Status: 4.0.0 (hpnjld.njd.jp.com: host name lookup failure)",
      end: end)
    #expect(defects.isEmpty)
    #expect(report.reportingMTA == ReportValue(type: "dns", value: "cs.utk.edu"))
    #expect(report.recipients.map(\.action) == [.failed, .delayed])
    #expect(report.recipients.map(\.status?.description) == ["5.0.0", "4.0.0"])
    let first = report.recipients[0]
    #expect(first.originalRecipient == ReportValue(type: "rfc822", value: "arathib@vnet.ibm.com"))
    #expect(
      first.diagnosticCode
        == ReportValue(type: "smtp", value: "550 'arathib@vnet.IBM.COM' is not a  registered gateway user"))
    #expect(first.remoteMTA?.value == "vnet.ibm.com")
  }

  @Test func allFieldsAreTyped() throws {
    let (report, defects) = read(
      "Original-Envelope-Id: QQ314159", "Reporting-MTA: DNS ; a.example (host a)", "DSN-Gateway: dns; g.example",
      "Received-From-MTA: dns; b.example", "Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000", "X-Queue: 7", "",
      "Final-Recipient: RFC822; \"a(b)\"@c.example (Ann)", "Action: Relayed (sic)", "Status: 2.1.5",
      "Last-Attempt-Date: Mon, 23 Nov 2026 10:00:01 +0000", "Will-Retry-Until: Mon, 23 Nov 2026 10:00:02 +0000",
      "Final-Log-ID: 9", "Diagnostic-Code: smtp; 250 ok (really)", "X-Note: n")
    #expect(defects.isEmpty)
    #expect(report.originalEnvelopeID == "QQ314159")
    #expect(report.reportingMTA == ReportValue(type: "dns", value: "a.example"))
    #expect(report.gateway?.value == "g.example" && report.receivedFromMTA?.value == "b.example")
    #expect(report.arrivalDate?.iso8601 == "2026-11-23T10:00:00Z")
    #expect(report.others == [ReportField(name: "X-Queue", value: "7")])
    let recipient = try #require(report.recipients.first)
    #expect(recipient.finalRecipient == ReportValue(type: "rfc822", value: "\"a(b)\"@c.example"))
    #expect(recipient.action == .relayed)
    #expect(recipient.lastAttempt?.second == 1 && recipient.willRetryUntil?.second == 2)
    #expect(recipient.finalLogID == "9" && recipient.diagnosticCode?.value == "250 ok (really)")
    #expect(recipient.others == [ReportField(name: "X-Note", value: "n")])
  }

  @Test("What is not as it should be")
  func faults() {
    var (report, defects) = read(
      "", "Final-Recipient: a@b", "Action: vanished", "Status: 5.x.1", "Reporting-MTA: dns;a")
    #expect(defects == ["reportInvalid@42", "reportIncomplete@0"])
    #expect(report.recipients.count == 1 && report.recipients.first?.action == .other("vanished"))
    #expect(report.recipients.first?.finalRecipient == ReportValue(type: "", value: "a@b"))
    #expect(report.reportingMTA?.value == "a")
    (report, defects) = read(
      "Reporting-MTA: dns; a", "Final-Recipient: rfc822; b", "Action: failed", "Status: 5.1.1",
      "Final-Recipient: rfc822; c", "Action: failed", "Status: 5.1.2", "", "", "junk")
    #expect(report.recipients.map(\.finalRecipient?.value) == ["b", "c"])
    #expect(defects == ["reportInvalid@145"])
    (report, defects) = read()
    #expect(report.recipients.isEmpty && defects == ["reportIncomplete@0"])
  }

  @Test("At the limit all fields are read, past it the rest is left out", arguments: [4, 5])
  func limit(count: Int) {
    var limits = Limits()
    limits.fieldsPerSection = 4
    var log = DefectLog()
    let text = String(repeating: "A: b\n", count: count)
    #expect(DeliveryReport(lenient: text.utf8.span, limits: limits, defects: &log).others.count == 4)
    #expect(log.codes.contains(.limitFields) == (count > 4))
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["\n", " \n", "a\n", "a:\n b\n", "a", " ", "Action:(\n", "Status:5\n\n", "Final-Recipient:a;(\"\n"])
  func hostile(unit: String) {
    var log = DefectLog()
    let text = String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(DeliveryReport(lenient: text.utf8.span, defects: &log).reportingMTA == nil)
    #expect(log.codes.contains(.reportIncomplete))
  }
}
