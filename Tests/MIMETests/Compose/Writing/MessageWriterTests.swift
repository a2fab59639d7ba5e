import MIME
import Testing

@Suite("Message writer") struct MessageWriterTests {
  static let options = {
    var options = MessageWriter.Options()
    options.token = "token"
    options.date = DateTime(year: 2026, month: 11, day: 23, hour: 10, minute: 0, second: 0, zoneOffsetMinutes: 60)
    return options
  }()

  static func draft(_ body: Draft.Part) -> Draft {
    var draft = Draft(body: body)
    draft.from = [.mailbox(Mailbox(displayName: "Ann", address: "ann@example.org"))]
    return draft
  }

  static func text(_ draft: Draft, _ route: Route = .sevenBit) throws -> String {
    var options = options
    options.route = route
    return String(decoding: try MessageWriter.octets(of: draft, options: options), as: UTF8.self)
  }

  @Test func aTextIsASmallMessage() throws {
    var draft = Self.draft(.text("See you at noon."))
    draft.to = [.mailbox(Mailbox(displayName: nil, address: "bob@example.com"))]
    draft.subject = "Lunch"
    let text = try Self.text(draft)
    #expect(
      text == """
        Date: Mon, 23 Nov 2026 10:00:00 +0100\r
        From: Ann <ann@example.org>\r
        To: bob@example.com\r
        Message-ID: <token@example.org>\r
        Subject: Lunch\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=us-ascii\r
        \r
        See you at noon.\r

        """)
  }

  @Test func levelsNest() throws {
    let body = Draft.Part.arranged(
      text: .text("Hi"), html: .html("<img src=\"cid:logo\">"),
      inline: [.octets([1, 2, 3], mediaType: try MediaType(validating: "image/png")).inlined(id: "logo", as: "a.png")],
      attachments: [.octets(Array("x".utf8)).attached(as: "x.bin")])
    let text = try Self.text(Self.draft(body))
    let message = Message(Array(text.utf8))
    #expect(message.diagnose().isEmpty)
  }
}
