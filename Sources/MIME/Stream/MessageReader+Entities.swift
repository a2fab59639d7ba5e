internal import MIMECodecs
internal import Octets

extension MessageReader {
  /// Begins the entity that the next octet belongs to, with its header section.
  mutating func beginEntity<Sink: MessageSink & ~Copyable>(at offset: Int, into sink: inout Sink) {
    entityCount += 1
    stack.push(BoundaryStack.Frame(kind: .leaf))
    header.begin(at: offset)
    lines.beginHeader()
    region = .header(isEmpty: true)
    sink.beginEntity(at: offset)
  }

  /// Decides how the body of the innermost entity is read, now that its header section is complete.
  ///
  /// - Parameter isOpaque: Whether it is kept whole whatever its type.
  mutating func beginBody<Sink: MessageSink & ~Copyable>(
    at offset: Int, isOpaque: Bool = false, into sink: inout Sink
  ) {
    noteMIMEVersion(into: &sink)
    let encoding = header.encoding ?? .sevenBit
    let kind = isOpaque ? .leaf : bodyKind(encoding, into: &sink)
    sink.beginBody(kind, at: offset)
    switch kind {
    case .leaf, .encodedMessage:
      lines.beginBody(encoding)
      region = .body(.body, atLineStart: true)
    case .multipart:
      lines.beginBody(.eightBit)
      region = .body(.preamble, atLineStart: true)
    case .message:
      beginEntity(at: offset, into: &sink)
    }
  }

  /// Ends the innermost entity; its body reaches up to an offset.
  mutating func endEntity<Sink: MessageSink & ~Copyable>(at offset: Int, into sink: inout Sink) {
    let top = stack.frames.count - 1
    if stack.frames[top].kind == .multipart, !stack.frames[top].isClosed {
      if !stack.frames[top].hasParts { sink.defect(Defect(.multipartWithoutParts, at: offset)) }
      sink.defect(Defect(.missingCloseDelimiter, at: offset))
    }
    stack.pop()
    sink.endEntity(at: offset)
  }

  /// Ends the entities inside the one at a level.
  mutating func endEntities<Sink: MessageSink & ~Copyable>(inside level: Int, at offset: Int, into sink: inout Sink) {
    while stack.frames.count > level + 1 { endEntity(at: offset, into: &sink) }
  }

  /// A message inside a message part needs the field only if it claims to conform, so nothing is said of it.
  ///
  /// Source: RFC 2045 §4.
  private func noteMIMEVersion<Sink: MessageSink & ~Copyable>(into sink: inout Sink) {
    guard stack.frames.count == 1, !header.has(.mimeVersion) else { return }
    if header.has(.contentType) || header.has(.contentTransferEncoding) || header.has(.contentDisposition) {
      sink.defect(Defect(.missingMIMEVersion, at: header.start))
    }
  }

  private mutating func bodyKind<Sink: MessageSink & ~Copyable>(
    _ encoding: TransferEncoding, into sink: inout Sink
  ) -> EntityKind {
    // In a digest a part without a type is a message (RFC 2046 §5.1.5).
    let isDigestPart = !isInMessageHeader && stack.frames[stack.frames.count - 2].isDigest
    switch header.content ?? (isDigestPart ? .message : .leaf) {
    case .leaf: return .leaf
    case .message: return messageKind(encoding, into: &sink)
    case .multipart(let isDigest): return multipartKind(isDigest: isDigest, encoding, into: &sink)
    }
  }

  private mutating func messageKind<Sink: MessageSink & ~Copyable>(
    _ encoding: TransferEncoding, into sink: inout Sink
  ) -> EntityKind {
    if !encoding.isIdentity {
      sink.defect(Defect(.encodedMessage, at: header.start))
      return .encodedMessage
    }
    guard hasRoom(into: &sink) else { return .leaf }
    stack.setMessage()
    return .message
  }

  private mutating func multipartKind<Sink: MessageSink & ~Copyable>(
    isDigest: Bool, _ encoding: TransferEncoding, into sink: inout Sink
  ) -> EntityKind {
    if !encoding.isIdentity { sink.defect(Defect(.encodedMultipart, at: header.start)) }
    for defect in header.boundaryDefects.defects { sink.defect(defect) }
    guard !header.boundary.isEmpty, hasRoom(into: &sink) else { return .leaf }
    if stack.uses(header.boundary) { sink.defect(Defect(.boundaryReused, at: header.start)) }
    stack.setMultipart(boundary: header.boundary, isDigest: isDigest)
    return .multipart
  }

  /// Whether one more level and one more entity are within the limits.
  private func hasRoom<Sink: MessageSink & ~Copyable>(into sink: inout Sink) -> Bool {
    if stack.depth >= limits.depth {
      sink.defect(Defect(.limitDepth, at: header.start))
      return false
    }
    if entityCount >= limits.entities {
      sink.defect(Defect(.limitEntities, at: header.start))
      return false
    }
    return true
  }
}
