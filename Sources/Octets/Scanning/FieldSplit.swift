/// One header field's place in a header section, in octets from the section's first octet.
public struct FieldSplit: Sendable, BitwiseCopyable {
  /// Where the field name starts.
  public var start: UInt32 = 0
  /// Where the first colon is, or ``end`` where there is none.
  public var colon: UInt32 = 0
  /// Just past the field's last line end.
  public var end: UInt32 = 0
  /// What the field's octets hold.
  public var saw: Sightings = []
  /// The first eight octets of the name, or all where it has fewer, the first one lowest, bit 5 of each set: letters are
  /// in lower case. 0 where there is no colon.
  public var nameHead: UInt64 = 0
  /// The last eight octets of the name, or all where it has fewer, in the same form.
  public var nameTail: UInt64 = 0

  /// Creates the place of nothing, as room for one that is found.
  public init() {}
}
