internal import MIME
internal import Octets

// MARK: - Beginning

extension ServerSession {
  /// DATA: the message follows, with transparency.
  mutating func data() {
    guard let transaction, case .undecided = transaction.transfer else { return reply(Self.badSequence) }
    guard !transaction.envelope.recipients.isEmpty else { return reply(noRecipients) }
    // RFC 3030 §3: a binary message comes by BDAT only.
    guard transaction.envelope.parameters.body != .binary else { return reply(Self.badSequence) }
    begin(.data)
    reply(Reply(354, nil, "Send the message, and a dot on a line of its own"))
    state = .data(DotUnstuffer(bareLineEnds: configuration.bareLineEnds, limits: configuration.transferLimits))
  }

  /// Source: RFC 5321 §3.3, RFC 2033 §4.2.
  private var noRecipients: Reply {
    Reply(configuration.transfer == .lmtp ? 503 : 554, EnhancedCode(5, 5, 1), "No recipients")
  }

  /// BDAT: a chunk follows at once, whatever is answered (RFC 3030 §2).
  mutating func bdat(_ count: Int, isLast: Bool) {
    let limit = configuration.transferLimits.messageOctets
    // Not waiting for what would be dropped is the only way not to read it.
    guard count <= limit.multipliedReportingOverflow(by: 4).partialValue else { return end(Self.tooLarge) }
    let refusal = refusalOfChunk(count)
    if refusal == nil, case .undecided = transaction?.transfer { begin(.chunks(ChunkScan())) }
    if messageEnd == nil { messageEnd = now + configuration.times.message }
    state = .chunk(ChunkState(left: count, isLast: isLast, refusal: refusal))
  }

  private func refusalOfChunk(_ count: Int) -> Reply? {
    guard configuration.extensions.chunking else { return Reply(502, EnhancedCode(5, 5, 1), "Not offered") }
    guard let transaction else { return Self.badSequence }
    guard !transaction.envelope.recipients.isEmpty else { return noRecipients }
    let limit = configuration.transferLimits.messageOctets
    switch transaction.transfer {
    case .undecided: return count > limit ? Self.tooLarge : nil
    case .chunks(let chunks): return count > limit - chunks.count ? Self.tooLarge : nil
    case .data, .refused: return Self.badSequence
    }
  }

  private mutating func begin(_ transfer: Transaction.Transfer) {
    guard let envelope = transaction?.envelope else { return }
    transaction?.transfer = transfer
    counts.messages += 1
    messageEnd = now + configuration.times.message
    act(.beginMessage(envelope, facts))
  }
}

// MARK: - Octets

extension ServerSession {
  /// Whether a chunk has no more octets to come, so that it ends without any.
  var isChunkComplete: Bool {
    if case .chunk(let chunk) = state { chunk.left == 0 } else { false }
  }

  /// Takes octets of a message where the state is one that has them; returns how many.
  mutating func takeMessage(_ octets: Span<UInt8>) -> Int {
    switch state {
    case .data(let unstuffer): takeData(octets, unstuffer)
    case .chunk(let chunk): takeChunk(octets, chunk)
    case .idle, .commands, .exchange, .waiting, .over: 0
    }
  }

  private mutating func takeData(_ octets: Span<UInt8>, _ before: DotUnstuffer) -> Int {
    var unstuffer = before
    var message: [UInt8] = []
    let count = unstuffer.unstuff(octets, into: &message)
    state = .data(unstuffer)
    if !message.isEmpty { act(.messageOctets(message)) }
    if unstuffer.isAtEnd { endData(unstuffer.report) }
    return count
  }

  private mutating func endData(_ report: TransferReport) {
    let faults = report.faults
    guard !faults.isEmpty else { return store() }
    let count = endReplyCount
    discardMessage()
    state = .commands
    if !faults.isDisjoint(with: [.bareCR, .bareLF, .nul]) {
      // The sender and this server may not agree where the message ended: what follows is not read.
      let refusal = Reply(554, EnhancedCode(5, 6, 0), "Bare CR, bare LF or NUL in the message")
      for _ in 1..<count { reply(refusal) }
      end(refusal)
    } else if faults.contains(.tooLarge) {
      for _ in 0..<count { reply(Self.tooLarge) }
    } else {
      for _ in 0..<count { reply(Reply(554, EnhancedCode(5, 6, 0), "Line too long in the message")) }
    }
  }

  private mutating func takeChunk(_ octets: Span<UInt8>, _ before: ChunkState) -> Int {
    var chunk = before
    let count = min(chunk.left, octets.count)
    chunk.left -= count
    state = .chunk(chunk)
    let taken = octets.extracting(first: count)
    if chunk.refusal == nil, count > 0, case .chunks(var chunks) = transaction?.transfer {
      chunks.count += count
      chunks.scan.skipDots(taken)
      transaction?.transfer = .chunks(chunks)
      act(.messageOctets(Array(taken)))
    }
    if chunk.left == 0 { endChunk(chunk) }
    return count
  }

  private mutating func endChunk(_ chunk: ChunkState) {
    state = .commands
    if let refusal = chunk.refusal {
      refuseChunk(refusal, isLast: chunk.isLast)
    } else if !chunk.isLast {
      reply(Reply(250, EnhancedCode(2, 0, 0), "Chunk received"))
    } else if hasFaultsInChunks {
      let refusal = Reply(554, EnhancedCode(5, 6, 0), "Bare CR, bare LF, NUL or too long a line in the message")
      refuseChunk(refusal, isLast: true)
    } else {
      store()
    }
  }

  /// How many replies the end of a message has: in LMTP one for each recipient (RFC 2033 §4.2, §4.3).
  private var endReplyCount: Int {
    configuration.transfer == .lmtp ? max(1, transaction?.envelope.recipients.count ?? 0) : 1
  }

  private mutating func refuseChunk(_ refusal: Reply, isLast: Bool) {
    if case .chunks = transaction?.transfer { act(.discardMessage) }
    if transaction?.envelope.recipients.isEmpty == false { transaction?.transfer = .refused }
    for _ in 0..<(isLast ? endReplyCount : 1) { reply(refusal) }
  }

  /// Whether a message that is not binary holds what a message after DATA must not.
  private var hasFaultsInChunks: Bool {
    guard let transaction, case .chunks(let chunks) = transaction.transfer else { return false }
    guard configuration.bareLineEnds == .reject, transaction.envelope.parameters.body != .binary else { return false }
    let lineOctets = UInt64(configuration.transferLimits.lineOctets)
    return !chunks.scan.saw.isDisjoint(with: [.bareCR, .bareLF, .nul]) || chunks.scan.followsCR
      || max(chunks.scan.longestLine, chunks.scan.column) > lineOctets
  }
}

// MARK: - The end

extension ServerSession {
  private mutating func store() {
    state = .waiting(.store)
    act(.endMessage)
  }

  /// Takes what came of storing the message.
  mutating func take(_ outcome: StoreOutcome) {
    let count = transaction?.envelope.recipients.count ?? 0
    transaction = nil
    messageEnd = nil
    state = .commands
    let missing = Reply(451, EnhancedCode(4, 3, 0), "Not stored")
    switch (outcome, configuration.transfer) {
    case (.all(let answer), .smtp): reply(Self.final(answer))
    case (.all(let answer), .lmtp): for _ in 0..<count { reply(Self.final(answer)) }
    case (.each(let answers), .smtp): reply(Self.final(answers.first(where: \.isPositive) ?? answers.first ?? missing))
    case (.each(let answers), .lmtp):
      for index in 0..<count { reply(Self.final(index < answers.count ? answers[index] : missing)) }
    }
  }

  /// A reply that ends a message: 2xx, 4xx or 5xx.
  private static func final(_ reply: Reply) -> Reply {
    reply.isIntermediate ? Reply(451, EnhancedCode(4, 3, 0), reply.lines) : reply
  }
}
