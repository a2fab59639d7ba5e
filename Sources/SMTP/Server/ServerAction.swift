/// What the driver of a server session does, in the order given.
public enum ServerAction: Sendable, Equatable {
  /// Sends octets.
  case send([UInt8])
  /// Begins TLS, once all was sent; then reports ``ServerEvent/tlsEstablished`` or ``ServerEvent/tlsFailed``. Octets that
  /// arrived before belong to nobody.
  case startTLS
  /// Takes a step of an AUTH exchange; then reports ``ServerEvent/authentication(_:)``, except for a cancelled one.
  case authenticate(AuthenticationStep)
  /// Decides on a recipient; then reports ``ServerEvent/recipient(_:)``.
  case decide(Envelope.Recipient, Envelope)
  /// Gets ready to store a message.
  case beginMessage(Envelope, SessionFacts)
  /// Stores octets of the message, without transparency.
  case messageOctets([UInt8])
  /// Stores the message for good; then reports ``ServerEvent/stored(_:)``.
  case endMessage
  /// Forgets what was stored of the message.
  case discardMessage
  /// Answers VRFY; then reports ``ServerEvent/answer(_:)``.
  case verify(String)
  /// Answers EXPN; then reports ``ServerEvent/answer(_:)``.
  case expand(String)
  /// Starts a queue, for ETRN; then reports ``ServerEvent/answer(_:)`` with a reply of RFC 1985 §5: 250 to 253, 458 or 459.
  case startQueue(QueueName)
  /// Looks whether there is mail for domains of the authenticated client, or for all of its domains where none is named;
  /// then reports ``ServerEvent/answer(_:)``: with 250 the roles reverse (RFC 2645 §5.3), with 450, 451 or
  /// 453 they don't.
  case turn([MailDomain])
  /// Goes on with a ``ClientSession`` on the same connection; this session is over.
  case becomeClient
  /// Closes the connection, once all was sent.
  case close
}

/// A step of a client in an AUTH exchange.
public enum AuthenticationStep: Sendable, Hashable {
  /// The exchange begins, with a mechanism in upper case and the initial response where there is one.
  case begin(String, [UInt8]?)
  /// The answer to a challenge.
  case response([UInt8])
  /// The client gave up, or what it sent was no base64.
  case cancelled
}

/// What comes of a step in an AUTH exchange.
public enum AuthenticationOutcome: Sendable, Hashable {
  /// The client gets a challenge.
  case challenge([UInt8])
  /// The client is who it claims to be; the identity goes into the facts of the session.
  case succeeded(identity: String)
  /// The credentials are wrong.
  case failed
  /// They can't be checked now.
  case unavailable
}

/// What a driver tells a server session.
public enum ServerEvent: Sendable, Hashable {
  /// The client has connected; with TLS already where the port has it from the start.
  case connected(isTLS: Bool)
  /// TLS begins.
  case tlsEstablished
  /// TLS didn't come about.
  case tlsFailed
  /// How a step of AUTH went.
  case authentication(AuthenticationOutcome)
  /// What becomes of a recipient.
  case recipient(RecipientDecision)
  /// The message is stored, or not.
  case stored(StoreOutcome)
  /// The reply to VRFY, EXPN, ETRN or ATRN.
  case answer(Reply)
  /// ``ServerSession/deadline`` has passed.
  case timedOut
  /// The server goes down.
  case shutDown
  /// The client has closed the connection.
  case disconnected
}

/// What came of storing a message.
public enum StoreOutcome: Sendable, Hashable {
  /// The same for all recipients.
  case all(Reply)
  /// A reply for each recipient, in their order. SMTP has one reply: the first positive one, else the first.
  case each([Reply])
}

/// What is known of a session, for trace fields and decisions.
public struct SessionFacts: Sendable, Hashable {
  /// The protocol.
  public internal(set) var transfer: ServerConfiguration.Transfer
  /// What the client called itself; nil before it did.
  public internal(set) var clientName: String?
  /// Whether the client said EHLO or LHLO.
  public internal(set) var isExtended = false
  /// Whether TLS is in use.
  public internal(set) var isTLS = false
  /// Who the client has authenticated itself as.
  public internal(set) var identity: String?

  /// Creates the facts of a session that has just begun.
  public init(transfer: ServerConfiguration.Transfer = .smtp) {
    self.transfer = transfer
  }
}
