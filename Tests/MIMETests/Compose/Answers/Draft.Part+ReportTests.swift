import MIME
import Testing

@Suite("Reports that are written") struct DraftPartReportTests {
  private static func delivery(_ address: String) throws -> DeliveryReport {
    var report = DeliveryReport(reportingMTA: ReportValue(type: "dns", value: "mx.example.org"))
    report.originalEnvelopeID = "QQ314159"
    report.arrivalDate = DateTime(secondsSinceEpoch: 1_800_000_000)
    var recipient = DeliveryReport.Recipient(
      finalRecipient: ReportValue(type: address.utf8.allSatisfy { $0 < 128 } ? "rfc822" : "utf-8", value: address),
      action: .failed, status: EnhancedStatusCode(5, 1, 1))
    recipient.diagnosticCode = ReportValue(type: "smtp", value: "550 5.1.1 no such user (here)")
    recipient.remoteMTA = ReportValue(type: "dns", value: "mail.example.com")
    recipient.lastAttempt = DateTime(secondsSinceEpoch: 1_800_000_060)
    report.recipients = [
      recipient,
      DeliveryReport.Recipient(
        finalRecipient: ReportValue(type: "rfc822", value: "eve@example.com"), action: .delayed,
        status: EnhancedStatusCode(4, 4, 7)),
    ]
    report.others = [ReportField(name: "X-Queue", value: "1")]
    return report
  }

  @Test("A delivery report reads back", arguments: ["bob@example.com", "jürgen@example.com"])
  func delivery(address: String) throws {
    let report = try Self.delivery(address)
    let body = try Draft.Part.report(report, text: "It could not be delivered.", returning: .header(.nested))
    let message = try Written.message(body)
    #expect(message.report == .delivery(report))
    #expect(message.diagnose().isEmpty)
    #expect(message.root.mediaType.parameters["report-type"] == "delivery-status")
    #expect(message.returnedContent?.mediaType.essence == "text/rfc822-headers")
    let whole = try Written.message(Draft.Part.report(report, text: "", returning: .whole(.nested)))
    #expect(whole.returnedContent?.message?.subject == "Grüße")
  }

  @Test func dispositionReadsBack() throws {
    var report = DispositionReport(
      finalRecipient: ReportValue(type: "rfc822", value: "bob@example.com"), kind: .displayed, action: .manual,
      sending: .automatic)
    report.reportingUA = "pc.example.com; Postel"
    report.originalMessageID = MessageID(text: "1@example.org")
    report.modifiers = ["error"]
    report.errors = ["something"]
    let message = try Written.message(Draft.Part.report(report, text: "It was shown."))
    #expect(message.report == .disposition(report))
    #expect(message.diagnose().isEmpty)
  }

  @Test func whatEveryReportHas() {
    #expect(throws: CompositionError(.fieldMissing, field: "Reporting-MTA")) {
      try DeliveryReport(reportingMTA: nil).formatted()
    }
    #expect(throws: CompositionError(.fieldMissing, field: "Final-Recipient")) {
      try DeliveryReport(reportingMTA: ReportValue(type: "dns", value: "x")).formatted()
    }
    #expect(throws: CompositionError(.fieldMissing, field: "Disposition")) {
      try DispositionReport(
        finalRecipient: ReportValue(type: "rfc822", value: "a@b.example"), kind: .displayed, action: nil, sending: nil
      ).formatted()
    }
    #expect(throws: CompositionError.self) {
      try DeliveryReport(
        reportingMTA: ReportValue(type: "dns", value: "x\r\nAction: delivered"),
        recipients: [
          .init(finalRecipient: ReportValue(type: "", value: "a"), action: .failed, status: EnhancedStatusCode(5, 0, 0))
        ]
      ).formatted()
    }
  }
}
