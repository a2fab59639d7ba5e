import MIME
import Octets
import SMTP
import TestSupport
import Testing

struct ClientSessionTests {
  private func run(_ transcript: Transcript, _ split: ([UInt8]) -> Split) -> TestClient {
    var client = TestClient(.test(transcript.options))
    if transcript.options["none"] == nil { client.submissions = [Submission.test(transcript.options)] }
    if transcript.options["twice"] != nil { client.submissions += client.submissions }
    client.pieceCount = transcript.options["piece"].flatMap { Int($0) } ?? Int.max
    client.quits = transcript.options["stays"] == nil
    client.handle(.connected(isTLS: false))
    for turn in transcript.turns {
      switch turn {
      case .server(let octets): octets.forEachPiece(split(octets)) { client.receive($0) }
      case .tls:
        #expect(client.hasStartedTLS, "\(transcript.name)")
        client.handle(.tlsEstablished)
      case .client(let octets):
        #expect(visible(client.sent) == visible(octets), "\(transcript.name)")
        client.sent = []
      }
    }
    #expect(client.sent.isEmpty, "\(transcript.name): \(visible(client.sent))")
    return client
  }

  private func check(_ client: TestClient, _ transcript: Transcript) {
    var outcomes: [String] = []
    for expectation in transcript.expectations {
      let words = expectation.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "outcome": outcomes.append(words[1])
      case "failed":
        let found = client.failure.map { "\($0)" } ?? "none"
        #expect(found.hasPrefix(words[1]), "\(transcript.name): \(found)")
      case "closed": #expect(client.isClosed, "\(transcript.name)")
      case "open": #expect(!client.isClosed, "\(transcript.name)")
      case "lost": #expect(client.results.allSatisfy { $0.droppedNotifications }, "\(transcript.name)")
      default: Issue.record("\(transcript.name): \(expectation)")
      }
    }
    let found = client.results.flatMap { $0.outcomes.map(\.summary) }
    #expect(found == outcomes, "\(transcript.name)")
    if !transcript.expectations.contains(where: { $0.hasPrefix("failed") }) {
      #expect(client.failure == nil, "\(transcript.name)")
    }
  }

  @Test func thereAreTranscripts() { #expect(Transcript.all("client").count >= 14) }

  /// Every turn whole, one octet at a time, and in two pieces at every place.
  @Test(arguments: Transcript.all("client"))
  func transcripts(_ transcript: Transcript) {
    check(run(transcript) { _ in [] }, transcript)
    check(run(transcript) { Array(repeating: 1, count: max(0, $0.count - 1)) }, transcript)
    let longest =
      transcript.turns.map { turn in if case .server(let octets) = turn { octets.count } else { 0 } }.max() ?? 0
    for place in 0...longest { check(run(transcript) { [min(place, $0.count)] }, transcript) }
  }

  // MARK: - When the session breaks off

  /// A client whose message is under way, up to where the server has said so much.
  private func client(_ replies: [String], _ options: [String: String] = [:]) -> TestClient {
    var client = TestClient(.test(options))
    client.submissions = [Submission.test(options)]
    client.provides = options["stalls"] == nil
    client.handle(.connected(isTLS: false))
    for reply in replies { client.receive(Array((reply + "\r\n").utf8).span) }
    return client
  }

  private static let toData = ["220 a", "250 a", "250 ok", "250 ok", "354 go"]

  @Test(arguments: [(0, "not tried: sessionEnded"), (3, "not tried: sessionEnded"), (5, "unknown")])
  func aLostConnection(_ count: Int, _ outcome: String) {
    for event in [ClientEvent.disconnected, .timedOut] {
      var lost = client(Array(Self.toData.prefix(count)))
      lost.handle(event)
      #expect(lost.results.flatMap { $0.outcomes.map(\.summary) } == (count > 2 ? [outcome] : []))
      #expect(lost.isClosed && lost.failure == (event == .timedOut ? .timedOut : .disconnected(nil)))
    }
  }

  /// Before the last dot is sent, nothing was taken.
  @Test func aMessageThatBreaksOff() {
    for event in [ClientEvent.messageFailed, .disconnected, .timedOut] {
      var broken = client(Self.toData, ["stalls": ""])
      broken.handle(event)
      #expect(broken.isClosed && broken.results.count == 1)
      #expect(!visible(broken.sent).contains("␊.␍␊"))
      if case .notTried = broken.results[0].outcomes[0] { continue }
      Issue.record("\(broken.results)")
    }
  }

  @Test(arguments: ["a\nb", "a\r\n.\n", "a\rb\r\n", "a\0"])
  func aMessageWithBareLineEndsIsNeverEnded(_ message: String) {
    let escaped = message.replacing("\r", with: "\\r").replacing("\n", with: "\\n").replacing("\0", with: "\\0")
    let broken = client(Self.toData, ["message": escaped])
    #expect(broken.failure == .messageBrokeOff && broken.isClosed)
    #expect(broken.results.flatMap { $0.outcomes.map(\.summary) } == ["not tried: badMessage"])
    #expect(!visible(broken.sent).hasSuffix("␍␊.␍␊"))
    let chunked = client(["220 a", "250-a\r\n250 CHUNKING", "250 ok", "250 ok"], ["message": escaped, "chunks": ""])
    #expect(chunked.failure == .messageBrokeOff && !visible(chunked.sent).contains("LAST"))
  }

  @Test func everyWaitHasAnEnd() {
    let times = ClientTimes()
    let waits = [
      times.greeting, times.command, times.command, times.command, times.dataInitiation, times.messageEnd,
    ]
    for (count, wait) in waits.enumerated() {
      var waiting = client(Array(Self.toData.prefix(count)))
      #expect(waiting.session.deadline == wait, "\(count)")
      waiting.wait(wait)
      #expect(waiting.isClosed && waiting.failure == .timedOut)
    }
    var idle = client(Self.toData.prefix(2) + ["250 ok", "250 ok", "354 go", "250 ok"], ["stays": ""])
    #expect(visible(idle.sent).hasSuffix("QUIT␍␊") && idle.session.deadline == times.quit)
    idle.wait(times.quit)
    #expect(idle.isClosed && idle.failure == nil)
  }

  /// Octets that came with the reply to STARTTLS, or before TLS began, end the session.
  @Test func injectedOctets() {
    let wire = Array("220 a\r\n250-a\r\n250 STARTTLS\r\n220 go\r\n250 injected\r\n".utf8)
    for split in splits(of: wire.count) {
      var client = TestClient(.test(["tls": "required"]))
      client.handle(.connected(isTLS: false))
      wire.forEachPiece(split) { client.receive($0) }
      #expect(client.isClosed && client.failure == .injectedOctets)
    }
  }

  /// Without pipelining a chunk waits for the reply to the one before, and the message with it.
  @Test func chunksWithoutPipelining() {
    var chunked = client(["220 a", "250-a\r\n250 CHUNKING", "250 ok", "250 ok"], ["chunks": "5", "stalls": ""])
    #expect(chunked.session.wantsMessage)
    chunked.sent = []
    let message = Array("abcdefghijkl\r\n".utf8)
    _ = chunked.session.provide(message.span, at: .zero)
    #expect(!chunked.session.wantsMessage)
    chunked.handle(.messageEnd)
    chunked.receive(Array("250 ok\r\n".utf8).span)
    #expect(visible(chunked.sent) == "BDAT 5␍␊fghij")
    chunked.sent = []
    chunked.receive(Array("250 ok\r\n".utf8).span)
    #expect(visible(chunked.sent) == "BDAT 4 LAST␍␊kl␍␊")
    chunked.receive(Array("250 ok\r\n".utf8).span)
    #expect(chunked.results.flatMap { $0.outcomes.map(\.summary) } == ["accepted 250"])
  }

  @Test func queues() {
    var asking = TestClient(.test())
    asking.quits = false
    asking.handle(.connected(isTLS: false))
    asking.receive(Array("220 a\r\n250-a\r\n250-ETRN\r\n250 ATRN\r\n".utf8).span)
    asking.sent = []
    asking.handle(.startQueue(.queue("q")))
    #expect(visible(asking.sent) == "ETRN #q␍␊")
    asking.receive(Array("250 ok\r\n".utf8).span)
    asking.handle(.turn([]))
    #expect(asking.session.deadline == .seconds(600))  // RFC 2645 §5.2.1
    asking.receive(Array("453 none\r\n".utf8).span)
    #expect(asking.answers.map(\.code) == [250, 453] && !asking.isServer)
    asking.handle(.turn([]))
    asking.receive(Array("250 ok\r\n".utf8).span)
    #expect(asking.isServer && asking.session.isOver && !asking.isClosed)
  }

  /// Whatever a server sends, in any split: the same octets sent, the same outcome, and no trap.
  @Test func anyReplies() {
    var random = SeededRandom(seed: 31)
    let words = [
      "220 a\r\n", "250 a\r\n", "250-PIPELINING\r\n", "250-CHUNKING\r\n", "250 SIZE\r\n", "354 a\r\n", "550 a\r\n",
      "421 a\r\n",
      "334 \r\n", "235 a\r\n", "x", "\n", "250-AUTH PLAIN\r\n", "250 ok\r\n", "250 ok\r\n", "354 ok\r\n",
      "334 YQ==\r\n",
    ]
    for round in 0..<600 {
      var wire: [UInt8] = round % 2 == 0 ? Array("220 a\r\n250-a\r\n".utf8) : []
      for _ in 0..<(round % 14) { wire += Array(words[Int(random.next() % UInt64(words.count))].utf8) }
      var options = ["to": "a@b,c@d"]
      if round % 3 == 0 { options["auth"] = "PLAIN" }
      if round % 5 == 0 { options["chunks"] = "7" }
      func run(_ split: Split) -> [String] {
        var client = TestClient(.test(options))
        client.submissions = [Submission.test(options)]
        client.handle(.connected(isTLS: false))
        wire.forEachPiece(split) { client.receive($0) }
        return [
          visible(client.sent), "\(client.results)", "\(String(describing: client.failure))", "\(client.isClosed)",
        ]
      }
      let whole = run([])
      for split in splits(of: wire.count, seed: UInt64(round)) where split.count != 1 || split[0] % 5 == 0 {
        #expect(run(split) == whole, "seed 31 round \(round): \(visible(wire))")
      }
    }
  }
}
