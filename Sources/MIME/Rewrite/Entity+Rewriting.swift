internal import MIMECodecs
internal import Octets

extension Message {
  /// All entities in the order of the message, those of messages in it included.
  var entities: [Entity] {
    let end = Int(storage.index.entities[rootIndex].subtreeEnd)
    return (rootIndex..<end).map { Entity(storage: storage, index: $0) }
  }
}

extension Entity {
  /// The boundaries of all multiparts around it.
  var enclosingBoundaries: [[UInt8]] {
    var boundaries: [[UInt8]] = []
    var entity = self
    while let parent = entity.parent {
      if parent.kind == .multipart { boundaries.append(parent.boundary) }
      entity = parent
    }
    return boundaries
  }

  /// Its boundary as the reader looks for it.
  var boundary: [UInt8] {
    var boundary: [UInt8] = []
    guard let field = fields.first(named: .contentType) else { return [] }
    var ignored = DefectLog(perCode: 0)
    let split = MediaTypeSplit(field.body, limits: storage.limits, defects: &ignored)
    _ = BoundaryParameter.append(
      from: field.body, at: split.parametersStart, limits: storage.limits, to: &boundary, defects: &ignored)
    return boundary
  }

  /// Whether any change to what is in it breaks a signature. Source: RFC 1847 §2.1.
  var isSigned: Bool { kind == .multipart && mediaType.essence == "multipart/signed" }

  /// Whether no transfer encoding but 7bit, 8bit and binary may be applied to its body.
  ///
  /// Source: RFC 2045 §6.4, RFC 2046 §5.2.
  var isComposite: Bool {
    if kind == .multipart || kind == .message { return true }
    let type = mediaType
    return type.type == "multipart"
      || type.type == "message" && ["rfc822", "global", "partial", "external-body"].contains(type.subtype)
  }

  /// What it consists of on the wire: what it says, or more where its body holds more.
  var wireDomain: DataDomain {
    let label = transferEncoding.domain
    guard kind == .leaf || kind == .encodedMessage else { return label }
    let body = rawBody
    return max(label, body.dataDomain)
  }

  /// Where it stands in its message, for plans.
  func place(in message: Message) -> Int { index - message.rootIndex }

  /// Where what is in it ends, for plans.
  func subtreeEnd(in message: Message) -> Int { Int(record.subtreeEnd) - message.rootIndex }

  /// Whether preamble and epilogue hold octets above 127.
  var hasEightBitRemarks: Bool {
    remarkRanges.contains { range in
      let gap = rawBody.extracting(range)
      return gap.asciiPrefixCount() < gap.count
    }
  }

  /// What is before, between and behind the parts of a multipart: preamble, delimiters, epilogue.
  var remarks: [[UInt8]] { remarkRanges.map { Array(rawBody.extracting($0)) } }

  /// Where the body holds no part, counted from its start.
  private var remarkRanges: [Range<Int>] {
    guard kind == .multipart else { return [] }
    let start = bodyRange.lowerBound
    let count = bodyRange.count
    var ranges: [Range<Int>] = []
    var end = 0
    for part in parts {
      ranges.append(end..<max(end, min(part.headerRange.lowerBound - start, count)))
      end = max(end, min(part.bodyRange.upperBound - start, count))
    }
    return ranges + [end..<count]
  }
}
