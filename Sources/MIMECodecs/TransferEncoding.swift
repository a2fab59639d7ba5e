internal import Octets

/// The transfer encodings of MIME bodies.
///
/// Source: RFC 2045 §6.
public enum TransferEncoding: Sendable, Hashable, BitwiseCopyable {
  /// Lines of at most 998 octets of US-ASCII.
  case sevenBit
  /// Lines of at most 998 octets.
  case eightBit
  /// Any octets.
  case binary
  /// Three octets in four characters.
  case base64
  /// Text with escapes.
  case quotedPrintable
  /// The encoding that UNIX mail used before MIME; no standard defines it for mail.
  case uuencode
  /// The encoding of Usenet, with hardly any overhead on lines of 8-bit octets; no standard defines it for mail.
  case yenc
  /// Any other; its octets can't be decoded.
  case unknown

  /// Creates the encoding that a label names; blanks around it and the case of ASCII letters don't matter.
  ///
  /// An empty label is ``sevenBit``, the default of RFC 2045 §6.1.
  public init(label: Span<UInt8>) {
    let range = label.trimmedRange()
    guard !range.isEmpty else {
      self = .sevenBit
      return
    }
    let token = label.extracting(range)
    self = Self.names.first { token.equalsIgnoringCase($0.label) }?.encoding ?? .unknown
  }

  // QUIRK: the spellings of 7bit and 8bit with a hyphen, a blank or a plural are no tokens of RFC 2045 §6.1, yet occur
  // and can mean nothing else; uuencode and yEnc have no registered name.
  private static let names: [(label: StaticString, encoding: TransferEncoding)] = [
    ("7bit", .sevenBit), ("base64", .base64), ("quoted-printable", .quotedPrintable), ("8bit", .eightBit),
    ("binary", .binary), ("7-bit", .sevenBit), ("7 bit", .sevenBit), ("7bits", .sevenBit), ("8-bit", .eightBit),
    ("8 bit", .eightBit), ("8bits", .eightBit), ("x-uuencode", .uuencode), ("uuencode", .uuencode),
    ("x-uue", .uuencode), ("uue", .uuencode), ("x-yenc", .yenc), ("yenc", .yenc),
  ]

  /// The label to write, in lower case.
  public var name: String {
    switch self {
    case .sevenBit: "7bit"
    case .eightBit: "8bit"
    case .binary: "binary"
    case .base64: "base64"
    case .quotedPrintable: "quoted-printable"
    case .uuencode: "x-uuencode"
    case .yenc: "x-yenc"
    case .unknown: "x-unknown"
    }
  }

  /// Whether encoded octets are the decoded ones: 7bit, 8bit, binary, and unknown encodings, which stay as they are.
  public var isIdentity: Bool {
    switch self {
    case .sevenBit, .eightBit, .binary, .unknown: true
    case .base64, .quotedPrintable, .uuencode, .yenc: false
    }
  }
}
