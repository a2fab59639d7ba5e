import MIME
import Testing

@Suite("Invitations") struct DraftPartInvitationTests {
  private static let calendar = """
    BEGIN:VCALENDAR\r
    METHOD:REQUEST\r
    BEGIN:VTIMEZONE\r
    END:VTIMEZONE\r
    BEGIN:VEVENT\r
    SUMMARY:Mittagessen bei Jürgen\r
    END:VEVENT\r
    END:VCALENDAR\r

    """

  @Test("The shape of RFC 6047 §2.4")
  func shape() throws {
    let message = try Written.message(Draft.Part.invitation(Self.calendar, text: "Lunch?", html: "<p>Lunch?</p>"))
    #expect(Written.tree(message.root) == "multipart/alternative(text/plain, text/html, text/calendar)")
    let part = try #require(message.root.parts.first { $0.mediaType.subtype == "calendar" })
    let names = ["method", "charset", "component"]
    #expect(names.map { part.mediaType.parameters[$0] } == ["REQUEST", "utf-8", "VEVENT"])
    #expect(part.text()?.string == Self.calendar)
    #expect(message.diagnose().isEmpty)
  }

  @Test(
    "A method is needed",
    arguments: ["", "BEGIN:VCALENDAR\r\n", "METHOD:\r\n", "METHOD:A;B\r\n", "X-METHOD:REQUEST\r\n"])
  func methods(calendar: String) {
    #expect(throws: CompositionError(.valueInvalid, field: "METHOD")) {
      try Draft.Part.invitation(calendar, text: "")
    }
  }
}
