internal import MIMECodecs
internal import Octets

/// What the reader keeps of the header section that it is in: what decides how the body is read, and what was seen.
struct HeaderSection: Sendable {
  /// How the first Content-Type field asks for the body to be read.
  enum Content: Sendable, BitwiseCopyable {
    case leaf
    case message
    case multipart(isDigest: Bool)
  }

  /// Lines behind the last field, or the start, that are no fields.
  struct JunkRun: Sendable, BitwiseCopyable {
    /// The absolute offset of its first octet.
    let start: Int
    let code: Defect.Code
    /// The length of its last line end in octets.
    var lineEndCount = 0
  }

  /// The absolute offset of its first octet.
  private(set) var start = 0
  private(set) var fieldCount = 0
  private(set) var content: Content?
  private(set) var encoding: TransferEncoding?
  /// The boundary to look for; empty where there is none that can be.
  private(set) var boundary: [UInt8] = []
  /// What is wrong with the boundary, at absolute offsets.
  private(set) var boundaryDefects = DefectLog()
  /// The lines read last, where they are no fields.
  private(set) var junk: JunkRun?
  /// One bit for each known name.
  private var seen: UInt64 = 0

  mutating func begin(at offset: Int) {
    start = offset
    fieldCount = 0
    content = nil
    encoding = nil
    if !boundary.isEmpty { boundary.removeAll(keepingCapacity: true) }
    if !boundaryDefects.isEmpty { boundaryDefects.removeAll() }
    junk = nil
    seen = 0
  }

  /// Takes note of a line that is no field.
  mutating func noteJunk(_ line: Span<UInt8>, at offset: Int) {
    let code: Defect.Code = line[0].isBlank ? .headerStartsFolded : .headerJunkLine
    var run = junk ?? JunkRun(start: offset, code: code)
    run.lineEndCount = line.lineEndCount
    junk = run
  }

  /// Ends a run of lines that are no fields, because the section goes on behind it; returns what is wrong.
  mutating func takeJunk() -> Defect? {
    guard let run = junk else { return nil }
    junk = nil
    return Defect(run.code, at: run.start)
  }

  /// Whether a field of a name was seen.
  func has(_ name: FieldName) -> Bool { seen & (1 << UInt64(name.rawValue)) != 0 }

  /// Takes note of a field; returns a defect where it stands a second time and may stand only once.
  mutating func note(_ name: FieldName?, body: Span<UInt8>, at offset: Int, limits: Limits) -> Defect.Code? {
    fieldCount += 1
    guard let name else { return nil }
    if has(name) { return Self.defectOfRepetition(name) }
    seen |= 1 << UInt64(name.rawValue)
    switch name {
    case .contentType: content = readContent(body, at: offset, limits: limits)
    case .contentTransferEncoding: encoding = TransferEncoding(fieldBody: body, limits: limits)
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

  /// Looks at the media type only as far as it decides how the body is read.
  private mutating func readContent(_ body: Span<UInt8>, at offset: Int, limits: Limits) -> Content {
    // PERF: the first letter tells most types apart from these two.
    if let first = firstOctet(of: body), first != ASCII.leftParenthesis, first.lowercased != UInt8(ascii: "m") {
      return .leaf
    }
    if let plain = PlainMultipart(body) {
      boundary.append(body.extracting(plain.boundary))
      return .multipart(isDigest: body.extracting(plain.subtype).equalsIgnoringCase("digest"))
    }
    var ignored = DefectLog(perCode: 0)
    let split = MediaTypeSplit(body, limits: limits, defects: &ignored)
    let type = body.extracting(split.type)
    let subtype = body.extracting(split.subtype)
    if type.equalsIgnoringCase("multipart") {
      var found = DefectLog()
      _ = BoundaryParameter.append(
        from: body, at: split.parametersStart, limits: limits, to: &boundary, defects: &found)
      boundaryDefects.record(found, movedBy: offset)
      return .multipart(isDigest: subtype.equalsIgnoringCase("digest"))
    }
    // Source: RFC 2046 §5.2.1, RFC 6532 §3.7.
    let isMessage =
      type.equalsIgnoringCase("message")
      && (subtype.equalsIgnoringCase("rfc822") || subtype.equalsIgnoringCase("global"))
    return isMessage ? .message : .leaf
  }

  /// The first octet that isn't blank.
  private func firstOctet(of body: Span<UInt8>) -> UInt8? {
    var cursor = OctetCursor(body)
    cursor.skip(while: .foldingBlanks)
    return cursor.current
  }
}

extension Span<UInt8> {
  /// The length of the line end that ends the octets: 2 for CRLF, 1 for LF, 0 where there is none.
  var lineEndCount: Int {
    guard count > 0, self[count &- 1] == ASCII.lf else { return 0 }
    return count > 1 && self[count &- 2] == ASCII.cr ? 2 : 1
  }
}
