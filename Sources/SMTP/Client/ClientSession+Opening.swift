internal import Octets

extension ClientSession {
  mutating func takeGreeting(_ reply: Reply) {
    guard reply.isPositive else { return fail(.refused(reply)) }
    hello()
  }

  /// Says who the client is. What the server offered before doesn't count any more.
  mutating func hello() {
    extensions = ServerExtensions()
    send(configuration.transfer == .smtp ? .ehlo(configuration.name) : .lhlo(configuration.name))
    state = .hello(isFallback: false)
  }

  mutating func takeHello(_ reply: Reply, isFallback: Bool) {
    if reply.isPositive {
      if !isFallback { extensions = ServerExtensions(reply: reply) }
      return secure()
    }
    // RFC 5321 §3.2: a server that knows no EHLO may know HELO.
    guard reply.isPermanent, !isFallback, configuration.transfer == .smtp else { return fail(.refused(reply)) }
    send(.helo(configuration.name))
    state = .hello(isFallback: true)
  }

  private mutating func secure() {
    guard !isTLS, configuration.tls != .never else { return authenticate() }
    guard extensions.startTLS else {
      return configuration.tls == .required ? fail(.lacksTLS) : authenticate()
    }
    send(.startTLS)
    state = .startTLS
  }

  mutating func takeStartTLS(_ reply: Reply) {
    guard reply.isPositive else { return configuration.tls == .required ? fail(.lacksTLS) : authenticate() }
    guard reader.isBetweenReplies else { return fail(.injectedOctets) }
    state = .tls
    act(.startTLS)
  }

  private mutating func authenticate() {
    guard !configuration.mechanisms.isEmpty, !isAuthenticated else { return becomeReady() }
    guard isTLS || configuration.allowsAuthenticationWithoutTLS else { return fail(.authenticationNeedsTLS) }
    guard var mechanism = configuration.mechanisms.first(where: { extensions.authentication.contains($0.name) }) else {
      return fail(.lacksMechanism)
    }
    let initial = mechanism.initialResponse()
    let command = Command.auth(mechanism.name, initial)
    // RFC 4954 §4: a response that makes the line too long goes by itself.
    let isTooLong = command.octets.count > 512
    send(isTooLong ? .auth(mechanism.name, nil) : command)
    state = .authentication(AuthenticationState(mechanism: mechanism, initial: isTooLong ? initial : nil))
  }

  mutating func take(_ reply: Reply, in exchange: AuthenticationState) {
    switch reply.code {
    case 235:
      guard exchange.mechanism.isServerProven else { return fail(.serverNotProven) }
      isAuthenticated = true
      becomeReady()
    case 334: respond(to: reply, in: exchange)
    case 400...: fail(.notAuthenticated(reply))
    default: fail(.malformedReply)
    }
  }

  private mutating func respond(to reply: Reply, in before: AuthenticationState) {
    var exchange = before
    let line = Array((reply.lines.last ?? "").utf8)
    guard reply.lines.count == 1, let challenge = ExchangeLine.decode(line.span) else { return cancelExchange() }
    if let initial = exchange.initial {
      exchange.initial = nil
      state = .authentication(exchange)
      return send(ExchangeLine.encode(initial.span) + [ASCII.cr, ASCII.lf])
    }
    do throws(SMTPError) {
      let response = try exchange.mechanism.respond(to: challenge)
      state = .authentication(exchange)
      send(ExchangeLine.encode(response.span) + [ASCII.cr, ASCII.lf])
    } catch {
      cancelExchange()
    }
  }

  /// Gives up what the server doesn't do right. Source: RFC 4954 §4.
  private mutating func cancelExchange() {
    send([ASCII.asterisk, ASCII.cr, ASCII.lf])
    fail(.serverNotProven)
  }

  private mutating func becomeReady() {
    state = .ready
    act(.ready(extensions))
  }
}
