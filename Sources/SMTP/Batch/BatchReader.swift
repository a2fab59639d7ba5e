internal import Octets

/// Reads messages with their envelopes from a session in a file: batch SMTP. Any split of the input gives the same events
/// but for how the octets of messages are grouped.
///
/// A server session reads it, one that accepts whatever is well-formed; where it would refuse, there is a fault.
///
/// Source: RFC 2442.
public struct BatchReader: Sendable {
  /// What is in the file.
  public enum Event: Sendable, Hashable {
    /// A message begins.
    case begin(Envelope)
    /// Octets of the message.
    case octets([UInt8])
    /// The message is complete.
    case end
    /// The message that began is to be forgotten.
    case discard
    /// What a server would refuse, with its reply.
    case fault(Reply)
  }

  private var session: ServerSession
  private var replies = ReplyReader()
  private var isOpen = false
  /// Whether QUIT was read: what follows is no part of the session.
  public var isAtEnd: Bool { session.isOver }

  /// Creates a reader at a file's beginning.
  public init(bareLineEnds: BareLineEnds = .reject, limits: TransferLimits = TransferLimits()) {
    var policy = RecipientPolicy()
    policy.relay = .always
    var configuration = ServerConfiguration(name: "batch", recipients: policy)
    configuration.bareLineEnds = bareLineEnds
    configuration.transferLimits = limits
    configuration.extensions.size = limits.messageOctets
    configuration.extensions.priority = true
    configuration.sessionLimits.errors = 1_000
    configuration.sessionLimits.messages = 1_000_000
    configuration.sessionLimits.commands = 100_000_000
    configuration.sessionLimits.recipients = 100_000
    session = ServerSession(configuration)
    _ = session.handle(.connected(isTLS: false), at: .zero)
  }

  /// Reads the next octets.
  public mutating func read(_ octets: Span<UInt8>, into events: inout [Event]) {
    perform(session.receive(octets, at: .zero), &events)
  }

  /// Ends the input: a message that isn't complete is to be forgotten.
  public mutating func finish(into events: inout [Event]) {
    guard !session.isOver else { return }
    let wasOpen = isOpen
    perform(session.handle(.disconnected, at: .zero), &events)
    if wasOpen { events.append(.fault(Reply(451, EnhancedCode(4, 4, 2), "The file ends in the middle of a message"))) }
  }

  private mutating func perform(_ before: [ServerAction], _ events: inout [Event]) {
    var actions = before
    var index = 0
    while index < actions.count {
      switch actions[index] {
      case .send(let octets): take(octets, &events)
      case .beginMessage(let envelope, _):
        isOpen = true
        events.append(.begin(envelope))
      case .messageOctets(let octets): events.append(.octets(octets))
      case .endMessage:
        isOpen = false
        events.append(.end)
        actions += session.handle(.stored(.all(Reply(250, EnhancedCode(2, 0, 0), "Read"))), at: .zero)
      case .discardMessage:
        isOpen = false
        events.append(.discard)
      case .startTLS, .authenticate, .decide, .verify, .expand, .startQueue, .turn, .becomeClient, .close: break
      }
      index += 1
    }
  }

  private mutating func take(_ octets: [UInt8], _ events: inout [Event]) {
    replies.append(octets.span)
    while case .reply(let reply) = replies.next() {
      if reply.code >= 400 { events.append(.fault(reply)) }
    }
  }
}
