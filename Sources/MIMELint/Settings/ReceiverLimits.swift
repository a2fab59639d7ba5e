/// How much large receivers take before they refuse, clip or mistrust a message.
public struct ReceiverLimits: Sendable, Hashable {
  /// Octets of a message as it is sent. The large receivers refuse what is over 25 MB.
  public var messageOctets = 25 << 20
  /// Octets of an HTML body, decoded. One large receiver shows no more than 102 KB.
  public var htmlOctets = 102 << 10
  /// Multiparts and messages inside each other. Filters give up between 20 and 100.
  public var depth = 20
  /// Entities in a message. Servers refuse some thousand.
  public var entities = 1_000

  /// Creates the limits that are usual.
  public init() {}
}
