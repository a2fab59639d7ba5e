internal import MIME
internal import Octets

// MARK: - Replies

extension ClientSession {
  mutating func take(_ reply: Reply, in before: Sending) {
    var sending = before
    guard !sending.expected.isEmpty else { return takeEarly(reply, sending) }
    switch sending.expected.removeFirst() {
    case .mail: if !reply.isPositive { sending.refuseAll(reply) }
    case .recipient(let index): sending.take(reply, for: index)
    case .data: takeData(reply, &sending)
    case .chunk: takeChunk(reply, &sending)
    case .end(let index): takeEnd(reply, for: index, &sending)
    case .emptyEnd: break
    case .rset:
      state = .ready
      return act(.finished(sending.finalResult))
    }
    goOn(&sending)
  }

  /// A reply while the message is sent, which none is due to: the server has given up.
  private mutating func takeEarly(_ reply: Reply, _ sending: Sending) {
    guard reply.code >= 400 else { return fail(.malformedReply) }
    finish(sending, endedBy: reply)
    state = .over
    act(.stopMessage)
    act(.failed(.disconnected(reply)))
    act(.close)
  }

  private mutating func takeData(_ reply: Reply, _ sending: inout Sending) {
    guard reply.code == 354 else { return sending.refuseRest(reply) }
    guard !sending.accepted.isEmpty else {
      // RFC 2920 §3.1: DATA was sent ahead, and no recipient is left; an empty message ends it.
      send([ASCII.dot, ASCII.cr, ASCII.lf])
      sending.expected.append(.emptyEnd)
      return sending.stage = .abandoned
    }
    sending.stage = .data(DotStuffer(bareLineEnds: configuration.bareLineEnds))
    act(.provideMessage(sending.traits))
  }

  private mutating func takeChunk(_ reply: Reply, _ sending: inout Sending) {
    if case .abandoned = sending.stage { return }
    if reply.isPositive { return sendChunks(&sending) }
    if case .chunks = sending.stage { act(.stopMessage) }
    sending.refuseRest(reply)
    sending.stage = .abandoned
  }

  /// Takes the reply after the message's end, for one recipient or for all.
  private func takeEnd(_ reply: Reply, for index: Int?, _ sending: inout Sending) {
    for recipient in index.map({ [$0] }) ?? Array(sending.accepted) where sending.outcomes[recipient] == nil {
      sending.outcomes[recipient] = reply.isPositive ? .accepted(reply) : .refused(reply)
    }
    // RFC 3030 §2: where a chunk failed, only RSET makes the server ready for another message.
    if sending.usesChunks, index == nil, !reply.isPositive { sending.stage = .abandoned }
  }

  /// The replies that come after the message's end: in LMTP one for each recipient (RFC 2033 §4.2, §4.3).
  private func repliesToEnd(_ sending: Sending) -> [Sending.Expectation] {
    configuration.transfer == .lmtp ? sending.accepted.sorted().map { .end($0) } : [.end(nil)]
  }

  /// Does what the replies so far ask for.
  private mutating func goOn(_ sending: inout Sending) {
    guard sending.expected.isEmpty else { return state = .sending(sending) }
    switch sending.stage {
    case .envelope: goOnWithEnvelope(&sending)
    case .data, .chunks: state = .sending(sending)
    case .sent where sending.isSettled:
      state = .ready
      act(.finished(sending.finalResult))
    case .sent, .abandoned: reset(&sending)
    }
  }

  private mutating func goOnWithEnvelope(_ sending: inout Sending) {
    if sending.isSettled { return reset(&sending) }
    if sending.nextRecipient < sending.envelope.recipients.count {
      sendRecipient(&sending)
    } else if sending.usesChunks {
      sending.stage = .chunks([], isEnded: false)
      act(.provideMessage(sending.traits))
    } else {
      sendData(&sending)
    }
    state = .sending(sending)
  }

  /// Ends a message that the server doesn't take, so that another can follow.
  private mutating func reset(_ sending: inout Sending) {
    sending.stage = .abandoned
    sending.expected = [.rset]
    send(.rset)
    state = .sending(sending)
  }
}

// MARK: - Octets

extension ClientSession {
  mutating func takeMessage(_ octets: Span<UInt8>) {
    guard case .sending(var sending) = state else { return }
    switch sending.stage {
    case .data(var stuffer):
      var wire: [UInt8] = []
      let isSound = Self.isSound { () throws(SMTPError) in try stuffer.stuff(octets, into: &wire) }
      guard isSound else { return breakOff() }
      sending.stage = .data(stuffer)
      state = .sending(sending)
      send(wire)
    case .chunks(var waiting, false):
      guard isSound(octets, &sending) else { return breakOff() }
      state = .ready  // so that the octets that wait have one owner while more are added
      sending.stage = .abandoned
      waiting.append(octets)
      sending.stage = .chunks(waiting, isEnded: false)
      sendChunks(&sending)
      state = .sending(sending)
    case .envelope, .chunks, .sent, .abandoned: break
    }
  }

  mutating func endMessage() {
    guard case .sending(var sending) = state else { return }
    switch sending.stage {
    case .data(var stuffer):
      var wire: [UInt8] = []
      let isSound = Self.isSound { () throws(SMTPError) in try stuffer.finish(into: &wire) }
      guard isSound else { return breakOff() }
      send(wire)
      sending.stage = .sent
      sending.expected += repliesToEnd(sending)
    case .chunks(let waiting, false):
      guard !sending.scan.followsCR || configuration.bareLineEnds == .pass || sending.traits.body == .binary else {
        return breakOff()
      }
      sending.stage = .chunks(waiting, isEnded: true)
      sendChunks(&sending)
    case .envelope, .chunks, .sent, .abandoned: return
    }
    state = .sending(sending)
  }

  /// Whether octets for chunks are what a message may hold: in one that isn't binary, no bare line ends.
  private func isSound(_ octets: Span<UInt8>, _ sending: inout Sending) -> Bool {
    guard configuration.bareLineEnds != .pass, sending.traits.body != .binary else { return true }
    sending.scan.skipDots(octets)
    return sending.scan.saw.isDisjoint(with: [.bareCR, .bareLF, .nul])
  }

  /// Sends the chunks that are full, and what is left at the end; without pipelining one at a time.
  private mutating func sendChunks(_ sending: inout Sending) {
    guard case .chunks(var waiting, let isEnded) = sending.stage else { return }
    sending.stage = .abandoned  // so that the octets that wait have one owner
    var start = 0
    var isSent = false
    while !isSent, extensions.pipelining || sending.expected.isEmpty {
      let left = waiting.count - start
      // One chunk is held back, since it may turn out to be the last.
      guard isEnded || left > configuration.chunkOctets else { break }
      let count = min(left, max(1, configuration.chunkOctets))
      isSent = isEnded && count == left
      send(.bdat(count, isLast: isSent))
      send(Array(waiting[start..<(start + count)]))
      sending.expected += isSent ? repliesToEnd(sending) : [.chunk]
      start += count
    }
    waiting.removeFirst(start)
    sending.stage = isSent ? .sent : .chunks(waiting, isEnded: isEnded)
  }

  /// Gives up in the middle of a message: anything but closing would let the server take a part for the whole.
  mutating func breakOff() {
    guard case .sending(var sending) = state else { return }
    for index in sending.accepted where sending.outcomes[index] == nil {
      sending.outcomes[index] = .notTried(.badMessage)
    }
    state = .sending(sending)
    fail(.messageBrokeOff)
  }

  /// Says what became of a message when the session ends.
  mutating func finish(_ before: Sending, endedBy reply: Reply?) {
    var sending = before
    for index in sending.outcomes.indices where sending.outcomes[index] == nil {
      if let reply {
        sending.outcomes[index] = .refused(reply)
      } else if case .sent = sending.stage, sending.accepted.contains(index) {
        sending.outcomes[index] = .unknown
      } else {
        sending.outcomes[index] = .notTried(.sessionEnded)
      }
    }
    act(.finished(sending.finalResult))
  }

  private static func isSound(_ work: () throws(SMTPError) -> Void) -> Bool {
    do throws(SMTPError) {
      try work()
      return true
    } catch {
      return false
    }
  }
}

extension Sending {
  /// Whether nothing more can become of any recipient.
  fileprivate var isSettled: Bool { !outcomes.contains { $0 == nil } }

  fileprivate var finalResult: SubmissionResult {
    var result = result
    for (index, place) in places.enumerated() {
      result.outcomes[place] = outcomes[index] ?? .notTried(.sessionEnded)
    }
    return result
  }

  /// The sender was refused: so is the message, for all.
  fileprivate mutating func refuseAll(_ reply: Reply) {
    for index in outcomes.indices { outcomes[index] = .refused(reply) }
    accepted = []
  }

  /// The message was refused for those that are left.
  fileprivate mutating func refuseRest(_ reply: Reply) {
    for index in outcomes.indices where outcomes[index] == nil { outcomes[index] = .refused(reply) }
    accepted = []
  }

  fileprivate mutating func take(_ reply: Reply, for index: Int) {
    guard outcomes[index] == nil else { return }
    if reply.isPositive { accepted.insert(index) } else { outcomes[index] = .refused(reply) }
  }
}
