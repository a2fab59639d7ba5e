/// How much of a message is read in detail before the rest is kept as it stands.
///
/// Every limit has a value; none can be switched off. Where one is reached, nothing is lost: what lies beyond stays
/// opaque, and a defect whose code begins with `limit` names the limit.
public struct Limits: Sendable, Hashable {
  /// Levels of multiparts and messages inside each other, together. Real mail stays under 20.
  public var depth = 100
  /// Entities in a message: multiparts, parts and nested messages. Digests reach some hundreds.
  public var entities = 10_000
  /// Fields in one header section. Real mail stays under 300.
  public var fieldsPerSection = 10_000
  /// Octets in one header section. Long mail loops reach some hundred KiB.
  public var headerSectionOctets = 10 << 20
  /// Octets in one header field, its name and line ends included. Long recipient lists reach some hundred KiB.
  public var fieldOctets = 1 << 20
  /// Octets in a boundary. RFC 2046 §5.1.1 allows 70; over 70 is a defect, over this it is not looked for. Other readers
  /// take any, and some kilobytes have been seen.
  public var boundaryOctets = 8 << 10
  /// Octets of a delimiter line with its padding and line end: the longest boundary, and as much padding.
  public var delimiterLineOctets = 16 << 10
  /// Pieces of one parameter value. RFC 2231 §3 sets no bound; file names need a handful.
  public var parameterPieces = 128
  /// Parameters of one field.
  public var parameters = 1_000
  /// Mailboxes in one address field that are read as addresses.
  public var addressesPerField = 10_000
  /// Message identifiers in one field.
  public var messageIDsPerField = 10_000
  /// Comments inside each other. More than one level is rare in mail.
  public var commentDepth = 100
  /// Messages inside each other in TNEF. Each level is passed again for the checksum of the one around it.
  public var tnefDepth = 10
  /// Octets of one fork of a BinHex file that are kept. Its runs make a fork up to 95 times as long as its text.
  public var binHexForkOctets = 256 << 20
  /// Blanks in a row that may turn out to be padding before a line end of quoted-printable. A longer run is data: RFC
  /// 2045 §6.7 allows lines of 76 octets, and what waits for the line's end must not grow without a bound.
  public var paddingOctets = 64 << 10
  /// Defects of one code that are listed one by one; the others are only counted.
  public var defectsPerCode = 100

  /// Creates the default limits.
  public init() {}
}
