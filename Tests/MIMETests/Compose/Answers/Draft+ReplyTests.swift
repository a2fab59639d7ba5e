import MIME
import Testing

@Suite("Replies") struct DraftReplyTests {
  static let me = Mailbox(displayName: "Me", address: "me@example.org")

  static let original = Message(
    lines: "From: Ann <ann@example.com>", "To: me@example.org, Bob <bob@example.com>",
    "Cc: Carl <carl@example.com>, Ann <ANN@example.com>",
    "Subject: Lunch", "Date: Mon, 23 Nov 2026 10:00:00 +0100", "Message-ID: <3@example.com>",
    "References: <1@example.com> <2@example.com>",
    "Content-Type: text/plain; format=flowed", "", "Are you ", "hungry?", "> Yes.", "")

  @Test func anAnswerGoesToTheAuthor() throws {
    let message = try Written.message(Draft(replyingTo: Self.original, from: Self.me, text: "Sure.\n\nMe"))
    #expect(message.to?.mailboxes.map(\.address) == ["ann@example.com"] && message.cc == nil)
    #expect(message.subject == "Re: Lunch")
    #expect(message.inReplyTo?.map(\.text) == ["3@example.com"])
    #expect(message.references?.map(\.text) == ["1@example.com", "2@example.com", "3@example.com"])
    #expect(message.root.transferEncoding == .sevenBit && message.diagnose().isEmpty)
    #expect(
      message.root.flowedText()?.string
        == "Sure.\n\nMe\n\nOn Mon, 23 Nov 2026 10:00:00 +0100, Ann wrote:\n> Are you hungry?\n>> Yes.\n")
  }

  @Test func everybodyGetsItOnce() {
    let draft = Draft(replyingTo: Self.original, from: Self.me, toAll: true, text: "Sure.", quoting: .none)
    #expect(draft.to == [.mailbox(Mailbox(displayName: "Ann", address: "ann@example.com"))])
    #expect(AddressList(draft.cc).mailboxes.map(\.address) == ["bob@example.com", "carl@example.com"])
  }

  @Test func myOwnMessageGoesOnToItsReaders() {
    let ann = Mailbox(displayName: nil, address: "Ann@Example.com")
    let draft = Draft(replyingTo: Self.original, from: ann, text: "")
    #expect(AddressList(draft.to).mailboxes.map(\.address) == ["me@example.org", "bob@example.com"])
  }

  @Test func replyToCounts() {
    let message = Message(lines: "From: a@x.example", "Reply-To: list@x.example", "", "")
    #expect(
      AddressList(Draft(replyingTo: message, from: Self.me, text: "").to).mailboxes.map(\.address) == ["list@x.example"]
    )
  }

  @Test(
    "One mark before the subject",
    arguments: [
      ("Lunch", "Re: Lunch"), ("Re: Lunch", "Re: Lunch"), ("RE: Lunch", "RE: Lunch"), ("re:Lunch", "re:Lunch"),
      ("", "Re: "),
      ("Regards", "Re: Regards"), ("=?utf-8?q?a=0D=0ABcc:_b?=", "Re: a  Bcc: b"), ("Fwd: Re: x", "Re: Fwd: Re: x"),
    ])
  func subjects(subject: String, expected: String) {
    let message = Message(lines: "Subject: \(subject)", "", "")
    #expect(Draft(replyingTo: message, from: Self.me, text: "").subject == expected)
  }

  @Test("Identifiers of the thread, RFC 5322 §3.6.4")
  func threads() {
    func references(_ lines: String...) -> [String] {
      let message = Message(Array((lines + ["", ""]).joined(separator: "\r\n").utf8))
      return Draft(replyingTo: message, from: Self.me, text: "").references.map(\.text)
    }
    #expect(references("Message-ID: <1@x>") == ["1@x"])
    #expect(references("In-Reply-To: <0@x>", "Message-ID: <1@x>") == ["0@x", "1@x"])
    #expect(references("In-Reply-To: <0@x> <00@x>", "Message-ID: <1@x>") == ["1@x"])
    #expect(references("Subject: x") == [])
    let long = (0..<300).map { "<\($0)@x>" }.joined(separator: "\r\n ")
    let kept = references("References: \(long)", "Message-ID: <300@x>")
    #expect(kept.count == 100 && kept.first == "0@x" && kept.last == "300@x")
  }

  @Test("Whatever message is answered, the answer can be written", arguments: 0..<300)
  func anything(seed: UInt64) throws {
    var generator = DraftGenerator(seed: seed)
    var octets = try MessageWriter.octets(of: generator.draft())
    for _ in 0..<generator.number(20) { octets[generator.number(octets.count)] = UInt8(generator.number(256)) }
    let message = Message(octets)
    for draft in [
      Draft(replyingTo: message, from: Self.me, toAll: true, text: "Sure."),
      Draft(forwarding: message, from: Self.me, to: [Self.me], as: .inline),
    ] {
      do throws(CompositionError) {
        let answer = try Written.message(draft, MessageWriterTests.binary)
        #expect(answer.from != nil)
      } catch {
        // Attachments that are passed on may have UTF-8 in their header sections.
        #expect(error.code == .routeTooNarrow)
      }
    }
  }

  @Test("HTML is quoted as text")
  func html() throws {
    let message = Message(lines: "From: a@x.example", "Content-Type: text/html", "", "<p>Hello <b>you</b></p>")
    let text = try Written.message(Draft(replyingTo: message, from: Self.me, text: "Hi")).root.flowedText()?.string
    #expect(text == "Hi\n\na@x.example wrote:\n> Hello you\n")
  }
}
