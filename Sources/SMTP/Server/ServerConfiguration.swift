/// How much a client may do in one session.
public struct SessionLimits: Sendable, Hashable, BitwiseCopyable {
  /// Negative replies before the session is ended.
  public var errors = 20
  /// Commands in a session.
  public var commands = 100_000
  /// Recipients of a message; RFC 5321 §4.5.3.1.8 demands 100.
  public var recipients = 1_000
  /// Messages in a session.
  public var messages = 10_000
  /// Attempts to authenticate that fail.
  public var authentications = 3
  /// Octets that are kept while the session waits for its driver. Who stops reading while ``ServerSession/wantsInput`` is
  /// false needs what the last read brought.
  public var waitingOctets = 1 << 20

  /// Creates the default limits.
  public init() {}
}

/// How long a server waits.
///
/// Source: RFC 5321 §4.5.3.2.7, which asks for 5 minutes at least.
public struct ServerTimes: Sendable, Hashable, BitwiseCopyable {
  /// For a whole command.
  public var command = Duration.seconds(300)
  /// For the next octets of a message.
  public var messageBlock = Duration.seconds(300)
  /// For a whole message.
  public var message = Duration.seconds(3_600)
  /// For the driver's answer.
  public var decision = Duration.seconds(600)
  /// For the session.
  public var session = Duration.seconds(6 * 3_600)

  /// Creates the default times.
  public init() {}
}

/// What a server is and offers.
public struct ServerConfiguration: Sendable {
  /// The protocols that a session can speak.
  public enum Transfer: Sendable, Hashable {
    /// SMTP, with EHLO.
    case smtp
    /// LMTP, with LHLO and a reply for each recipient after the message (RFC 2033).
    case lmtp
  }

  /// The server's name, in greetings.
  public var name: String
  /// The protocol.
  public var transfer = Transfer.smtp
  /// The extensions that are offered. STARTTLS is offered only without TLS; AUTH, with these mechanisms, only where it is
  /// allowed; REQUIRETLS only with TLS. ATRN is done only for the authenticated.
  public var extensions: ServerExtensions
  /// Whether nothing is done before STARTTLS.
  public var requiresTLS = false
  /// Whether AUTH is offered without TLS, which lets passwords be read on the way.
  public var allowsAuthenticationWithoutTLS = false
  /// Whether messages are taken only from the authenticated, as from people who submit them (RFC 6409 §4.3).
  public var requiresAuthentication = false
  /// Which recipients are accepted.
  public var recipients: RecipientPolicy
  /// What becomes of bare line ends in messages.
  public var bareLineEnds = BareLineEnds.reject
  /// Whether VRFY and EXPN are answered by the driver; otherwise they are not answered at all.
  public var answersVerification = false
  /// How long lines may be.
  public var commandLimits = CommandLimits()
  /// How large messages may be.
  public var transferLimits = TransferLimits()
  /// How much may be done in a session.
  public var sessionLimits = SessionLimits()
  /// How long the session waits.
  public var times = ServerTimes()

  /// Creates a server that offers all that needs neither certificates nor users.
  ///
  /// - Precondition: The name has no blanks and no control octets.
  public init(name: String, recipients: RecipientPolicy) {
    precondition(!name.isEmpty && name.utf8.allSatisfy { 33...126 ~= $0 })
    self.name = name
    self.recipients = recipients
    self.extensions = ServerExtensions()
    extensions.pipelining = true
    extensions.size = transferLimits.messageOctets
    extensions.eightBitMIME = true
    extensions.smtpUTF8 = true
    extensions.chunking = true
    extensions.binaryMIME = true
    extensions.dsn = true
    extensions.enhancedStatusCodes = true
  }
}
