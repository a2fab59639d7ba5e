public import Octets

/// How large a message and its lines may be when it comes through SMTP.
public struct TransferLimits: Sendable, Hashable, BitwiseCopyable {
  /// Octets in a message, as it is stored. RFC 5321 §4.5.3.1.7 demands 64 KiB; providers take 25 to 150 MB.
  public var messageOctets = 64 << 20
  /// Octets in a line of a message, CRLF included. RFC 5321 §4.5.3.1.6 allows 1,000 to senders; many don't keep it, so
  /// that eight times as much is not yet refused.
  public var lineOctets = 8_192

  /// Creates the default limits.
  public init() {}
}

/// How a message was that came through SMTP.
public struct TransferReport: Sendable, Equatable {
  /// What a receiver refuses a message for.
  public enum Fault: Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// A CR that no LF follows.
    case bareCR
    /// An LF that follows no CR.
    case bareLF
    /// Octet 0.
    case nul
    /// More octets than the limit.
    case tooLarge
    /// A line with more octets than the limit.
    case lineTooLong
  }

  /// What is done about bare line ends and NUL.
  public let bareLineEnds: BareLineEnds
  /// The limits that held.
  public let limits: TransferLimits
  /// Octets in the message, those dropped included.
  public internal(set) var octetCount = 0
  /// Octets in the longest line, its line end included.
  public internal(set) var longestLine = 0
  /// Which of bare CR, bare LF and NUL occurred.
  public internal(set) var saw: Sightings = []
  /// Where the first of them was, in octets from the first one after the reply to DATA.
  public internal(set) var firstFault: Int?

  init(bareLineEnds: BareLineEnds, limits: TransferLimits) {
    self.bareLineEnds = bareLineEnds
    self.limits = limits
  }

  /// What the message is to be refused for; empty where nothing.
  public var faults: Set<Fault> {
    var faults: Set<Fault> = []
    if bareLineEnds == .reject {
      if saw.contains(.bareCR) { faults.insert(.bareCR) }
      if saw.contains(.bareLF) { faults.insert(.bareLF) }
      if saw.contains(.nul) { faults.insert(.nul) }
    }
    if octetCount > limits.messageOctets { faults.insert(.tooLarge) }
    if longestLine > limits.lineOctets { faults.insert(.lineTooLong) }
    return faults
  }
}
