/// How long a client waits.
///
/// Source: RFC 5321 §4.5.3.2.
public struct ClientTimes: Sendable, Hashable, BitwiseCopyable {
  /// For the greeting.
  public var greeting = Duration.seconds(300)
  /// For the reply to a command.
  public var command = Duration.seconds(300)
  /// For the reply to DATA.
  public var dataInitiation = Duration.seconds(120)
  /// For the next octets of the message, from its provider, and the reply to a chunk that isn't the last.
  public var messageBlock = Duration.seconds(180)
  /// For the reply to the end of the message.
  public var messageEnd = Duration.seconds(600)
  /// For the reply to ATRN; RFC 2645 §5.2.1 asks for 10 minutes at least.
  public var turn = Duration.seconds(600)
  /// For TLS to begin.
  public var tls = Duration.seconds(60)
  /// For the next submission, before the session says QUIT.
  public var idle = Duration.seconds(240)
  /// For the reply to QUIT.
  public var quit = Duration.seconds(10)

  /// Creates the default times.
  public init() {}
}

/// What a client is and wants.
public struct ClientConfiguration: Sendable {
  /// When STARTTLS is used.
  public enum TLS: Sendable, Hashable {
    /// Never.
    case never
    /// Where the server offers it.
    case opportunistic
    /// Always: nothing is sent without it.
    case required
  }

  /// The client's name, for EHLO: a domain or an address literal.
  public var name: String
  /// The protocol.
  public var transfer = ServerConfiguration.Transfer.smtp
  /// When STARTTLS is used.
  public var tls: TLS
  /// The mechanisms to authenticate with, the first one that the server offers; none where it isn't wanted.
  public var mechanisms: [any ClientMechanism] = []
  /// Whether AUTH is used without TLS, which lets passwords be read on the way.
  public var allowsAuthenticationWithoutTLS = false
  /// What becomes of bare line ends in messages that go by DATA.
  public var bareLineEnds = BareLineEnds.reject
  /// Whether BDAT is used wherever the server offers it, not only where a message needs it.
  public var prefersChunking = true
  /// Octets of a chunk; the last one may have fewer.
  public var chunkOctets = 1 << 20
  /// What becomes of messages that a server can't take as they are.
  public var downgrading: (any MessageDowngrading)?
  /// How much a server may say.
  public var replyLimits = ReplyLimits()
  /// How long the session waits.
  public var times = ClientTimes()

  /// Creates a client.
  ///
  /// - Precondition: The name has no blanks and no control octets.
  public init(name: String, tls: TLS = .required) {
    precondition(!name.isEmpty && name.utf8.allSatisfy { 33...126 ~= $0 })
    self.name = name
    self.tls = tls
  }
}
