/// What a scan of octets saw; each member means "at least once".
public struct Sightings: OptionSet, Sendable, BitwiseCopyable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// A CR LF pair.
  public static var crlf: Sightings { Sightings(rawValue: 1) }
  /// An LF without a CR before it.
  public static var bareLF: Sightings { Sightings(rawValue: 2) }
  /// A CR without an LF behind it.
  public static var bareCR: Sightings { Sightings(rawValue: 4) }
  /// Octet 0.
  public static var nul: Sightings { Sightings(rawValue: 8) }
  /// An octet above 127.
  public static var eightBit: Sightings { Sightings(rawValue: 16) }
  /// A line of more than 998 octets.
  public static var longLine: Sightings { Sightings(rawValue: 32) }
  /// A control octet other than NUL, TAB, CR and LF; looked for in header fields only.
  public static var control: Sightings { Sightings(rawValue: 64) }
  /// A continuation line of blanks only; looked for in header fields only.
  public static var blankFold: Sightings { Sightings(rawValue: 128) }
  /// An octet in a field's name, which is all before its first colon, that no name has: a control octet, SP, or one above
  /// 126. Looked for in header fields only.
  public static var oddName: Sightings { Sightings(rawValue: 256) }
  /// All of them.
  public static var all: Sightings { Sightings(rawValue: 511) }
}
