public import MIME

/// What of a message decides which servers can take it.
public struct MessageTraits: Sendable, Hashable {
  /// Octets of the message with CRLF line ends; nil where nobody knows.
  public var size: Int?
  /// What it consists of.
  public var body: DataDomain
  /// Whether header fields hold UTF-8 (RFC 6532).
  public var hasUTF8Headers: Bool

  /// Creates the traits of a message.
  public init(size: Int? = nil, body: DataDomain = .sevenBit, hasUTF8Headers: Bool = false) {
    self.size = size
    self.body = body
    self.hasUTF8Headers = hasUTF8Headers
  }
}

extension Route {
  /// Creates the route to a server with these extensions.
  public init(_ extensions: ServerExtensions) {
    let takesBinary = extensions.binaryMIME && extensions.chunking
    self.init(
      body: takesBinary ? .binary : extensions.eightBitMIME ? .eightBit : .sevenBit,
      takesUTF8Headers: extensions.smtpUTF8)
  }

  /// Whether a message can take it as it is.
  public func takes(_ message: MessageTraits) -> Bool {
    message.body <= body && (takesUTF8Headers || !message.hasUTF8Headers)
  }
}

/// Says what becomes of messages that a server can't take as they are.
///
/// Whoever provides the message's octets does the work itself, when ``ClientAction/provideMessage(_:)`` names the traits
/// that are expected.
public protocol MessageDowngrading: Sendable {
  /// What a message is like once it is rewritten for a route; nil where it can't be.
  func downgraded(_ message: MessageTraits, to route: Route) -> MessageTraits?
}

/// A message to send.
public struct Submission: Sendable {
  /// From whom, for whom. The session sets SIZE, BODY and SMTPUTF8 as the server and the message have it.
  public var envelope: Envelope
  /// What the message is like.
  public var traits: MessageTraits
  /// What becomes of this message where a server can't take it as it is; nil for what the client does with all.
  public var downgrading: (any MessageDowngrading)?

  /// Creates a submission.
  public init(_ envelope: Envelope, _ traits: MessageTraits) {
    self.envelope = envelope
    self.traits = traits
  }

  /// Creates a submission of a message that is rewritten where that is needed.
  public init(_ envelope: Envelope, _ message: OutgoingMessage) {
    self.envelope = envelope
    traits = message.traits
    downgrading = message
  }
}

/// Submissions are equal where envelope and traits are.
extension Submission: Hashable {
  public static func == (left: Submission, right: Submission) -> Bool {
    left.envelope == right.envelope && left.traits == right.traits
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(envelope)
    hasher.combine(traits)
  }
}

/// What became of a message for one recipient.
public enum RecipientOutcome: Sendable, Hashable {
  /// The server has taken responsibility.
  case accepted(Reply)
  /// The server has refused the sender, the recipient or the message.
  case refused(Reply)
  /// The message was not sent to the recipient.
  case notTried(Reason)
  /// The whole message was sent, and no reply came: it may have been taken, or not.
  case unknown

  /// Why a message was not sent.
  public enum Reason: Sendable, Hashable {
    /// The server lacks an extension of this name, which the message needs.
    case lacksExtension(String)
    /// The message has more octets than the server takes.
    case tooLarge(limit: Int)
    /// The message holds a bare CR, a bare LF or a NUL, or its octets could not be had.
    case badMessage
    /// The session ended before.
    case sessionEnded
  }
}

/// What became of a submission.
public struct SubmissionResult: Sendable, Hashable {
  /// What became of the message for each recipient of the envelope, in their order.
  public var outcomes: [RecipientOutcome]
  /// Whether parameters for notifications were left out because the server lacks DSN; the one who asked for them gets
  /// none from there on (RFC 3461 §5.2.4).
  public var droppedNotifications = false
}
