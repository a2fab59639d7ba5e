import MIME
import Testing

@Suite struct MessageTests {
  @Test func mainFieldsAreTyped() {
    let message = Message.nested
    #expect(message.subject == "Grüße")
    #expect(message.from?.mailboxes == [Mailbox(displayName: "Zoë", address: "zoe@example.org")])
    #expect(message.to?.mailboxes.map(\.address) == ["ann@example.com", "bob@example.com"])
    #expect(message.cc?.mailboxes.map(\.address) == ["a@example.org", "b@example.org"])
    #expect(message.date?.iso8601 == "2026-11-23T10:00:00+01:00")
    #expect(message.messageID?.text == "1@example.org")
    #expect(message.sender == nil && message.replyTo == nil && message.bcc == nil && message.inReplyTo == nil)
  }

  @Test func anySplitGivesTheSameMessage() {
    let message = Message.nested
    let octets = [UInt8](message.octets)
    for size in [1, 2, 3, 7, 64, octets.count] {
      var parser = MessageParser()
      var start = 0
      while start < octets.count {
        parser.push(octets.span.extracting(start..<min(start + size, octets.count)))
        start += size
      }
      let parsed = parser.finish()
      let kept = [UInt8](parsed.octets)
      #expect(kept == octets)
      #expect(shape(parsed.index) == shape(message.index))
      #expect(parsed.defects == message.defects)
    }
  }

  /// Whatever was read before, nothing of it is left.
  @Test func indexersStartOver() {
    let messages = [
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nNo end", "", "A: b\nC: d\n\nText\n", "No field\r\n",
      "Content-Type: message/rfc822\r\n\r\nA: b\r\n\r\n--b\r\n", "\r",
      "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n",
    ]
    var indexer = MessageIndexer()
    for message in messages + messages.reversed() {
      let octets = Array(message.utf8)
      indexer.read(octets.span)
      let (index, expected) = (indexer.index, Message(octets).index)
      #expect(shape(index) == shape(expected) && index.defects.defects == expected.defects.defects)
      #expect(index.count == expected.count)
    }
  }

  /// The fields are those that the whole message has, and nothing behind them is looked at.
  @Test(arguments: [0, 1, 100, 3000])
  func headerSectionsAreReadAlone(_ more: Int) {
    let long = String(repeating: "X-More: some value\r\n", count: more)
    let nested = Message.nested
    for octets in [Array(long.utf8) + [UInt8](nested.octets), Array(long.utf8), Array("No field\r\n".utf8)] {
      let whole = Message(octets)
      let header = Message(headerOf: OctetStorage(octets))
      #expect(header.root.fields.map(\.range) == whole.root.fields.map(\.range))
      #expect(header.root.headerRange == whole.root.headerRange)
      #expect(header.root.bodyRange.upperBound == octets.count && header.range == 0..<octets.count)
      #expect(Array(header.root.parts).isEmpty && header.index.entities.count == 1)
      #expect(header.index.fields.count == whole.root.fields.count)
      #expect(header.subject == whole.subject)
    }
  }

  @Test func streamsAreCollected() async {
    let nested = Message.nested
    let octets = [UInt8](nested.octets)
    let pieces = AsyncStream<[UInt8]> { stream in
      for octet in octets { stream.yield([octet]) }
      stream.finish()
    }
    let message = await Message(collecting: pieces)
    #expect(message.subject == "Grüße")
    #expect(shape(message.index) == shape(Message.nested.index))
  }

  @Test func emptyInputIsAMessage() {
    let message = Message([])
    #expect(message.root.fields.isEmpty)
    #expect(message.subject == nil && message.diagnose().isEmpty)
    #expect(message.bodies.text.count == 1)
  }

  @Test func diagnosisNamesFieldsBodiesAndStructure() {
    let message = Message(
      lines: "From: a@", "Date: never", "Content-Type: text/plain; charset=nonesuch",
      "Content-Transfer-Encoding: base64", "", "ab!c")
    let codes = Set(message.diagnose().map(\.code))
    #expect(codes.isSuperset(of: [.missingMIMEVersion, .dateInvalid, .unknownCharset, .base64Foreign]))
    #expect(message.defects.map(\.code) == [.missingMIMEVersion])
    #expect(Message.nested.diagnose().map(\.code) == [.ambiguousField])
  }

  @Test func ofEachCodeAsManyDefectsAreListedAsTheLimitSays() throws {
    let octets = Array((String(repeating: "A : b\r\n", count: 300) + "\r\n").utf8)
    for most in [0, 1, 100, 200, 400] {
      var limits = Limits()
      limits.defectsPerCode = most
      let message = Message(octets, limits: limits)
      #expect(message.defects.count == min(most, 300) && message.diagnose().count == min(most, 300))
      #expect(Message(headerOf: OctetStorage(octets), limits: limits).defects.count == min(most, 300))
      var rewriter = try MessageRewriter([], limits: limits)
      var output: [UInt8] = []
      try rewriter.push(octets.span, into: &output)
      #expect(rewriter.defects.count == min(most, 300))
    }
  }

  private func shape(_ index: MessageIndex) -> [[Int]] {
    index.entities.map { [$0.headerStart, $0.bodyStart, $0.end, Int($0.parent), Int($0.fieldCount)] }
      + index.fields.map { [$0.offset, Int($0.count), Int($0.bodyStart), Int($0.nameCount)] }
  }
}
