internal import MIME

extension ClientSession {
  /// Begins to send a message, or says why the server can't take it.
  mutating func submit(_ submission: Submission) {
    let count = submission.envelope.recipients.count
    func refuse(_ reason: RecipientOutcome.Reason) -> ClientAction {
      .finished(SubmissionResult(outcomes: Array(repeating: .notTried(reason), count: count)))
    }
    guard var traits = routed(submission) else {
      return act(refuse(.lacksExtension(Self.lacking(submission.traits, on: Route(extensions)))))
    }
    if let limit = extensions.size, limit > 0, let size = traits.size, size > limit {
      return act(refuse(.tooLarge(limit: limit)))
    }
    // RFC 8689 §5: a notification goes on its way even where the next server doesn't know REQUIRETLS.
    let isNotification = submission.envelope.reversePath.address == nil
    if submission.envelope.parameters.requiresTLS, !isNotification, !takesRequireTLS {
      return act(refuse(.lacksExtension("REQUIRETLS")))
    }
    var places: [Int] = []
    guard let envelope = routed(submission.envelope, &places), count > 0 else {
      return act(refuse(.lacksExtension("SMTPUTF8")))
    }
    if traits.size == nil { traits.size = submission.envelope.parameters.size }
    begin(envelope, traits, places, count)
    if let notifications = droppedNotifications(submission.envelope), case .sending(var sending) = state {
      sending.result.droppedNotifications = notifications
      state = .sending(sending)
    }
  }

  private var takesRequireTLS: Bool { extensions.requireTLS && isTLS }

  private func droppedNotifications(_ envelope: Envelope) -> Bool? {
    guard !extensions.dsn else { return nil }
    let parameters = envelope.parameters
    let asks = parameters.returns != nil || parameters.envelopeID != nil
    return asks || envelope.recipients.contains { $0.parameters != RecipientParameters() }
  }

  /// What the message is like on the way to this server; nil where it can't go there.
  private func routed(_ submission: Submission) -> MessageTraits? {
    let route = Route(extensions)
    if route.takes(submission.traits) { return submission.traits }
    let downgrading = submission.downgrading ?? configuration.downgrading
    guard let downgraded = downgrading?.downgraded(submission.traits, to: route), route.takes(downgraded) else {
      return nil
    }
    return downgraded
  }

  private static func lacking(_ traits: MessageTraits, on route: Route) -> String {
    if traits.hasUTF8Headers, !route.takesUTF8Headers { return "SMTPUTF8" }
    return traits.body == .binary ? "BINARYMIME" : "8BITMIME"
  }

  /// The envelope as this server takes it, without recipients that it can't; nil where it can't take the sender, or none
  /// is left.
  private func routed(_ envelope: Envelope, _ places: inout [Int]) -> Envelope? {
    guard let sender = routed(envelope.reversePath) else { return nil }
    var parameters = envelope.parameters
    if !extensions.dsn {
      parameters.returns = nil
      parameters.envelopeID = nil
    }
    parameters.requiresTLS = parameters.requiresTLS && takesRequireTLS
    if !extensions.priority { parameters.priority = nil }
    if extensions.authentication.isEmpty { parameters.submitter = nil }
    var recipients: [Envelope.Recipient] = []
    for (place, recipient) in envelope.recipients.enumerated() {
      guard let path = routed(recipient.path) else { continue }
      places.append(place)
      recipients.append(
        Envelope.Recipient(path, parameters: extensions.dsn ? recipient.parameters : RecipientParameters()))
    }
    return recipients.isEmpty ? nil : Envelope(from: sender, parameters: parameters, to: recipients)
  }

  /// A path as this server takes it: U-labels become A-labels where it lacks SMTPUTF8 (RFC 6531 §3.2); nil where it can't.
  private func routed(_ path: EnvelopePath) -> EnvelopePath? {
    guard let address = path.address, address.needsUTF8, !extensions.smtpUTF8 else { return path }
    guard !address.localPart.contains(where: { $0 > 127 }), let domain = address.domain?.asciiForm,
      let ascii = try? EnvelopeAddress(localPart: address.localPart, domain: domain)
    else { return nil }
    return EnvelopePath(ascii)
  }

  private mutating func begin(_ envelope: Envelope, _ traits: MessageTraits, _ places: [Int], _ count: Int) {
    let mayUseChunks = configuration.prefersChunking && configuration.bareLineEnds != .normalize
    let usesChunks = traits.body == .binary || (extensions.chunking && mayUseChunks)
    var sending = Sending(
      envelope: envelope, traits: traits, usesChunks: usesChunks,
      outcomes: Array(repeating: nil, count: envelope.recipients.count), places: places)
    sending.result.outcomes = Array(repeating: .notTried(.lacksExtension("SMTPUTF8")), count: count)
    sending.expected = [.mail]
    send(.mail(envelope.reversePath, parameters(envelope, traits)))
    if extensions.pipelining {
      while sending.nextRecipient < envelope.recipients.count { sendRecipient(&sending) }
      if !usesChunks { sendData(&sending) }
    }
    state = .sending(sending)
  }

  private func parameters(_ envelope: Envelope, _ traits: MessageTraits) -> MailParameters {
    var parameters = envelope.parameters
    parameters.size = extensions.size == nil ? nil : traits.size
    parameters.usesUTF8 = extensions.smtpUTF8 && (traits.hasUTF8Headers || envelope.needsUTF8)
    parameters.body = traits.body == .sevenBit ? nil : traits.body
    return parameters
  }

  mutating func sendRecipient(_ sending: inout Sending) {
    let recipient = sending.envelope.recipients[sending.nextRecipient]
    sending.expected.append(.recipient(sending.nextRecipient))
    send(.rcpt(recipient.path, recipient.parameters))
    sending.nextRecipient += 1
  }

  mutating func sendData(_ sending: inout Sending) {
    sending.expected.append(.data)
    send(.data)
  }
}
