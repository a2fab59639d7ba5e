import MIME
import Testing

@Suite struct MessageReportTests {
  private func report(type: String, _ lines: String, original: String = "message/rfc822") -> Message {
    Message(
      lines: "MIME-Version: 1.0", "Content-Type: multipart/report; report-type=x; boundary=b", "", "--b", "", "Sorry.",
      "--b", "Content-Type: message/\(type)", "", lines, "--b", "Content-Type: \(original)", "", "Subject: s", "",
      "--b--")
  }

  @Test func deliveryReportsAreFound() throws {
    let message = report(
      type: "delivery-status",
      "Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822; b\r\nAction: failed\r\nStatus: 5.0.0")
    guard case .delivery(let found) = message.report else {
      Issue.record("no delivery report")
      return
    }
    #expect(found.recipients.count == 1)
    #expect(message.returnedContent?.message?.subject == "s")
    #expect(message.diagnose().isEmpty)
  }

  @Test func otherReportsAreFound() {
    let mdn = report(
      type: "global-disposition-notification",
      "Final-Recipient: utf-8; b\r\nDisposition: manual-action/MDN-sent-manually; displayed",
      original: "text/rfc822-headers")
    guard case .disposition(let disposition) = mdn.report else {
      Issue.record("no disposition report")
      return
    }
    #expect(disposition.kind == .displayed)
    #expect(mdn.returnedContent?.mediaType.essence == "text/rfc822-headers")
    guard case .feedback = report(type: "feedback-report", "Feedback-Type: abuse").report else {
      Issue.record("no feedback report")
      return
    }
  }

  @Test func faultsStandWhereTheyAre() {
    let message = report(type: "delivery-status", "Reporting-MTA: dns; a\r\njunk")
    let start = message.root.parts.dropFirst(1).first { _ in true }?.bodyRange.lowerBound ?? 0
    #expect(message.diagnose().map(\.code) == [.reportIncomplete, .reportInvalid])
    #expect(message.diagnose().map(\.offset) == [start, start + 23])
  }

  @Test func otherMessagesReportNothing() {
    #expect(Message.nested.report == nil && Message.nested.returnedContent == nil)
    #expect(Message([]).report == nil)
    let alone = Message(lines: "Content-Type: message/feedback-report", "", "Feedback-Type: abuse")
    #expect(alone.report != nil)
  }
}
