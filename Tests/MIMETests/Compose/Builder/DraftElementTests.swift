import MIME
import Testing

@Suite("Drafts that read like messages") struct DraftElementTests {
  @Test func allAtOnce() throws {
    let png = try MediaType(validating: "image/png")
    let draft = try Draft {
      From("Ann <ann@example.org>")
      To("bob@example.com, \"Eve, E.\" <eve@example.net>")
      Cc("Friends: carl@example.com;")
      Bcc(Mailbox(displayName: nil, address: "dan@example.com"))
      ReplyTo("Größe <ann@example.org>")
      Subject("Lunch")
      MessageID(text: "1@example.org")
      Header("X-Mailer", "Postel")
      Alternative {
        Text("See you at noon.")
        HTML("<p>See you at <b>noon</b>. <img src='cid:map'></p>")
        Inline([1, 2, 3], id: "map", mediaType: png)
      }
      Attachment(Array("soup".utf8), name: "menu.pdf")
    }
    let message = try Written.message(draft)
    #expect(message.diagnose().isEmpty)
    #expect(message.to?.mailboxes.map(\.displayName) == [nil, "Eve, E."])
    #expect(
      message.cc?.addresses.count == 1 && message.bcc == nil && message.replyTo?.mailboxes[0].displayName == "Größe")
    #expect(
      Written.tree(message.root)
        == "multipart/mixed(multipart/alternative(text/plain, multipart/related(text/html, image/png)), application/pdf)"
    )
    #expect(message.bodies.html.first?.text()?.string.contains("src='cid:map.token@example.org'") ?? false)
    #expect(
      draft.recipients.map(\.address) == ["bob@example.com", "eve@example.net", "carl@example.com", "dan@example.com"])
  }

  @Test("Swift's own statements", arguments: [true, false])
  func statements(isUrgent: Bool) throws {
    let draft = try Draft {
      From("ann@example.org")
      for name in ["a", "b"] { To("\(name)@example.com") }
      if isUrgent { Subject("Now") } else { Subject("Some day") }
      Mixed {
        for number in 1...3 { Text("\(number)") }
        if isUrgent { HTML("!") }
      }
    }
    #expect(draft.to.count == 2 && draft.subject == (isUrgent ? "Now" : "Some day"))
    let count = try Written.message(draft).root.parts.map(\.mediaType).count
    #expect(count == (isUrgent ? 4 : 3))
  }

  @Test(
    "What is no address", arguments: ["ann", "ann@", "<ann@example.org", "a@x\r\nBcc: b@y.example"])
  func addresses(text: String) {
    #expect(throws: CompositionError.self) { try Draft { From(text) } }
  }

  @Test func senderIsOne() throws {
    let draft = try Draft {
      From("a@x.example, b@x.example")
      Sender("b@x.example")
      OriginationDate(
        DateTime(year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, zoneOffsetMinutes: 0) ?? .now)
    }
    let message = try Written.message(draft)
    #expect(message.sender?.mailboxes.map(\.address) == ["b@x.example"] && message.date?.year == 2000)
    #expect(throws: CompositionError(.valueInvalid, field: "Sender")) {
      try Draft { Sender("a@x.example, b@x.example") }
    }
  }
}
