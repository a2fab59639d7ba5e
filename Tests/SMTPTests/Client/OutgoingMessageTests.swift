import MIME
import SMTP
import TestSupport
import Testing

@Suite struct OutgoingMessageTests {
  /// What a client sends of a message to a server with some extensions, and what became of it.
  private static func sent(_ message: String, to extensions: String) throws -> (wire: String, result: SubmissionResult?)
  {
    let outgoing = OutgoingMessage(Message(Array(message.utf8)))
    let recipient = try EnvelopeAddress(validating: "r@local.example", rules: .utf8)
    let envelope = Envelope(from: try EnvelopeAddress(validating: "s@a.example", rules: .utf8), to: [recipient])
    var session = ClientSession(.test())
    var wire: [UInt8] = []
    var result: SubmissionResult?
    var pending = session.handle(.connected(isTLS: false), at: .zero)
    let replies = ["220 a", "250-a\r\n\(extensions)250 HELP", "250 ok", "250 ok", "354 go", "250 done"]
    for reply in replies {
      let octets = Array((reply + "\r\n").utf8)
      pending += session.receive(octets.span, at: .zero)
      while !pending.isEmpty {
        switch pending.removeFirst() {
        case .send(let octets): wire += octets
        case .ready: pending += session.handle(.submit(Submission(envelope, outgoing)), at: .zero)
        case .provideMessage(let traits): pending += session.provide(outgoing, as: traits, at: .zero)
        case .finished(let finished): result = finished
        default: break
        }
      }
    }
    return (String(decoding: wire, as: UTF8.self), result)
  }

  private static let message =
    "Subject: Grüße\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    + "Content-Transfer-Encoding: 8bit\r\n\r\nSchöne Grüße an alle\r\n"

  @Test func aServerThatTakesItGetsItAsItIs() throws {
    let sent = try Self.sent(Self.message, to: "250-8BITMIME\r\n250-SMTPUTF8\r\n250-SIZE\r\n")
    #expect(sent.wire.contains("BODY=8BITMIME") && sent.wire.contains("SMTPUTF8"))
    #expect(sent.wire.contains("SIZE=\(Self.message.utf8.count)"))
    #expect(sent.wire.contains(Self.message))
  }

  @Test func anOldServerGetsASCII() throws {
    let sent = try Self.sent(Self.message, to: "250-SIZE\r\n")
    #expect(sent.wire.utf8.allSatisfy { $0 < 0x80 })
    #expect(!sent.wire.contains("BODY=") && !sent.wire.contains("SMTPUTF8"))
    let expected =
      "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
      + "Content-Transfer-Encoding: quoted-printable\r\n\r\nSch=C3=B6ne Gr=C3=BC=C3=9Fe an alle\r\n"
    #expect(sent.wire.contains(expected + ".\r\n"))
    #expect(sent.wire.contains("SIZE=\(expected.utf8.count)"))
  }

  @Test func betweenThemOnlyWhatMustChangeDoes() throws {
    let sent = try Self.sent(Self.message, to: "250-8BITMIME\r\n")
    #expect(sent.wire.contains("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"))
    #expect(sent.wire.contains("8bit\r\n\r\nSchöne Grüße an alle\r\n"))
  }

  @Test func aHeaderWithABareLineEndBreaksOff() throws {
    let sent = try Self.sent("Subject: a\rb\r\n\r\nx\r\n", to: "")
    #expect(sent.result?.outcomes == [.notTried(.badMessage)])
    #expect(sent.wire.hasSuffix("DATA\r\n"))
  }

  @Test(arguments: [
    ("From: zoë@example.org\r\n\r\nx\r\n", "SMTPUTF8"),
    ("Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nä\r\n--b--\r\n", "8BITMIME"),
    ("Message-ID: <ä@example.org>\r\n\r\nx\r\n", "SMTPUTF8"),
  ])
  func whatWouldBreakIsNotSent(_ message: String, _ extensionName: String) throws {
    let sent = try Self.sent(message, to: "")
    #expect(sent.result?.outcomes == [.notTried(.lacksExtension(extensionName))])
    #expect(!sent.wire.contains("MAIL"))
  }
}
