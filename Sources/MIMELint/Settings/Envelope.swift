public import MIME
internal import Octets

/// How a message is to be handed over: what the rules of the envelope need to know. What is nil is not looked at.
public struct Envelope: Sendable, Hashable {
  /// What the next hop takes.
  public var route: Route?
  /// The most octets that the next hop takes.
  public var sizeLimit: Int?
  /// The reverse-path without angle brackets; empty for the null reverse-path.
  public var mailFrom: String?
  /// The forward-paths without angle brackets.
  public var recipients: [String]

  /// Creates an envelope.
  public init(route: Route? = nil, sizeLimit: Int? = nil, mailFrom: String? = nil, recipients: [String] = []) {
    self.route = route
    self.sizeLimit = sizeLimit
    self.mailFrom = mailFrom
    self.recipients = recipients
  }
}
