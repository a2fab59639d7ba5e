import MIME
import SMTP
import Testing

struct EnvelopeTests {
  @Test func thatOfADraftHasAllItsRecipientsOnce() throws {
    let draft = try Draft {
      From("Ann <ann@example.org>, Eve <eve@example.org>")
      To("Team: bob@example.com, \"a b\"@example.com;")
      Cc("Bob <bob@example.com>, jürgen@bücher.example")
      Bcc("carol@example.net")
    }
    let envelope = try Envelope(draft)
    #expect(envelope.reversePath.address?.description == "ann@example.org")
    #expect(
      envelope.recipients.map { $0.path.address?.description } == [
        "bob@example.com", "\"a b\"@example.com", "jürgen@bücher.example", "carol@example.net",
      ])
    #expect(envelope.needsUTF8)
  }

  @Test func theSenderGoesBeforeTheAuthors() throws {
    let draft = try Draft {
      From("ann@example.org")
      Sender("office@example.org")
    }
    let envelope = try Envelope(draft)
    #expect(envelope.reversePath.address?.description == "office@example.org" && envelope.recipients.isEmpty)
  }

  @Test func addressesOfNoEnvelopeAreRefused() throws {
    #expect(throws: SMTPError.self) { _ = try Envelope(Draft()) }
    var draft = Draft()
    draft.from = [.mailbox(Mailbox(displayName: nil, address: "ann@example.org"))]
    draft.to = [.mailbox(Mailbox(displayName: nil, address: "no address"))]
    #expect(throws: SMTPError.self) { _ = try Envelope(draft) }
  }
}
