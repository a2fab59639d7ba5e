/// One header field's place in a header section, in octets from the section's first octet.
public struct FieldSplit: Sendable, BitwiseCopyable {
  /// Where the field name starts.
  public var start: UInt32
  /// Where the first colon is, or ``end`` where there is none.
  public var colon: UInt32
  /// Just past the field's last line end.
  public var end: UInt32
  /// What the field's octets hold.
  public var saw: Sightings
}
