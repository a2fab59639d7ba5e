/// What a body scan carries from one piece of the body to the next.
public struct BodyScan: Sendable, BitwiseCopyable {
  /// Octets since the last line end.
  public var column: UInt64 = 0
  /// What was seen so far; a scan only adds to it.
  public var saw: Sightings = []

  /// Creates the state at the start of a line.
  public init() {}
}
