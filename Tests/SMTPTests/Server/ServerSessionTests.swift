import Octets
import SMTP
import TestSupport
import Testing

struct ServerSessionTests {
  /// Runs a transcript with the octets of each turn in pieces; says where the server said something else.
  private func run(_ transcript: Transcript, _ split: ([UInt8]) -> Split) -> TestServer {
    var server = TestServer(.test(transcript.options))
    if transcript.options["lmtp"] != nil {
      server.storeOutcome = .each([
        Reply(250, EnhancedCode(2, 0, 0), "Stored"), Reply(452, EnhancedCode(4, 2, 2), "Mailbox full"),
      ])
    }
    server.handle(.connected(isTLS: false))
    for turn in transcript.turns {
      switch turn {
      case .client(let octets): octets.forEachPiece(split(octets)) { server.receive($0) }
      case .tls:
        #expect(server.hasStartedTLS)
        server.handle(.tlsEstablished)
      case .server(let octets):
        #expect(visible(server.sent) == visible(octets), "\(transcript.name)")
        server.sent = []
      }
    }
    #expect(server.sent.isEmpty, "\(transcript.name): \(visible(server.sent))")
    return server
  }

  private func check(_ server: TestServer, _ transcript: Transcript) {
    for expectation in transcript.expectations {
      let words = expectation.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "stored":
        let found = server.stored.map { visible($0.octets) }
        let wanted = visible(Transcript.unescaped(words.count > 1 ? words[1] : ""))
        #expect(found.contains(wanted), "\(transcript.name): \(found)")
      case "messages": #expect(server.stored.count == Int(words[1]), "\(transcript.name)")
      case "closed": #expect(server.isClosed, "\(transcript.name)")
      case "open": #expect(!server.isClosed, "\(transcript.name)")
      case "client": #expect(server.isClient, "\(transcript.name)")
      default: Issue.record("\(transcript.name): \(expectation)")
      }
    }
  }

  @Test func thereAreTranscripts() { #expect(Transcript.all("server").count >= 10) }

  @Test(arguments: Transcript.all("server"))
  func transcripts(_ transcript: Transcript) {
    let whole = run(transcript) { _ in [] }
    check(whole, transcript)
    check(run(transcript) { Array(repeating: 1, count: max(0, $0.count - 1)) }, transcript)
  }

  /// Every turn in two pieces at every place.
  @Test(arguments: Transcript.all("server"))
  func transcriptsSplitAtEveryOctet(_ transcript: Transcript) {
    let longest =
      transcript.turns.map { turn in if case .client(let octets) = turn { octets.count } else { 0 } }.max() ?? 0
    for place in 0...longest { check(run(transcript) { [min(place, $0.count)] }, transcript) }
  }

  // MARK: - Smuggling

  @Test(arguments: DotUnstufferTests.smuggling.map(\.octets) + ["\r\r\n.\r\n"])
  func smuggledCommandsAreNeverTaken(_ octets: String) {
    let opening = "EHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@local.example>\r\nDATA\r\n"
    let smuggled = "MAIL FROM:<x@y>\r\nRCPT TO:<z@local.example>\r\nDATA\r\nbad\r\n.\r\n"
    let wire = Array((opening + "Subject: a\r\n\r\nb\(octets)\(smuggled)NOOP\r\n").utf8)
    for split in splits(of: wire.count) {
      var server = TestServer(.test())
      server.handle(.connected(isTLS: false))
      wire.forEachPiece(split) { server.receive($0) }
      #expect(server.stored.isEmpty && server.isClosed && server.discarded == 1)
      #expect(
        visible(server.sent).hasSuffix(
          "␍␊354 Send the message, and a dot on a line of its own␍␊554 5.6.0 Bare CR, bare LF or NUL in the message␍␊"))
    }
  }

  // MARK: - Limits and time

  private func server(_ configuration: ServerConfiguration, saying text: String) -> TestServer {
    var server = TestServer(configuration)
    server.handle(.connected(isTLS: false))
    server.receive(Array(text.utf8).span)
    return server
  }

  @Test func errorsAreLimited() {
    var configuration = ServerConfiguration.test()
    configuration.sessionLimits.errors = 2
    #expect(!server(configuration, saying: "A\r\nB\r\n").isClosed)
    let ended = server(configuration, saying: "A\r\nB\r\nC\r\nNOOP\r\n")
    #expect(ended.isClosed && visible(ended.sent).hasSuffix("421 4.7.0 Too many errors␍␊"))
  }

  @Test func commandsMessagesAndRecipientsAreLimited() {
    var configuration = ServerConfiguration.test()
    configuration.sessionLimits.commands = 2
    #expect(!server(configuration, saying: "NOOP\r\nNOOP\r\n").isClosed)
    #expect(server(configuration, saying: "NOOP\r\nNOOP\r\nNOOP\r\n").isClosed)
    configuration = .test()
    configuration.sessionLimits.recipients = 1
    let mail = "EHLO a\r\nMAIL FROM:<>\r\n"
    let rcpt = "RCPT TO:<a@local.example>\r\n"
    #expect(
      visible(server(configuration, saying: mail + rcpt + rcpt).sent).hasSuffix("452 4.5.3 Too many recipients␍␊"))
    configuration.sessionLimits.messages = 1
    let message = "DATA\r\n.\r\n"
    let once = server(configuration, saying: mail + rcpt + message)
    #expect(once.stored.count == 1 && !once.isClosed)
    #expect(server(configuration, saying: mail + rcpt + message + "MAIL FROM:<>\r\n").isClosed)
  }

  @Test func linesAreLimited() {
    var configuration = ServerConfiguration.test()
    configuration.commandLimits.commandOctets = 20
    configuration.commandLimits.drainedOctets = 100
    let long = server(configuration, saying: "NOOP \(String(repeating: "x", count: 14))\r\nNOOP\r\n")
    #expect(visible(long.sent).hasSuffix("500 5.5.2 Line too long␍␊250 2.0.0 OK␍␊"))
    #expect(server(configuration, saying: String(repeating: "x", count: 200)).isClosed)
  }

  @Test func authenticationAttemptsAreLimited() {
    let wrong = "AUTH PLAIN AGEAYg==\r\n"
    let configuration = ServerConfiguration.test(["auth": "plaintext"])
    #expect(!server(configuration, saying: "EHLO a\r\n" + wrong + wrong).isClosed)
    #expect(server(configuration, saying: "EHLO a\r\n" + wrong + wrong + wrong).isClosed)
  }

  /// Octets that trickle in don't make a command's time longer.
  @Test func aCommandHasItsTimeAsAWhole() {
    var slow = server(.test(), saying: "")
    for _ in 0..<299 {
      slow.wait(.seconds(1))
      slow.receive(Array("x".utf8).span)
    }
    #expect(!slow.isClosed)
    slow.wait(.seconds(1))
    #expect(slow.isClosed && visible(slow.sent).hasSuffix("421 4.4.2 mx.local.example waited too long␍␊"))
  }

  @Test func aMessageHasItsTimeAsAWhole() {
    var slow = server(.test(), saying: "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<a@local.example>\r\nDATA\r\n")
    for _ in 0..<17 {
      slow.wait(.seconds(200))
      slow.receive(Array("x".utf8).span)
    }
    #expect(!slow.isClosed)
    slow.wait(.seconds(200))
    #expect(slow.isClosed && slow.stored.isEmpty && slow.discarded == 1)
  }

  @Test func aDriverThatDoesNotAnswerIsNotWaitedForForEver() {
    var session = ServerSession(.test())
    _ = session.handle(.connected(isTLS: false), at: .zero)
    let lines = "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<a@local.example>\r\n"
    _ = session.receive(Array(lines.utf8).span, at: .zero)
    #expect(!session.wantsInput && session.deadline == .seconds(600))
    let flood = [UInt8](repeating: 0x61, count: 1 << 19)
    #expect(session.receive(flood.span, at: .seconds(1)).isEmpty)
    #expect(session.receive(flood.span, at: .seconds(2)).isEmpty && session.deadline == .seconds(600))
    #expect(session.receive(flood.span, at: .seconds(3)).last == .close && session.isOver)
  }

  /// What comes behind STARTTLS without TLS is forgotten, with all that was said before.
  @Test func octetsBehindSTARTTLSAreForgotten() {
    let wire = Array("EHLO a\r\nMAIL FROM:<x@y>\r\nSTARTTLS\r\nRSET\r\nNOOP\r\n".utf8)
    for split in splits(of: wire.count) {
      var server = TestServer(.test(["tls": ""]))
      server.handle(.connected(isTLS: false))
      wire.forEachPiece(split) { server.receive($0) }
      #expect(visible(server.sent).hasSuffix("220 2.0.0 Go ahead␍␊"))
      server.sent = []
      server.handle(.tlsEstablished)
      #expect(server.sent.isEmpty && server.session.facts.isTLS && server.session.facts.clientName == nil)
      server.receive(Array("MAIL FROM:<x@y>\r\n".utf8).span)
      #expect(visible(server.sent) == "503 5.5.1 Not now␍␊")
    }
  }

  /// Whatever a client sends, in any split: the same replies, and no trap.
  @Test func anyOctets() {
    var random = SeededRandom(seed: 21)
    let words = [
      "EHLO a\r\n", "MAIL FROM:<a@b>", "RCPT TO:<c@local.example>", "DATA\r\n", "BDAT 3\r\n", "BDAT 0 LAST\r\n",
      "\r\n", ".\r\n", "\r\n.\r\n", "AUTH PLAIN\r\n", "AUTH LOGIN =\r\n", "*\r\n", "RSET\r\n", "\0", "\n", "x",
      " SIZE=3",
      "STARTTLS\r\n", "ETRN a\r\n", "QUIT\r\n", "AGEAc2VjcmV0\r\n", "ATRN\r\n", "BDAT 99999\r\n", "VRFY x\r\n",
    ]
    for round in 0..<600 {
      var wire: [UInt8] = []
      for _ in 0..<(round % 30) { wire += Array(words[Int(random.next() % UInt64(words.count))].utf8) }
      func run(_ split: Split) -> [String] {
        var server = TestServer(.test(["auth": "plaintext", "queue": "", "errors": "1000"]))
        server.handle(.connected(isTLS: false))
        wire.forEachPiece(split) { server.receive($0) }
        return [visible(server.sent), "\(server.stored)", "\(server.isClosed)"]
      }
      let whole = run([])
      for split in splits(of: wire.count, seed: UInt64(round)) where split.count != 1 || split[0] % 11 == 0 {
        #expect(run(split) == whole, "seed 21 round \(round): \(visible(wire))")
      }
    }
  }
}
