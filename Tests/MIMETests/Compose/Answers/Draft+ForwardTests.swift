import MIME
import Testing

@Suite("Forwarded messages") struct DraftForwardTests {
  private let bob = Mailbox(displayName: "Bob", address: "bob@example.com")

  @Test func attachedAsItIs() throws {
    let draft = Draft(forwarding: .nested, from: DraftReplyTests.me, to: [bob], text: "Look.")
    let message = try Written.message(draft)
    #expect(message.subject == "Fwd: Grüße" && message.references?.map(\.text) == ["1@example.org"])
    let copy = try #require(message.root.parts.compactMap(\.message).first)
    let octets = Array(copy.octets)
    let original = Message.nested
    let expected = Array(original.octets)
    #expect(octets == expected)
  }

  @Test func inlineWithItsAttachments() throws {
    let draft = Draft(forwarding: .nested, from: DraftReplyTests.me, to: [bob], text: "Look.", as: .inline)
    let message = try Written.message(draft)
    let text = try #require(message.bodies.text.first?.flowedText()).string
    #expect(text.hasPrefix("Look.\n\n---------- Forwarded message ----------\nFrom: Zoë <zoe@example.org>\nDate: "))
    #expect(
      text.contains("\nSubject: Grüße\nTo: ann@example.com, Bob, B. <bob@example.com>\nCc: ") && text.contains("Café"))
    #expect(message.root.parts.compactMap(\.fileName) == ["naïve.txt"])
  }
}
