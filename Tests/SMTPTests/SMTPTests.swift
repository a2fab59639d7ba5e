// Folder-wide: sessions against each other, and the example of how to drive one.
import FoundationEssentials
import MIME
import Octets
import SMTP
import TestSupport
import Testing

/// A transport that plays back what a client sends.
private final class Connection {
  enum Event {
    case octets([UInt8])
    case end
    case timeout
  }

  var events: [Event]
  var written: [UInt8] = []
  var isClosed = false
  var now = Duration.zero

  init(_ events: [Event]) { self.events = events }

  func write(_ octets: [UInt8]) { written += octets }
  func close() { isClosed = true }
  func wait(until deadline: Duration?) -> Event {
    let event = events.isEmpty ? .end : events.removeFirst()
    if case .timeout = event, let deadline { now = deadline }
    return event
  }
}

private final class Store {
  var open: [UInt8]?
  var messages: [[UInt8]] = []

  func begin(_ envelope: Envelope) { open = [] }
  func append(_ octets: [UInt8]) { open? += octets }
  func discard() { open = nil }
  func commit() -> Reply {
    messages.append(open ?? [])
    return Reply(250, EnhancedCode(2, 0, 0), "Stored")
  }
}

// The example, as it stands in Sources/SMTP/SMTP.docc/SMTP.md.
private func serve(_ connection: Connection, _ store: Store, _ configuration: ServerConfiguration) {
  var session = ServerSession(configuration)
  var actions = session.handle(.connected(isTLS: false), at: connection.now)
  while true {
    while !actions.isEmpty {
      switch actions.removeFirst() {
      case .send(let octets): connection.write(octets)
      case .beginMessage(let envelope, _): store.begin(envelope)
      case .messageOctets(let octets): store.append(octets)
      case .endMessage: actions += session.handle(.stored(.all(store.commit())), at: connection.now)
      case .discardMessage: store.discard()
      default: continue  // TLS, AUTH, ETRN … where the configuration offers them
      }
    }
    if session.isOver { return connection.close() }
    switch connection.wait(until: session.deadline) {
    case .octets(let octets): actions = session.receive(octets.span, at: connection.now)
    case .end: actions = session.handle(.disconnected, at: connection.now)
    case .timeout: actions = session.handle(.timedOut, at: connection.now)
    }
  }
}

struct DrivingTests {
  private static var configuration: ServerConfiguration {
    var configuration = ServerConfiguration.test()
    configuration.recipients.asks = false
    return configuration
  }

  @Test func theExampleServes() {
    let text = "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<a@local.example>\r\nDATA\r\n..a\r\n.\r\nQUIT\r\n"
    let connection = Connection(text.utf8.map { .octets([$0]) })
    let store = Store()
    serve(connection, store, Self.configuration)
    #expect(store.messages.map(visible) == [".a␍␊"] && connection.isClosed)
    #expect(visible(connection.written).hasSuffix("250 2.0.0 Stored␍␊221 2.0.0 mx.local.example closes␍␊"))
  }

  @Test func theExampleEnds() {
    for (events, last) in [([Connection.Event.timeout], "waited too long␍␊"), ([.end], "ready␍␊")] {
      let connection = Connection(events)
      serve(connection, Store(), Self.configuration)
      #expect(connection.isClosed && visible(connection.written).hasSuffix(last))
    }
  }

  @Test func theExampleIsTheOneInTheDocumentation() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = root.appendingPathComponent("Sources/SMTP/SMTP.docc/SMTP.md")
    let documentation = try String(contentsOf: page, encoding: .utf8)
    let example = documentation.components(separatedBy: "```swift\n")[1].components(separatedBy: "```\n")[0]
    let lines = example.split(separator: "\n")
    #expect(lines.dropFirst().dropLast().count == 20)
    #expect(try String(contentsOf: here, encoding: .utf8).contains("private " + example))
  }
}

/// A client and a server in memory, with octets between them in pieces.
struct SessionPairTests {
  private struct Pair {
    var client: TestClient
    var server: TestServer
    var random: SeededRandom

    /// Carries octets to and fro until both have nothing to say.
    mutating func run() {
      client.handle(.connected(isTLS: false))
      server.handle(.connected(isTLS: false))
      for _ in 0..<10_000 where !(client.sent.isEmpty && server.sent.isEmpty) {
        let toServer = Self.take(&client.sent, &random)
        server.receive(toServer.span)
        let toClient = Self.take(&server.sent, &random)
        client.receive(toClient.span)
        if server.hasStartedTLS, client.hasStartedTLS, !server.session.facts.isTLS {
          server.handle(.tlsEstablished)
          client.handle(.tlsEstablished)
        }
      }
    }

    /// Some of the octets, often few.
    private static func take(_ octets: inout [UInt8], _ random: inout SeededRandom) -> [UInt8] {
      let most = random.next() % 3 == 0 ? octets.count : min(octets.count, 7)
      let count = most == 0 ? 0 : Int(random.next() % UInt64(most + 1))
      let taken = Array(octets.prefix(count))
      octets.removeFirst(count)
      return taken
    }
  }

  /// For any message and any split, what the server stores is what the client sent.
  @Test(arguments: 0..<300)
  func whatIsSentIsStored(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let isBinary = seed % 4 == 0
    var message: [UInt8] = []
    for _ in 0..<(random.next() % 40) {
      message +=
        ["\r\n", ".", "\r\n.\r\n", "a", "MAIL FROM:<>\r\n", "..", "é"].randomElement(using: &random).map {
          Array($0.utf8)
        } ?? []
      if isBinary { message += random.octets(3, from: [0, 10, 13, 46]) }
    }
    var options = [
      "tls": ["required", "opportunistic"][seed % 2], "auth": ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"][seed % 4],
    ]
    if isBinary || seed % 3 == 0 { options["chunks"] = "\(1 + seed % 50)" }
    if seed % 5 == 0 { options["lmtp"] = "" }
    var configuration = ServerConfiguration.test(
      ["tls": "", "auth": "", "lmtp": options["lmtp"]].compactMapValues { $0 })
    configuration.extensions.pipelining = seed % 7 != 0
    var traits = MessageTraits(size: message.count, body: isBinary ? .binary : .eightBit)
    if seed % 11 == 0 { traits.size = nil }
    let addresses = ["r@other.example", "x@local.example", "nobody@local.example"]
      .compactMap { try? EnvelopeAddress(validating: $0) }
    let submission = Submission(Envelope(from: nil, to: addresses), traits)

    var pair = Pair(client: TestClient(.test(options)), server: TestServer(configuration), random: random)
    pair.client.submissions = [(submission, message), (submission, message)]
    pair.client.pieceCount = 1 + seed % 20
    pair.run()

    let usesData = options["chunks"] == nil
    let stored = usesData && !message.isEmpty && !message.ends(with: [13, 10]) ? message + [13, 10] : message
    #expect(pair.server.stored.map { visible($0.octets) } == [visible(stored), visible(stored)])
    #expect(
      pair.client.results.map { $0.outcomes.map(\.summary) }
        == Array(repeating: ["accepted 250", "accepted 250", "refused 550"], count: 2))
    #expect(pair.client.isClosed && pair.server.isClosed && pair.client.failure == nil)
    #expect(pair.server.session.facts.isTLS && pair.server.session.facts.identity == "a")
    #expect(pair.server.stored.allSatisfy { $0.envelope.recipients.count == 2 })
  }

  /// ATRN: the client becomes the server, on the same connection, and gets its mail (RFC 2645 §5.3).
  @Test func theRolesReverse() {
    var client = TestClient(.test(["auth": "PLAIN"]))
    client.quits = false
    var pair = Pair(
      client: client, server: TestServer(.test(["auth": "plaintext", "queue": ""])), random: SeededRandom(seed: 1))
    pair.run()
    pair.client.handle(.turn([]))
    pair.run()
    #expect(pair.client.isServer && pair.server.isClient && !pair.client.isClosed && !pair.server.isClosed)
    var back = Pair(client: TestClient(.test()), server: TestServer(.test()), random: SeededRandom(seed: 2))
    back.client.submissions = [Submission.test([:])]
    back.run()
    #expect(back.server.stored.count == 1 && back.client.isClosed)
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
