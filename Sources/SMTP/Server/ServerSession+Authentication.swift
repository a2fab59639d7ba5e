internal import Octets

extension ServerSession {
  // auth-command = "AUTH" SP sasl-mech [SP initial-response]
  /// Begins an exchange (RFC 4954 §4).
  mutating func auth(_ mechanism: String, _ response: [UInt8]?) {
    guard !configuration.extensions.authentication.isEmpty else {
      return reply(Reply(502, EnhancedCode(5, 5, 1), "Not offered"))
    }
    guard facts.isExtended, facts.identity == nil, transaction == nil else { return reply(Self.badSequence) }
    guard facts.isTLS || configuration.allowsAuthenticationWithoutTLS else {
      return reply(Reply(538, EnhancedCode(5, 7, 11), "STARTTLS first"))
    }
    guard configuration.extensions.authentication.contains(mechanism) else {
      return reply(Reply(504, EnhancedCode(5, 5, 4), "No such mechanism"))
    }
    state = .waiting(.authentication)
    act(.authenticate(.begin(mechanism, response)))
  }

  /// Takes the line that answers a challenge; false where it isn't complete.
  mutating func takeExchangeLine() -> Bool {
    let limits = configuration.commandLimits
    switch reader.next(atMost: limits.exchangeOctets, limits: limits) {
    case .incomplete: return false
    case .hopeless: end(Reply(421, EnhancedCode(4, 7, 0), "Line too long"))
    case .tooLong: cancelExchange(Reply(500, EnhancedCode(5, 5, 6), "Response too long"))
    case .line(let line):
      if line == [ASCII.asterisk] {
        cancelExchange(Reply(501, EnhancedCode(5, 7, 0), "Authentication cancelled"))
      } else if let response = ExchangeLine.decode(line.span) {
        state = .waiting(.authentication)
        act(.authenticate(.response(response)))
      } else {
        cancelExchange(Reply(501, EnhancedCode(5, 5, 2), "Not base64"))
      }
    }
    return true
  }

  private mutating func cancelExchange(_ reply: Reply) {
    state = .commands
    act(.authenticate(.cancelled))
    self.reply(reply)
  }

  /// Takes what came of a step.
  mutating func takeOutcome(_ outcome: AuthenticationOutcome) {
    switch outcome {
    case .challenge(let challenge):
      state = .exchange
      send(Array("334 ".utf8) + ExchangeLine.encode(challenge.span) + [ASCII.cr, ASCII.lf])
    case .succeeded(let identity):
      facts.identity = identity
      state = .commands
      reply(Reply(235, EnhancedCode(2, 7, 0), "Authenticated"))
    case .failed:
      state = .commands
      counts.failedAuthentications += 1
      reply(Reply(535, EnhancedCode(5, 7, 8), "Credentials not valid"))
      if counts.failedAuthentications >= configuration.sessionLimits.authentications {
        end(Reply(421, EnhancedCode(4, 7, 0), "Too many attempts"))
      }
    case .unavailable:
      state = .commands
      reply(Reply(454, EnhancedCode(4, 7, 0), "Try again later"))
    }
  }
}
