internal import MIME
internal import Octets

extension ServerSession {
  /// MAIL: begins a message.
  mutating func mail(_ path: EnvelopePath, _ parameters: MailParameters) {
    guard facts.clientName != nil, transaction == nil else { return reply(Self.badSequence) }
    guard isOffered(parameters) else { return reply(CommandError.unknownParameter.reply) }
    if let size = parameters.size, size > configuration.transferLimits.messageOctets {
      return reply(Self.tooLarge)
    }
    guard counts.messages < configuration.sessionLimits.messages else {
      return end(Reply(421, EnhancedCode(4, 7, 0), "Too many messages"))
    }
    transaction = Transaction(envelope: Envelope(from: path, parameters: parameters))
    reply(Reply(250, EnhancedCode(2, 1, 0), "Sender OK"))
  }

  static var tooLarge: Reply { Reply(552, EnhancedCode(5, 3, 4), "Message too large") }

  /// Whether the extensions of all parameters are offered.
  private func isOffered(_ parameters: MailParameters) -> Bool {
    guard parameters != MailParameters() else { return true }
    let offered = offered
    return facts.isExtended && (parameters.size == nil || offered.size != nil)
      && (parameters.body == nil || offered.eightBitMIME) && (parameters.body != .binary || offered.binaryMIME)
      && (!parameters.usesUTF8 || offered.smtpUTF8) && (!parameters.requiresTLS || offered.requireTLS)
      && ((parameters.returns == nil && parameters.envelopeID == nil) || offered.dsn)
      && (parameters.priority == nil || offered.priority)
      && (parameters.submitter == nil || !configuration.extensions.authentication.isEmpty)
  }

  /// RCPT: adds a recipient.
  mutating func rcpt(_ recipient: Envelope.Recipient) {
    guard let transaction, case .undecided = transaction.transfer, let address = recipient.path.address else {
      return reply(Self.badSequence)
    }
    if recipient.parameters != RecipientParameters(), !(facts.isExtended && offered.dsn) {
      return reply(CommandError.unknownParameter.reply)
    }
    if address.needsUTF8, !transaction.envelope.parameters.usesUTF8 { return reply(CommandError.needsUTF8.reply) }
    guard transaction.envelope.recipients.count < configuration.sessionLimits.recipients else {
      return reply(Reply(452, EnhancedCode(4, 5, 3), "Too many recipients"))
    }
    let decision = configuration.recipients.decision(for: address, isAuthenticated: facts.identity != nil)
    guard decision == .accept, configuration.recipients.asks else { return take(decision, on: recipient) }
    state = .waiting(.recipient(recipient))
    act(.decide(recipient, transaction.envelope))
  }

  /// Takes what was decided on a recipient.
  mutating func take(_ decision: RecipientDecision, on recipient: Envelope.Recipient) {
    state = .commands
    switch decision {
    case .accept:
      transaction?.envelope.recipients.append(recipient)
      reply(Reply(250, EnhancedCode(2, 1, 5), "Recipient OK"))
    case .refuse(let refusal):
      // Nothing but a refusal may be said here: whoever gets 2xx or 3xx relies on it.
      reply(refusal.code >= 400 ? refusal : Reply(550, EnhancedCode(5, 1, 1), refusal.lines))
    }
  }

  /// Forgets the message that is being sent.
  mutating func discardMessage() {
    switch transaction?.transfer {
    case .data, .chunks: act(.discardMessage)
    case .refused, nil: break
    case .undecided: break
    }
    transaction = nil
    messageEnd = nil
  }
}
