import MIME
import Testing

@Suite struct MessageFragmentsTests {
  /// The example of RFC 2046 §5.2.2.2.
  private static let first = Message(
    lines: "X-Weird-Header-1: Foo", "From: Bill@host.com", "To: joe@otherhost.com",
    "Date: Fri, 26 Mar 1993 12:59:38 -0500 (EST)", "Subject: Audio mail (part 1 of 2)", "Message-ID: <id1@host.com>",
    "MIME-Version: 1.0", "Content-type: message/partial; id=\"ABC@host.com\";", "    number=1; total=2", "",
    "X-Weird-Header-1: Bar", "X-Weird-Header-2: Hello", "Message-ID: <anotherid@foo.com>", "Subject: Audio mail",
    "MIME-Version: 1.0", "Content-type: audio/basic", "Content-transfer-encoding: base64", "", "Zmlyc3Qg", "")
  private static let second = Message(
    lines: "From: Bill@host.com", "Subject: Audio mail (part 2 of 2)", "MIME-Version: 1.0",
    "Message-ID: <id2@host.com>",
    "Content-type: message/partial;", "    id=\"ABC@host.com\"; number=2; total=2", "", "c2Vjb25k", "")

  @Test("Example of RFC 2046 §5.2.2.2")
  func example() throws {
    for fragments in [[Self.first, Self.second], [Self.second, Self.first], [Self.first, Self.second, Self.first]] {
      let message = try #require(Message.joining(fragments))
      let octets = [UInt8](message.octets)
      #expect(
        String(decoding: octets, as: UTF8.self)
          == [
            "X-Weird-Header-1: Foo", "From: Bill@host.com", "To: joe@otherhost.com",
            "Date: Fri, 26 Mar 1993 12:59:38 -0500 (EST)", "Message-ID: <anotherid@foo.com>", "Subject: Audio mail",
            "MIME-Version: 1.0", "Content-type: audio/basic", "Content-transfer-encoding: base64", "", "Zmlyc3Qg",
            "c2Vjb25k", "",
          ].joined(separator: "\r\n"))
      #expect(message.root.content() == Array("first second".utf8) && message.fragmentPlace == nil)
    }
  }

  private func fragment(_ parameters: String, _ body: String) -> Message {
    Message(Array("From: a@b\nContent-Type: message/partial; \(parameters)\n\n\(body)".utf8))
  }

  @Test func onlyTheLastNeedsTheTotal() throws {
    let message = try #require(
      Message.joining([
        fragment("id=i; number=3; total=3", "c"), fragment("id=i; number=1", "Subject: s\n\na"),
        fragment("id=i; number=2", "b\n"),
      ]))
    let octets = [UInt8](message.octets)
    #expect(String(decoding: octets, as: UTF8.self) == "From: a@b\nSubject: s\n\na\nb\nc")
  }

  @Test func whatIsMissingIsNotMadeUp() {
    #expect(Message.joining([]) == nil)
    #expect(Message.joining([Self.first]) == nil && Message.joining([Self.second]) == nil)
    #expect(Message.joining([Self.first, Message.nested]) == nil)
    #expect(Message.joining([Self.first, fragment("id=other; number=2; total=2", "")]) == nil)
    #expect(Message.joining([fragment("id=i; number=1", "a"), fragment("id=i; number=2", "b")]) == nil)
    #expect(Message.joining([fragment("id=i; number=1; total=2147483647", "a")]) == nil)
  }

  @Test(
    arguments: [
      ("id=i; number=1", true), ("id=i; number=2; total=2", true), ("id=i; number=3; total=2", false),
      ("number=1; total=1", false), ("id=i", false), ("id=i; number=0", false), ("id=i; number=x", false),
      ("id=\"\"; number=1", false), ("id=i; number=99999999999", false), ("id=i; number=1; total=0", false),
    ])
  func parametersAreChecked(parameters: String, isValid: Bool) {
    let message = Message(
      Array("MIME-Version: 1.0\nContent-Type: message/partial; \(parameters)\n\nx\n".utf8))
    #expect(message.diagnose().map(\.code) == (isValid ? [] : [.partialInvalid]))
  }

  @Test func aWholeInOneFragmentIsRead() {
    #expect(Message.joining([fragment("id=i; number=1; total=1", "Subject: s\n\nx")])?.subject == "s")
    #expect(Message.joining([fragment("id=i; number=1; total=1", "")])?.from != nil)
  }
}
