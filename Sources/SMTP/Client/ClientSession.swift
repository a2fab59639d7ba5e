internal import MIME
internal import Octets

/// The client's side of an SMTP or LMTP session: events and octets go in, actions come out. Any split of the octets gives
/// the same actions but for how octets to send are grouped.
///
/// The session does no input or output and has no clock; see ``ServerSession`` for how time is told.
///
/// ```swift
/// var session = ClientSession(configuration)
/// perform(session.handle(.connected(isTLS: false), at: now))
/// while let octets = read() { perform(session.receive(octets, at: now)) }
/// ```
///
/// Source: RFC 5321, and the extensions that ``ServerExtensions`` names.
public struct ClientSession: Sendable {
  enum State {
    /// There is no connection yet.
    case idle
    /// The greeting is awaited.
    case greeting
    /// The reply to EHLO or LHLO, or to HELO after a refused EHLO.
    case hello(isFallback: Bool)
    /// The reply to STARTTLS.
    case startTLS
    /// TLS, from the driver.
    case tls
    /// A reply in an AUTH exchange.
    case authentication(AuthenticationState)
    /// A submission, from the driver.
    case ready
    /// A message is being sent.
    case sending(Sending)
    /// The reply to ETRN, or to ATRN.
    case queue(isTurn: Bool)
    /// The reply to QUIT.
    case quitting
    /// The connection is closed, or the roles have reversed.
    case over
  }

  struct AuthenticationState {
    var mechanism: any ClientMechanism
    /// The initial response, where it was too long for the line of AUTH.
    var initial: [UInt8]?
  }

  let configuration: ClientConfiguration
  var state = State.idle
  var reader: ReplyReader
  /// What the server offers; empty before it did.
  public internal(set) var extensions = ServerExtensions()
  /// Whether TLS is in use.
  public internal(set) var isTLS = false
  /// Whether the client has authenticated itself.
  public internal(set) var isAuthenticated = false
  private var outgoing: [UInt8] = []
  /// Whether the driver was asked for a submission or a message: replies that came with the last one wait until it did.
  private var isDriversTurn = false
  var actions: [ClientAction] = []
  /// When the driver is to report ``ClientEvent/timedOut``; nil while there is nothing to wait for.
  public private(set) var deadline: Duration?

  /// Creates a session that waits for ``ClientEvent/connected(isTLS:)``.
  public init(_ configuration: ClientConfiguration) {
    self.configuration = configuration
    self.reader = ReplyReader(limits: configuration.replyLimits)
  }

  /// Whether the session is over.
  public var isOver: Bool {
    if case .over = state { true } else { false }
  }

  /// Whether a message may be submitted.
  public var isReady: Bool {
    if case .ready = state { true } else { false }
  }

  /// Whether octets of the message are of use now. False while the server has not yet taken the chunk before, or where no
  /// message is asked for.
  public var wantsMessage: Bool {
    guard case .sending(let sending) = state else { return false }
    switch sending.stage {
    case .data: return true
    case .chunks(let waiting, let isEnded): return !isEnded && waiting.count <= configuration.chunkOctets
    case .envelope, .sent, .abandoned: return false
    }
  }

  /// Takes octets from the server.
  ///
  /// - Returns: What to do.
  public mutating func receive(_ octets: Span<UInt8>, at now: Duration) -> [ClientAction] {
    switch state {
    case .idle, .over: return []
    case .tls where octets.count > 0: fail(.injectedOctets)
    default: break
    }
    reader.append(octets)
    isDriversTurn = false
    let progress = takeReplies()
    return finish(at: now, progress: progress)
  }

  /// Takes the replies that are complete, until the driver has to do something; says whether there was one.
  private mutating func takeReplies() -> Bool {
    var progress = false
    while !isOver, !isDriversTurn, let result = nextReply() {
      progress = true
      switch result {
      case .reply(let reply): take(reply)
      case .malformed, .incomplete: fail(.malformedReply)
      }
    }
    return progress
  }

  /// Takes an event.
  ///
  /// - Returns: What to do. An event that nobody waits for changes nothing.
  public mutating func handle(_ event: ClientEvent, at now: Duration) -> [ClientAction] {
    isDriversTurn = false
    take(event)
    _ = takeReplies()
    return finish(at: now, progress: true)
  }

  /// Takes the next octets of the message, after ``ClientAction/provideMessage(_:)``.
  ///
  /// - Returns: What to do.
  public mutating func provide(_ octets: Span<UInt8>, at now: Duration) -> [ClientAction] {
    takeMessage(octets)
    return finish(at: now, progress: true)
  }

  /// Takes a whole message and its end, after ``ClientAction/provideMessage(_:)``.
  ///
  /// The actions hold all of its octets: what may be large is better handed over piece by piece, by ``provide(_:at:)``.
  ///
  /// - Returns: What to do. Where the message can't be rewritten it breaks off, as after ``ClientEvent/messageFailed``.
  public mutating func provide(
    _ message: OutgoingMessage, as traits: MessageTraits, at now: Duration
  ) -> [ClientAction] {
    do throws(CompositionError) {
      try message.write(as: traits) { run in
        takeMessage(run)
        return !isOver
      }
    } catch {
      return handle(.messageFailed, at: now)
    }
    return handle(.messageEnd, at: now)
  }

  private mutating func nextReply() -> ReplyReader.Result? {
    if case .tls = state { return nil }
    let result = reader.next()
    return result == .incomplete ? nil : result
  }

  private mutating func take(_ event: ClientEvent) {
    switch (event, state) {
    case (_, .over): break
    case (.connected(let isTLS), .idle):
      self.isTLS = isTLS
      state = .greeting
    case (.tlsEstablished, .tls):
      isTLS = true
      reader.removeAll()
      hello()
    case (.tlsFailed, .tls): fail(.tlsFailed)
    case (.submit(let submission), .ready): submit(submission)
    case (.messageEnd, .sending): endMessage()
    case (.messageFailed, .sending): breakOff()
    case (.startQueue(let name), .ready): ask(.etrn(name), isTurn: false)
    case (.turn(let domains), .ready): ask(.atrn(domains), isTurn: true)
    case (.quit, .ready), (.timedOut, .ready): quit()
    case (.timedOut, .quitting): close()
    case (.timedOut, _): fail(.timedOut)
    case (.disconnected, .quitting): state = .over
    case (.disconnected, _): fail(.disconnected(nil))
    default: break
    }
  }

  private mutating func take(_ reply: Reply) {
    // RFC 5321 §3.8: 421 may come at any time; the connection closes.
    if reply.code == 421 { return takeClosing(reply) }
    switch state {
    case .greeting: takeGreeting(reply)
    case .hello(let isFallback): takeHello(reply, isFallback: isFallback)
    case .startTLS: takeStartTLS(reply)
    case .authentication(let exchange): take(reply, in: exchange)
    case .sending(let sending): take(reply, in: sending)
    case .queue(let isTurn): takeAnswer(reply, isTurn: isTurn)
    case .quitting: close()
    case .ready: fail(.malformedReply)
    case .idle, .tls, .over: break
    }
  }

  private mutating func finish(at now: Duration, progress: Bool) -> [ClientAction] {
    flush()
    if progress || deadline == nil { deadline = patience.map { now + $0 } }
    var result: [ClientAction] = []
    swap(&result, &actions)
    return result
  }

  /// How long the present state may last without progress.
  private var patience: Duration? {
    let times = configuration.times
    switch state {
    case .idle, .over: return nil
    case .greeting: return times.greeting
    case .hello, .startTLS, .authentication, .queue(isTurn: false): return times.command
    case .queue(isTurn: true): return times.turn
    case .tls: return times.tls
    case .ready: return times.idle
    case .sending(let sending): return sending.patience(times)
    case .quitting: return times.quit
    }
  }
}

// MARK: - Sending and the end

extension ClientSession {
  /// Adds an action, behind the octets that have gathered.
  mutating func act(_ action: ClientAction) {
    flush()
    actions.append(action)
    switch action {
    case .ready, .provideMessage, .finished, .answered: isDriversTurn = true
    default: break
    }
  }

  mutating func send(_ command: Command) { outgoing += command.octets }

  mutating func send(_ octets: [UInt8]) { outgoing += octets }

  private mutating func flush() {
    guard !outgoing.isEmpty else { return }
    actions.append(.send(outgoing))
    outgoing = []
  }

  private mutating func ask(_ command: Command, isTurn: Bool) {
    guard isTurn ? extensions.atrn : extensions.etrn else {
      return act(.answered(Reply(502, EnhancedCode(5, 5, 1), "Not offered")))
    }
    send(command)
    state = .queue(isTurn: isTurn)
  }

  private mutating func takeAnswer(_ reply: Reply, isTurn: Bool) {
    if isTurn, reply.isPositive {
      state = .over
      return act(.becomeServer)
    }
    state = .ready
    act(.answered(reply))
  }

  private mutating func takeClosing(_ reply: Reply) {
    if case .quitting = state { return close() }
    if case .sending(let sending) = state { finish(sending, endedBy: reply) }
    state = .over
    act(.failed(.disconnected(reply)))
    act(.close)
  }

  mutating func quit() {
    send(.quit)
    state = .quitting
  }

  mutating func close() {
    state = .over
    act(.close)
  }

  /// Gives up: says what became of a message, and why, and closes.
  mutating func fail(_ failure: ClientFailure) {
    guard !isOver else { return }
    if case .sending(let sending) = state { finish(sending, endedBy: nil) }
    var mayQuit = false
    switch failure {
    case .refused, .lacksTLS, .lacksMechanism, .authenticationNeedsTLS, .notAuthenticated: mayQuit = true
    default: break
    }
    act(.failed(failure))
    if mayQuit { quit() } else { close() }
  }
}
