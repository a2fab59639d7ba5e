import MIME
import Octets
import SMTP

/// A driver of a client session that does at once what it is asked for.
struct TestClient {
  var session: ClientSession
  /// What was sent and not yet looked at.
  var sent: [UInt8] = []
  var results: [SubmissionResult] = []
  var answers: [Reply] = []
  var failure: ClientFailure?
  var isClosed = false
  var isServer = false
  var hasStartedTLS = false
  var extensions: ServerExtensions?
  /// What is still to submit, each with its octets.
  var submissions: [(Submission, [UInt8])] = []
  /// Whether QUIT is said when nothing is left.
  var quits = true
  /// How the message is handed over.
  var pieceCount = Int.max
  /// Whether messages are handed over at all.
  var provides = true
  private var message: [UInt8] = []
  private(set) var now = Duration.zero

  init(_ configuration: ClientConfiguration) {
    session = ClientSession(configuration)
  }

  mutating func receive(_ octets: Span<UInt8>) { perform(session.receive(octets, at: now)) }

  mutating func handle(_ event: ClientEvent) { perform(session.handle(event, at: now)) }

  mutating func wait(_ duration: Duration) {
    now += duration
    if let deadline = session.deadline, deadline <= now { handle(.timedOut) }
  }

  private mutating func perform(_ actions: [ClientAction]) {
    for action in actions { perform(action) }
  }

  private mutating func perform(_ action: ClientAction) {
    switch action {
    case .send(let octets): sent += octets
    case .startTLS: hasStartedTLS = true
    case .ready(let extensions):
      self.extensions = extensions
      goOn()
    case .provideMessage: if provides { provide() }
    case .stopMessage: break
    case .finished(let result):
      results.append(result)
      goOn()
    case .answered(let reply): answers.append(reply)
    case .becomeServer: isServer = true
    case .failed(let failure): self.failure = failure
    case .close: isClosed = true
    }
  }

  private mutating func goOn() {
    guard session.isReady else { return }
    if !submissions.isEmpty {
      let (submission, octets) = submissions.removeFirst()
      message = octets
      handle(.submit(submission))
    } else if quits {
      handle(.quit)
    }
  }

  private mutating func provide() {
    var start = 0
    let octets = message
    while start < octets.count {
      let end = min(octets.count, start + min(pieceCount, octets.count))
      perform(session.provide(octets.span.extracting(start..<end), at: now))
      start = end
    }
    handle(.messageEnd)
  }
}

/// Takes all messages to ASCII.
private struct ToASCII: MessageDowngrading {
  func downgraded(_ message: MessageTraits, to route: Route) -> MessageTraits? {
    message.hasUTF8Headers ? nil : MessageTraits(size: message.size.map { $0 * 2 })
  }
}

extension ClientConfiguration {
  static func test(_ options: [String: String] = [:]) -> ClientConfiguration {
    var configuration = ClientConfiguration(name: "client.example", tls: .never)
    if options["tls"] == "required" { configuration.tls = .required }
    if options["tls"] == "opportunistic" { configuration.tls = .opportunistic }
    if let mechanisms = options["auth"] {
      configuration.allowsAuthenticationWithoutTLS = true
      for name in mechanisms.split(separator: " ") {
        let mechanism: (any ClientMechanism)? =
          switch name {
          case "PLAIN": try? PlainClient(user: "a", password: "secret")
          case "LOGIN": LoginClient(user: "a", password: "secret")
          case "XOAUTH2": try? XOAuth2Client(user: "a", token: "token")
          default: try? OAuthBearerClient(user: "a", token: "token")
          }
        if let mechanism { configuration.mechanisms.append(mechanism) }
      }
    }
    if options["lmtp"] != nil { configuration.transfer = .lmtp }
    configuration.prefersChunking = options["chunks"] != nil
    if let octets = options["chunks"].flatMap({ Int($0) }) { configuration.chunkOctets = octets }
    if options["downgrade"] != nil { configuration.downgrading = ToASCII() }
    return configuration
  }
}

extension RecipientOutcome {
  /// In a word or two.
  var summary: String {
    switch self {
    case .accepted(let reply): "accepted \(reply.code)"
    case .refused(let reply): "refused \(reply.code)"
    case .notTried(let reason): "not tried: \(reason)"
    case .unknown: "unknown"
    }
  }
}
