internal import MIMECodecs
internal import Octets

extension Entity {
  /// Decodes the body and hands over its octets in runs; the transfer encoding is removed, nothing else.
  ///
  /// - Parameters:
  ///   - defects: Receives what is wrong with the encoding, at offsets of the whole input.
  ///   - receive: Is called with each run of decoded octets, borrowed for the call.
  ///
  /// Memory stays at some hundred KiB however long the body is. Source: RFC 2045 §6.
  public func decodeContent<Failure: Error>(
    defects: inout DefectLog, _ receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let encoding = removableEncoding
    if encoding.isIdentity { return try storage.octets.forEachRun(of: bodyRange, receive) }
    var decoder = TransferDecoder(encoding)
    var found = DefectLog(perCode: storage.limits.defectsPerCode)
    var output: [UInt8] = []
    try storage.octets.forEachRun(of: bodyRange) { (run) throws(Failure) in
      decoder.decode(run, into: &output, defects: &found)
      try receive(output.span)
      output.removeAll(keepingCapacity: true)
    }
    decoder.finish(into: &output, defects: &found)
    try receive(output.span)
    defects.record(found, movedBy: record.bodyStart)
  }

  /// The transfer encoding that there is to remove: multiparts and messages have none, whatever they say.
  private var removableEncoding: TransferEncoding {
    kind == .leaf || kind == .encodedMessage ? transferEncoding : .binary
  }

  /// The body without its transfer encoding, for those who look at it more than once.
  public func decodedBody(defects: inout DefectLog) -> DecodedBody {
    if removableEncoding.isIdentity { return DecodedBody(octets: storage.octets, range: bodyRange) }
    let content = content(defects: &defects)
    return DecodedBody(octets: OctetStorage(content), range: content.indices)
  }

  /// The octets of the body, without its transfer encoding.
  public func content() -> [UInt8] {
    var ignored = DefectLog()
    return content(defects: &ignored)
  }

  func content(defects: inout DefectLog) -> [UInt8] {
    var octets: [UInt8] = []
    decodeContent(defects: &defects) { run in octets.append(run) }
    return octets
  }

  /// The message under an encoding that no message part may have; nil for anything else, and beyond the depth limit.
  func encodedMessage() -> Message? {
    guard kind == .encodedMessage, let number else { return nil }
    let level = storage.depth + depth + 1
    guard level < storage.limits.depth else { return nil }
    return Message(OctetStorage(content()), limits: storage.limits, numberPrefix: number, depth: level)
  }

  /// How many entities it is in.
  private var depth: Int {
    var count = 0
    var entity = self
    while let parent = entity.parent {
      count += 1
      entity = parent
    }
    return count
  }
}
