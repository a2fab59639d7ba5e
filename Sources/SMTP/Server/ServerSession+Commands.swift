extension ServerSession {
  /// Does what a command asks for.
  mutating func perform(_ command: Command) {
    if configuration.requiresTLS, !facts.isTLS, !Self.isAllowedWithoutTLS(command) {
      return reply(Reply(530, EnhancedCode(5, 7, 0), "STARTTLS first"))
    }
    if configuration.requiresAuthentication, facts.identity == nil, Self.needsAuthentication(command) {
      return reply(Reply(530, EnhancedCode(5, 7, 0), "Authentication required"))  // RFC 4954 §6
    }
    switch command {
    case .helo(let name): helo(name)
    case .ehlo(let name): ehlo(name, .smtp)
    case .lhlo(let name): ehlo(name, .lmtp)
    case .mail(let path, let parameters): mail(path, parameters)
    case .rcpt(let path, let parameters): rcpt(Envelope.Recipient(path, parameters: parameters))
    case .data: data()
    case .bdat(let count, let isLast): bdat(count, isLast: isLast)
    case .rset:
      discardMessage()
      reply(Reply(250, EnhancedCode(2, 0, 0), "OK"))
    case .noop: reply(Reply(250, EnhancedCode(2, 0, 0), "OK"))
    case .quit: end(Reply(221, EnhancedCode(2, 0, 0), "\(configuration.name) closes"))
    case .vrfy(let text): verify(.verify(text), Reply(252, EnhancedCode(2, 5, 0), "Send to it and see"))
    case .expn(let text): verify(.expand(text), Reply(502, EnhancedCode(5, 5, 1), "EXPN is not answered"))
    case .help: reply(Reply(214, EnhancedCode(2, 0, 0), "See RFC 5321"))
    case .startTLS: startTLS()
    case .auth(let mechanism, let response): auth(mechanism, response)
    case .etrn(let name): etrn(name)
    case .atrn(let domains): atrn(domains)
    }
  }

  private static func isAllowedWithoutTLS(_ command: Command) -> Bool {
    switch command {
    case .helo, .ehlo, .lhlo, .startTLS, .noop, .quit, .rset, .help: true
    default: false
    }
  }

  /// Whether a command does something that only the authenticated may do where they alone are served.
  private static func needsAuthentication(_ command: Command) -> Bool {
    switch command {
    case .mail, .vrfy, .expn, .etrn, .atrn: true
    default: false
    }
  }

  static var badSequence: Reply { Reply(503, EnhancedCode(5, 5, 1), "Not now") }
  private static var notOffered: Reply { Reply(502, EnhancedCode(5, 5, 1), "Not offered") }

  // MARK: - Who is there

  private mutating func helo(_ name: String) {
    guard configuration.transfer == .smtp else { return reply(CommandError.unrecognized.reply) }
    discardMessage()
    facts.clientName = name
    facts.isExtended = false
    reply(Reply(250, nil, configuration.name))
  }

  private mutating func ehlo(_ name: String, _ transfer: ServerConfiguration.Transfer) {
    guard configuration.transfer == transfer else { return reply(CommandError.unrecognized.reply) }
    discardMessage()
    facts.clientName = name
    facts.isExtended = true
    reply(Reply(250, nil, [configuration.name] + offered.lines))
  }

  /// The extensions that are offered at this point.
  var offered: ServerExtensions {
    var offered = configuration.extensions
    offered.startTLS = offered.startTLS && !facts.isTLS
    offered.requireTLS = offered.requireTLS && facts.isTLS
    if !facts.isTLS, !configuration.allowsAuthenticationWithoutTLS { offered.authentication = [] }
    if facts.identity != nil { offered.authentication = [] }
    return offered
  }

  // MARK: - TLS

  private mutating func startTLS() {
    guard configuration.extensions.startTLS else { return reply(Self.notOffered) }
    guard !facts.isTLS else { return reply(Self.badSequence) }
    reply(Reply(220, EnhancedCode(2, 0, 0), "Go ahead"))
    // RFC 3207 §4.2: nothing that came without TLS counts any more.
    discardMessage()
    reader.removeAll()
    state = .waiting(.tls)
    act(.startTLS)
  }

  mutating func beginTLS() {
    facts = SessionFacts(transfer: configuration.transfer)
    facts.isTLS = true
    reader.removeAll()
    state = .commands
  }

  // MARK: - Questions for others

  private mutating func verify(_ action: ServerAction, _ refusal: Reply) {
    guard configuration.answersVerification else { return reply(refusal) }
    state = .waiting(.answer)
    act(action)
  }

  private mutating func etrn(_ name: QueueName) {
    guard configuration.extensions.etrn else { return reply(Self.notOffered) }
    guard facts.isExtended, transaction == nil else { return reply(Self.badSequence) }
    state = .waiting(.answer)
    act(.startQueue(name))
  }

  private mutating func atrn(_ domains: [MailDomain]) {
    guard configuration.extensions.atrn else { return reply(Self.notOffered) }
    guard facts.identity != nil else {
      return reply(Reply(530, EnhancedCode(5, 7, 0), "Authentication required"))
    }
    guard facts.isExtended, transaction == nil else { return reply(Self.badSequence) }
    state = .waiting(.turn)
    act(.turn(domains))
  }

  /// With a positive answer to ATRN, the client turns into a server, which greets.
  mutating func takeTurn(_ answer: Reply) {
    state = .commands
    reply(answer)
    guard answer.isPositive else { return }
    reader.removeAll()
    state = .over
    act(.becomeClient)
  }
}
