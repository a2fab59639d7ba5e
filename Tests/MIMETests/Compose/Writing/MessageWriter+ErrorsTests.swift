import MIME
import Testing

/// Everything that can't be written is an error before the first octet.
@Suite("Errors of the message writer") struct MessageWriterErrorsTests {
  private func error(_ draft: Draft, _ route: Route = .sevenBit) -> CompositionError? {
    do throws(CompositionError) {
      _ = try MessageWriter(draft, options: Written.options(route))
      return nil
    } catch {
      return error
    }
  }

  private func error(_ part: Draft.Part, _ route: Route = .sevenBit) -> CompositionError? {
    error(Written.draft(part), route)
  }

  @Test func authorsAreNeeded() {
    #expect(error(Draft(body: .text("x"))) == CompositionError(.fieldMissing, field: "From"))
    var draft = Written.draft(.text("x"))
    draft.from += draft.from
    #expect(error(draft) == CompositionError(.fieldMissing, field: "Sender"))
    draft.sender = Mailbox(displayName: nil, address: "ann@example.org")
    #expect(error(draft) == nil)
  }

  @Test("Control characters and separators in every text", arguments: ["\0", "\r", "\n", "\r\n", "\u{7}", "\u{2028}"])
  func controls(control: String) {
    let text = "a\(control)b"
    let changes: [@Sendable (inout Draft) -> Void] = [
      { $0.subject = text }, { $0.messageID = MessageID(text: "\(text)@x") },
      { $0.inReplyTo = [MessageID(text: text)] },
      { $0.references = [MessageID(text: "\(text)@x")] },
      { $0.from = [.mailbox(Mailbox(displayName: text, address: "a@x.example"))] },
      { $0.sender = Mailbox(displayName: nil, address: "\(text)@x.example") },
      { $0.to = [.mailbox(Mailbox(displayName: nil, address: "a@\(text)"))] },
      { $0.cc = [.group(name: text, members: [])] }, { $0.bcc = [.group(name: text, members: [])] },
      { $0.replyTo = [.mailbox(Mailbox(displayName: text, address: "a@x.example"))] },
      { $0.body = $0.body.attached(as: text) }, { $0.body.contentID = text }, { $0.body.contentID = "\(text)@x" },
      { $0.body.description = text }, { $0.body.languages = [text] }, { $0.body.location = text },
      { $0.body.mediaType?.parameters["format"] = text }, { $0.body = .multipart(text, [.text("a")]) },
      { $0.mailingList = MailingList(id: ListID(id: text)) }, { $0.mailingList?.help = [text] },
    ]
    for (index, change) in changes.enumerated() {
      var draft = Written.draft(.text("x"))
      draft.mailingList = MailingList()
      change(&draft)
      #expect(error(draft) != nil, "change \(index)")
    }
    // In a body, and in its charset, they are content.
    #expect(error(.text(text)) == nil)
  }

  @Test func partsAreNamed() {
    let bad = Draft.Part.text("ü", charset: .only(.usASCII))
    let error = error(.multipart("mixed", [.text("a"), .multipart("alternative", [.text("b"), bad])]))
    #expect(error?.part == "2.2")
    #expect(error?.description == "part 2.2: the charset has no code for a character (at octet 0)")
  }

  @Test func fieldsHaveOnePlace() throws {
    var draft = Written.draft(.text("x"))
    draft.otherFields = [try HeaderField("subject", .unstructured("again"))]
    #expect(error(draft) == CompositionError(.fieldRepeated, field: "subject"))
    draft.otherFields = [try HeaderField("Content-Type", .mediaType(.textPlain))]
    #expect(error(draft)?.code == .fieldRepeated)
    draft.otherFields = [
      try HeaderField("X-Mailer", .unstructured("Postel")), try HeaderField("Comments", .unstructured("c")),
    ]
    #expect(error(draft) == nil)
    draft.body.otherFields = [try HeaderField("X-Mailer", .unstructured("Postel"))]
    #expect(error(draft)?.code == .fieldNameInvalid)
  }

  @Test func multipartsNeedPartsAndNoEncoding() {
    #expect(error(.multipart("mixed", [])) == CompositionError(.partsMissing))
    var encoded = Draft.Part.multipart("mixed", [.text("a")])
    encoded.transferEncoding = .base64
    #expect(error(encoded)?.code == .encodingUnsuitable)
    #expect(
      error(.octets([], mediaType: Draft.Part.multipart("mixed", []).mediaType ?? .textPlain))?.code == .valueInvalid)
  }

  @Test("Parts deeper than readers go")
  func depth() {
    var part = Draft.Part.text("a")
    for _ in 0..<100 { part = .multipart("mixed", [part]) }
    #expect(error(part) == nil)
    part = .multipart("mixed", [part])
    #expect(error(part)?.code == .tooManyParts)
    #expect(error(.multipart("mixed", Array(repeating: .text(""), count: 10_000)))?.code == .tooManyParts)
  }

  @Test("A message that needs more than the route takes")
  func nestedMessages() {
    let eight = Message(Array("From: a@x.example\r\n\r\nü\r\n".utf8))
    #expect(error(.multipart("mixed", [.message(eight)]))?.code == .routeTooNarrow)
    #expect(error(.multipart("mixed", [.message(eight)]), MessageWriterTests.eightBit) == nil)
    let binary = Message(Array("From: a@x.example\r\n\r\na\rb\0".utf8))
    #expect(error(.message(binary), MessageWriterTests.eightBit)?.code == .routeTooNarrow)
    #expect(error(.message(binary), MessageWriterTests.binary) == nil)
    let header = Message(Array("From: a@x.example\r\nSubject: ü\r\n\r\na\r\n".utf8))
    #expect(error(.message(header), MessageWriterTests.eightBit)?.code == .routeTooNarrow)
    #expect(error(.message(header), MessageWriterTests.international) == nil)
    let type = MediaType.messageRFC822
    #expect(error(.multipart("mixed", [.octets(Array("\r\nü".utf8), mediaType: type)]))?.code == .routeTooNarrow)
  }

  @Test func tokensAreLettersAndDigits() {
    for token in ["", "a b", "a\r\nb", "ü", String(repeating: "a", count: 33)] {
      var options = MessageWriter.Options()
      options.token = token
      #expect(throws: CompositionError(.tokenInvalid)) {
        try MessageWriter(Written.draft(.text("x")), options: options)
      }
    }
  }

  @Test func textOfAnUnknownCharset() {
    #expect(error(.octets([0xFF], mediaType: .textPlain))?.code == .charsetUnknown)
    #expect(error(.octets(Array("ü".utf8), mediaType: .textPlain)) == nil)
  }
}
