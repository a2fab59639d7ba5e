import Octets
import SMTP

/// A driver of a server session that does at once what it is asked for.
struct TestServer {
  /// A message that was stored.
  struct Stored: Equatable {
    var envelope: Envelope
    var octets: [UInt8]
  }

  var session: ServerSession
  /// What was sent and not yet looked at.
  var sent: [UInt8] = []
  var stored: [Stored] = []
  var isClosed = false
  var hasStartedTLS = false
  var isClient = false
  var discarded = 0
  /// Whether TLS is reported at once; otherwise the caller does it.
  var beginsTLS = false
  /// What is answered once a message is there.
  var storeOutcome: StoreOutcome?
  private var exchange = ServerExchange()
  private var open: Stored?
  private(set) var now = Duration.zero

  init(_ configuration: ServerConfiguration) {
    session = ServerSession(configuration)
  }

  mutating func receive(_ octets: Span<UInt8>) { perform(session.receive(octets, at: now)) }

  mutating func handle(_ event: ServerEvent) { perform(session.handle(event, at: now)) }

  /// Lets time go on, and tells the session where its deadline has passed.
  mutating func wait(_ duration: Duration) {
    now += duration
    if let deadline = session.deadline, deadline <= now { handle(.timedOut) }
  }

  private mutating func perform(_ actions: [ServerAction]) {
    for action in actions { perform(action) }
  }

  private mutating func perform(_ action: ServerAction) {
    switch action {
    case .send(let octets): sent += octets
    case .close: isClosed = true
    case .becomeClient: isClient = true
    case .startTLS:
      hasStartedTLS = true
      if beginsTLS { handle(.tlsEstablished) }
    case .authenticate(let step): authenticate(step)
    case .decide(let recipient, _):
      let isKnown = recipient.path.address?.localPart != Array("nobody".utf8)
      handle(.recipient(isKnown ? .accept : .refuse(Reply(550, EnhancedCode(5, 1, 1), "No such mailbox"))))
    case .beginMessage(let envelope, _): open = Stored(envelope: envelope, octets: [])
    case .messageOctets(let octets): open?.octets += octets
    case .endMessage: store()
    case .discardMessage:
      open = nil
      discarded += 1
    case .verify(let text), .expand(let text): handle(.answer(Reply(250, EnhancedCode(2, 1, 5), text)))
    case .startQueue(let name):
      handle(.answer(Reply(250, EnhancedCode(2, 0, 0), "Queue started: \(name)")))
    case .turn(let domains):
      let hasMail = domains.allSatisfy { $0.description != "empty.example" }
      handle(.answer(hasMail ? Reply(250, nil, "OK now reversing") : Reply(453, nil, "You have no mail")))
    }
  }

  private mutating func authenticate(_ step: AuthenticationStep) {
    if case .cancelled = step { return }
    if case .begin = step { exchange = ServerExchange() }
    switch exchange.take(step) {
    case .challenge(let challenge): handle(.authentication(.challenge(challenge)))
    case .check(.password(let user, "secret", _)): handle(.authentication(.succeeded(identity: user)))
    case .check(.token(let user, "token")): handle(.authentication(.succeeded(identity: user ?? "token")))
    case .check, .malformed: handle(.authentication(.failed))
    }
  }

  private mutating func store() {
    guard let message = open else { return }
    open = nil
    stored.append(message)
    handle(.stored(storeOutcome ?? .all(Reply(250, EnhancedCode(2, 0, 0), "Stored"))))
  }
}

extension ServerConfiguration {
  /// A server of local.example with everything that can be offered.
  static func test(_ options: [String: String] = [:]) -> ServerConfiguration {
    var policy = RecipientPolicy(localDomains: [try? MailDomain(validating: "local.example")].compactMap { $0 })
    policy.asks = true
    var configuration = ServerConfiguration(name: "mx.local.example", recipients: policy)
    configuration.extensions.startTLS = options["tls"] != nil
    configuration.requiresTLS = options["tls"] == "required"
    configuration.extensions.authentication = options["auth"] != nil ? ServerExchange.mechanisms : []
    configuration.allowsAuthenticationWithoutTLS = options["auth"] == "plaintext"
    configuration.requiresAuthentication = options["requires"] != nil
    configuration.extensions.requireTLS = options["tls"] != nil
    configuration.extensions.etrn = options["queue"] != nil
    configuration.extensions.atrn = options["queue"] != nil
    configuration.transfer = options["lmtp"] != nil ? .lmtp : .smtp
    if let size = options["size"].flatMap({ Int($0) }) {
      configuration.transferLimits.messageOctets = size
      configuration.extensions.size = size
    }
    if let errors = options["errors"].flatMap({ Int($0) }) { configuration.sessionLimits.errors = errors }
    return configuration
  }
}
