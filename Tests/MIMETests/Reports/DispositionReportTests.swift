import MIME
import Octets
import Testing

@Suite("Disposition reports") struct DispositionReportTests {
  @Test("Example of RFC 8098 §7")
  func example() {
    var log = DefectLog()
    let text = """
      Reporting-UA: joes-pc.cs.example.com; Foomail 97.1
      Original-Recipient: rfc822;Joe_Recipient@example.com
      Final-Recipient: rfc822;Joe_Recipient@example.com
      Original-Message-ID: <199509192301.23456@example.org>
      Disposition: manual-action/MDN-sent-manually; displayed

      """
    let report = DispositionReport(lenient: text.utf8.span, defects: &log)
    #expect(log.isEmpty)
    #expect(report.reportingUA == "joes-pc.cs.example.com; Foomail 97.1")
    #expect(report.originalRecipient == ReportValue(type: "rfc822", value: "Joe_Recipient@example.com"))
    #expect(report.finalRecipient == report.originalRecipient)
    #expect(report.originalMessageID?.text == "199509192301.23456@example.org")
    #expect(report.action == .manual && report.sending == .manual && report.kind == .displayed)
    #expect(report.modifiers.isEmpty && report.errors.isEmpty)
  }

  struct Row: Sendable {
    let disposition: String
    let kind: DispositionReport.Kind?
    let modifiers: [String]
    let isValid: Bool
  }

  @Test(
    arguments: [
      Row(
        disposition: "automatic-action/MDN-sent-automatically; processed/error, X-y", kind: .processed,
        modifiers: ["error", "x-y"], isValid: true),
      Row(
        disposition: " Automatic-Action / mdn-sent-manually (c) ; DELETED / ", kind: .deleted, modifiers: [],
        isValid: true),
      Row(disposition: "manual-action/MDN-sent-manually; dispatched", kind: .dispatched, modifiers: [], isValid: true),
      Row(disposition: "manual-action/MDN-sent-manually; denied", kind: .other("denied"), modifiers: [], isValid: true),
      Row(disposition: "displayed", kind: .displayed, modifiers: [], isValid: false),
      Row(disposition: "manual-action; displayed", kind: .displayed, modifiers: [], isValid: false),
      Row(disposition: "manual-action/MDN-sent-manually;", kind: nil, modifiers: [], isValid: false),
      Row(disposition: "", kind: nil, modifiers: [], isValid: false),
    ])
  func dispositions(row: Row) {
    var log = DefectLog()
    let text = "Final-Recipient: rfc822; a\r\nDisposition: \(row.disposition)\r\nError: e\r\nX-Z: z\r\n"
    let report = DispositionReport(lenient: text.utf8.span, defects: &log)
    #expect(report.kind == row.kind && report.modifiers == row.modifiers)
    #expect(log.codes.contains(.reportInvalid) != row.isValid)
    #expect(log.codes.contains(.reportIncomplete) == (row.kind == nil))
    #expect(report.errors == ["e"] && report.others == [ReportField(name: "X-Z", value: "z")])
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["/", ",", ";", "(", "a/", "\nDisposition:;/,", "\nerror:"])
  func hostile(unit: String) {
    var log = DefectLog()
    let text = "Disposition: a/" + String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(DispositionReport(lenient: text.utf8.span, defects: &log).finalRecipient == nil)
    #expect(log.codes.contains(.reportIncomplete))
  }
}
