internal import Octets

/// The server's side of an SMTP or LMTP session: events and octets go in, actions come out. Any split of the octets gives
/// the same actions but for how octets of messages and replies are grouped.
///
/// The session does no input or output and has no clock. Its driver hands it what arrives, does what it asks for, in
/// order, and calls ``handle(_:at:)`` with ``ServerEvent/timedOut`` once ``deadline`` has passed. Time is any clock that
/// doesn't go back, as a duration from a fixed moment.
///
/// ```swift
/// var session = ServerSession(configuration)
/// perform(session.handle(.connected(isTLS: false), at: now))
/// while let octets = read() { perform(session.receive(octets, at: now)) }
/// ```
///
/// Source: RFC 5321, and the extensions that ``ServerExtensions`` names.
public struct ServerSession: Sendable {
  enum State {
    /// Nobody has connected.
    case idle
    /// The next line is a command.
    case commands
    /// The next line is an answer to a challenge.
    case exchange
    /// The octets are a message after DATA.
    case data(DotUnstuffer)
    /// The octets are a chunk after BDAT.
    case chunk(ChunkState)
    /// The driver has to answer.
    case waiting(Wait)
    /// The roles have reversed, or the connection is closed.
    case over
  }

  /// What the driver has to answer.
  enum Wait {
    case tls
    case authentication
    case recipient(Envelope.Recipient)
    case store
    case answer
    case turn
  }

  let configuration: ServerConfiguration
  var state = State.idle
  var reader = CommandReader()
  /// The message that is being sent.
  var transaction: Transaction?
  /// What is known of the session.
  public internal(set) var facts: SessionFacts
  var counts = SessionCounts()
  /// Replies that gather to be sent at once.
  private var replies: [UInt8] = []
  var actions: [ServerAction] = []
  /// When the driver is to report ``ServerEvent/timedOut``; nil once the session is over.
  public private(set) var deadline: Duration?
  private var sessionEnd = Duration.zero
  var messageEnd: Duration?
  var now = Duration.zero

  /// Creates a session that waits for ``ServerEvent/connected(isTLS:)``.
  public init(_ configuration: ServerConfiguration) {
    self.configuration = configuration
    self.facts = SessionFacts(transfer: configuration.transfer)
  }

  /// Whether octets are of use now. While the driver has to answer they are only kept, to a limit.
  public var wantsInput: Bool {
    switch state {
    case .commands, .exchange, .data, .chunk: true
    case .idle, .waiting, .over: false
    }
  }

  /// Whether the session is over.
  public var isOver: Bool {
    if case .over = state { true } else { false }
  }

  /// Takes octets from the client.
  ///
  /// - Returns: What to do.
  public mutating func receive(_ octets: Span<UInt8>, at now: Duration) -> [ServerAction] {
    self.now = now
    switch state {
    case .idle, .over, .waiting(.tls): return []  // STARTTLS: what comes before TLS is forgotten, RFC 3207 §5
    default: break
    }
    let taken = reader.count == 0 ? takeMessage(octets) : 0
    reader.append(octets.extracting(taken...))
    run()
    if case .waiting = state, reader.count > configuration.sessionLimits.waitingOctets {
      end(Reply(421, EnhancedCode(4, 7, 0), "Too much sent ahead"))
    }
    return finish(progress: taken > 0)
  }

  /// Takes an event.
  ///
  /// - Returns: What to do. An event that nobody waits for changes nothing.
  public mutating func handle(_ event: ServerEvent, at now: Duration) -> [ServerAction] {
    self.now = now
    take(event)
    run()
    return finish(progress: true)
  }

  /// Does what the octets that wait ask for, until they run out or the driver has to answer.
  private mutating func run() {
    while true {
      switch state {
      case .commands:
        guard takeCommandLine() else { return }
      case .exchange:
        guard takeExchangeLine() else { return }
      case .data, .chunk:
        guard reader.count > 0 || isChunkComplete else { return }
        var reader = CommandReader()
        swap(&reader, &self.reader)
        reader.take { takeMessage($0) }
        swap(&reader, &self.reader)
      case .idle, .waiting, .over:
        return
      }
    }
  }

  private mutating func takeCommandLine() -> Bool {
    switch reader.next(atMost: configuration.commandLimits.commandOctets, limits: configuration.commandLimits) {
    case .incomplete: return false
    case .hopeless: end(Reply(421, EnhancedCode(4, 7, 0), "Line too long"))
    case .tooLong: reply(CommandError.lineTooLong.reply)
    case .line(let line): takeCommand(line)
    }
    deadline = nil
    return true
  }

  private mutating func takeCommand(_ line: [UInt8]) {
    counts.commands += 1
    guard counts.commands <= configuration.sessionLimits.commands else {
      return end(Reply(421, EnhancedCode(4, 7, 0), "Too many commands"))
    }
    do throws(CommandError) {
      perform(try Command(validating: line.span))
    } catch {
      reply(error.reply)
    }
  }

  private mutating func take(_ event: ServerEvent) {
    switch (event, state) {
    case (.disconnected, _):
      discardMessage()
      state = .over
    case (_, .over): break
    case (.connected(let isTLS), .idle): greet(isTLS: isTLS)
    case (.timedOut, _): end(Reply(421, EnhancedCode(4, 4, 2), "\(configuration.name) waited too long"))
    case (.shutDown, _): end(Reply(421, EnhancedCode(4, 3, 2), "\(configuration.name) goes down"))
    case (.tlsEstablished, .waiting(.tls)): beginTLS()
    case (.tlsFailed, .waiting(.tls)): close()
    case (.authentication(let outcome), .waiting(.authentication)): takeOutcome(outcome)
    case (.recipient(let decision), .waiting(.recipient(let recipient))): take(decision, on: recipient)
    case (.stored(let outcome), .waiting(.store)): take(outcome)
    case (.answer(let answer), .waiting(.answer)):
      state = .commands
      reply(answer)
    case (.answer(let answer), .waiting(.turn)): takeTurn(answer)
    default: break
    }
  }

  /// Sends the replies that have gathered, sets the deadline, and hands over the actions.
  private mutating func finish(progress: Bool) -> [ServerAction] {
    flush()
    setDeadline(progress: progress)
    var result: [ServerAction] = []
    swap(&result, &actions)
    return result
  }

  private mutating func setDeadline(progress: Bool) {
    let times = configuration.times
    switch state {
    case .idle, .over: deadline = nil
    case .commands, .exchange:
      // A command has its time as a whole: octets that trickle in don't prolong it.
      if progress || deadline == nil { deadline = min(now + times.command, sessionEnd) }
    case .data, .chunk: deadline = min(now + times.messageBlock, messageEnd ?? sessionEnd, sessionEnd)
    case .waiting: if progress || deadline == nil { deadline = min(now + times.decision, sessionEnd) }
    }
  }
}

// MARK: - Replies and the end

extension ServerSession {
  /// Sends a reply, and counts it where it is negative.
  mutating func reply(_ reply: Reply) {
    let shown = configuration.extensions.enhancedStatusCodes ? reply : Reply(reply.code, nil, reply.lines)
    replies += shown.octets
    guard reply.code >= 400, !isOver else { return }
    counts.errors += 1
    if counts.errors > configuration.sessionLimits.errors {
      end(Reply(421, EnhancedCode(4, 7, 0), "Too many errors"))
    }
  }

  /// Sends the octets of a line that is longer than replies are.
  mutating func send(_ octets: [UInt8]) { replies += octets }

  /// Adds an action, behind the replies that have gathered.
  mutating func act(_ action: ServerAction) {
    flush()
    actions.append(action)
  }

  private mutating func flush() {
    guard !replies.isEmpty else { return }
    actions.append(.send(replies))
    replies = []
  }

  /// Says why, and closes.
  mutating func end(_ reply: Reply) {
    guard !isOver else { return }
    discardMessage()
    state = .over
    self.reply(reply)
    act(.close)
  }

  /// Closes without a word.
  mutating func close() {
    discardMessage()
    state = .over
    act(.close)
  }

  private mutating func greet(isTLS: Bool) {
    facts.isTLS = isTLS
    sessionEnd = now + configuration.times.session
    state = .commands
    let name = configuration.transfer == .smtp ? "ESMTP" : "LMTP"
    reply(Reply(220, nil, "\(configuration.name) \(name) ready"))
  }
}

/// What was counted in a session.
struct SessionCounts: Sendable {
  var errors = 0
  var commands = 0
  var messages = 0
  var failedAuthentications = 0
}
