import MIME
import MIMELint
import Testing

/// What the message writer writes holds to every rule.
@Suite("Drafts under the rules") struct LinterDraftsTests {
  private static let bodies: [@Sendable () throws -> Draft.Part] = [
    { .text("See you at noon.") }, { .text("Grüße aus Köln\nFrom here\n.\n") },
    { .text("日本語", charset: .only(.iso2022JP)) },
    { .text(String(repeating: "long ", count: 400)) },
    {
      .arranged(
        text: .text("a"),
        html: .html("<!DOCTYPE html><html lang=en><title>A</title><p>a <img alt=A src=cid:a></p></html>"),
        inline: [.octets([1, 2], mediaType: try MediaType(validating: "image/png")).inlined(id: "a", as: "a.png")],
        attachments: [.octets([0, 1]).attached(as: "Größe.bin")])
    },
    { .multipart("mixed", [.text("a"), .message(draft(.text("b")))]) },
    { try .invitation("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", text: "a") },
    {
      var report = DeliveryReport(reportingMTA: ReportValue(type: "dns", value: "mx.example.org"))
      report.recipients = [
        DeliveryReport.Recipient(
          finalRecipient: ReportValue(type: "rfc822", value: "bob@example.org"), action: .failed,
          status: EnhancedStatusCode(5, 1, 1))
      ]
      return try .report(report, text: "It failed.")
    },
  ]

  private static func draft(_ body: Draft.Part) -> Draft {
    var draft = Draft(body: body)
    draft.from = [.mailbox(Mailbox(displayName: "Jörg", address: "ann@example.org"))]
    draft.to = (0..<20).map { .mailbox(Mailbox(displayName: "Müller, \($0)", address: "bob\($0)@example.com")) }
    draft.subject = "Größe, " + String(repeating: "und noch ein Wort ", count: 20)
    return draft
  }

  @Test(
    "No rule finds anything", arguments: bodies.indices,
    [Route.sevenBit, Route(body: .eightBit, takesUTF8Headers: false)])
  func nothingIsFound(index: Int, route: Route) throws {
    var options = MessageWriter.Options()
    options.route = route
    let octets = try MessageWriter.octets(of: Self.draft(Self.bodies[index]()), options: options)
    let found = Linter(LintSettings(profile: .rfc)).lint(Message(octets)).diagnostics
    #expect(found.isEmpty, "\(found.map { "\($0.rule.id) \($0.message)" })")
  }
}
