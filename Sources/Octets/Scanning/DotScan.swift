/// What a scan for the dots of SMTP's transparency carries from one piece of a message to the next.
public struct DotScan: Sendable, BitwiseCopyable {
  /// Octets since the last LF.
  public var column: UInt64 = 0
  /// Octets of the longest line that ended, its line end included.
  public var longestLine: UInt64 = 0
  /// Whether the octet before is a CR.
  public var followsCR = false
  /// Whether the octets before are CR LF.
  public var followsCRLF = false
  /// Which of bare CR, bare LF and NUL were seen so far; a scan only adds to it.
  public var saw: Sightings = []

  /// Creates the state before the first octet.
  public init() {}
}
