internal import MIMECodecs
internal import Octets

/// What the reader keeps of the header section that it is in: what decides how the body is read, and what was seen.
struct HeaderSection: Sendable {
  /// How the first Content-Type field asks for the body to be read.
  enum Content: Sendable {
    case leaf
    case message
    case multipart(MediaType)
  }

  /// The absolute offset of its first octet.
  private(set) var start = 0
  private(set) var fieldCount = 0
  private(set) var content: Content?
  private(set) var encoding: TransferEncoding?
  /// One bit for each known name.
  private var seen: UInt64 = 0

  mutating func begin(at offset: Int) {
    self = HeaderSection()
    start = offset
  }

  /// Whether a field of a name was seen.
  func has(_ name: FieldName) -> Bool { seen & (1 << UInt64(name.rawValue)) != 0 }

  /// Takes note of a field; returns a defect where it stands a second time and may stand only once.
  mutating func note(_ name: FieldName?, body: Span<UInt8>, limits: Limits) -> Defect.Code? {
    fieldCount += 1
    guard let name else { return nil }
    if has(name) { return Self.defectOfRepetition(name) }
    seen |= 1 << UInt64(name.rawValue)
    switch name {
    case .contentType: content = Self.content(body, limits: limits)
    case .contentTransferEncoding: encoding = TransferEncodingField.read(body)
    default: break
    }
    return nil
  }

  /// Source: RFC 5322 §3.6, RFC 2045 §3.
  private static func defectOfRepetition(_ name: FieldName) -> Defect.Code? {
    switch name {
    case .contentType: .ambiguousContentType
    case .contentTransferEncoding: .ambiguousTransferEncoding
    case .contentDisposition: .ambiguousDisposition
    case .from, .sender, .replyTo, .to, .cc, .bcc, .messageID, .inReplyTo, .references, .subject, .date, .mimeVersion,
      .contentID, .contentDescription:
      .ambiguousField
    default: nil
    }
  }

  /// Only what may be taken apart is parsed in full.
  private static func content(_ body: Span<UInt8>, limits: Limits) -> Content {
    var cursor = OctetCursor(body)
    cursor.skip(while: [ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf])
    guard let first = cursor.current else { return .leaf }
    // Anything but a clean `x…` or `multipart`, `message` is worth a full look: comments may precede the type.
    let letter = first.lowercased
    if first.isLetter, letter != 0x6D /* m */ { return .leaf }
    var ignored = DefectLog()
    let type = MediaType(lenient: body, limits: limits, defects: &ignored)
    if type.type == "multipart" { return .multipart(type) }
    // Source: RFC 2046 §5.2.1, RFC 6532 §3.7.
    let isMessage = type.type == "message" && (type.subtype == "rfc822" || type.subtype == "global")
    return isMessage ? .message : .leaf
  }
}
