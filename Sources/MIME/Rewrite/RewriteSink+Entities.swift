internal import MIMECodecs
internal import Octets

// MARK: - The beginning of an entity

extension RewriteSink {
  /// Writes the header section of the innermost entity by its plan, and prepares what becomes of its body.
  mutating func begin(_ plan: EntityPlan) {
    let level = frames.count - 1
    let isPart = !frames[level].isMessageRoot
    switch plan.body {
    case .drop where isPart:
      frames[level - 1].parts.noteDropped()
      return mute()
    case .replace(let part) where isPart:
      guard isFree(of: enclosingBoundaries(), part.body) else { return fail(CompositionError(.delimiterInContent)) }
      flushDelimiter()
      writeLines(part.fields + [ASCII.cr, ASCII.lf] + part.body)
      return mute()
    default: break
    }
    flushDelimiter()
    if frames[level].kind == .multipart {
      frames[level].parts.boundary = header.boundary(limits: limits)
      frames[level].dropsRemarks = plan.dropsRemarks
    }
    edit(plan)
    switch plan.body {
    case .keep:
      if plan.additions.isEmpty { writeHeader() } else { append(plan.additions) }
    case .drop:
      replaceContent(fields: [], body: [])
    case .replace(let part):
      replaceContent(fields: part.fields, body: part.body)
    case .replaceContent(let content):
      writeTerminatedHeader()
      writeLines(content)
      mute()
    case .recode(let recoding):
      writeTerminatedHeader()
      beginRecoding(recoding)
    case .encode(let encoding):
      encode(encoding)
    }
  }

  /// Begins to encode the body of a leaf anew.
  private mutating func encode(_ encoding: TransferEncoding) {
    let source = header.transferEncoding
    guard frames[frames.count - 1].kind == .leaf, source != .unknown else {
      return fail(CompositionError(.bodyNotRecodable))
    }
    let type = header.mediaType(limits: limits) ?? .textPlain
    header.apply(.set(.contentTransferEncoding, to: encoding.name))
    writeTerminatedHeader()
    beginRecoding(BodyRecoding(source: source, target: encoding, hasLines: type.hasLines(under: source)))
  }

  private mutating func edit(_ plan: EntityPlan) {
    if !plan.fieldReplacements.isEmpty { header.replaceFields(plan.fieldReplacements) }
    if plan.dropsJunk { header.removeJunk() }
    for edit in plan.fieldEdits { header.apply(edit) }
    let level = frames.count - 1
    let isOther = frames[level].kind == .multipart && header.boundary(limits: limits) != frames[level].parts.boundary
    if isOther, !plan.fieldEdits.isEmpty { fail(CompositionError(.boundaryChanged, field: "Content-Type")) }
  }

  /// Writes a message whose content is another, and leaves its body out.
  private mutating func replaceContent(fields: [UInt8], body: [UInt8]) {
    header.keep { !$0.isContentFieldName }
    header.removeEmptyLine()
    writeHeader()
    if lastOctet != ASCII.lf { writeLineEnd() }
    writeLines(fields)
    writeLineEnd()
    writeLines(body)
    mute()
  }

  /// Writes the header section with an empty line, also where none ended it.
  private mutating func writeTerminatedHeader() {
    writeHeader()
    guard !header.isTerminated else { return }
    if lastOctet != ASCII.lf { writeLineEnd() }
    writeLineEnd()
  }

  /// Prepares that parts are put behind those of the innermost entity, which becomes a multipart where it is none.
  private mutating func append(_ additions: [NewPart]) {
    let level = frames.count - 1
    if frames[level].kind == .multipart {
      writeHeader()
      frames[level].parts.additions = additions
      let known = enclosingBoundaries() + [frames[level].parts.boundary]
      if !additions.allSatisfy({ isFree(of: known, $0.body) }) { fail(CompositionError(.delimiterInContent)) }
    } else {
      wrap(additions)
    }
  }

  /// Writes the header section of a `multipart/mixed` in the place of the innermost entity, and that of the entity as its
  /// first part.
  private mutating func wrap(_ additions: [NewPart]) {
    let boundary = boundaries.next()
    let known = enclosingBoundaries() + [boundary]
    if !additions.allSatisfy({ isFree(of: known, $0.body) }) { fail(CompositionError(.delimiterInContent)) }
    var inner = header
    inner.keep { $0.isContentFieldName }
    inner.removeEmptyLine()
    let encoding = header.transferEncoding
    header.keep { !$0.isContentFieldName }
    header.removeEmptyLine()
    if frames[frames.count - 1].isMessageRoot { header.apply(.set(.mimeVersion, to: "1.0")) }
    let type = "multipart/mixed; boundary=\"\(String(decodingUTF8: boundary.span))\""
    header.apply(.set(.contentType, to: type))
    if encoding == .eightBit || encoding == .binary {
      header.apply(.set(.contentTransferEncoding, to: encoding.name))
    }
    writeHeader()
    if lastOctet != ASCII.lf { writeLineEnd() }
    writeLineEnd()
    write(dashes(boundary))
    writeLineEnd()
    inner.write(lineEnds: lineEnds, into: &output)
    if output.last != ASCII.lf { writeLineEnd() }
    writeLineEnd()
    let level = frames.count - 1
    frames[level].suffix = ending(additions, boundary, isMessage: frames[level].isMessageRoot)
  }

  /// What follows the first part of a multipart that was made.
  private func ending(_ additions: [NewPart], _ boundary: [UInt8], isMessage: Bool) -> [UInt8] {
    var ending: [UInt8] = []
    for part in additions {
      ending.append(lineEnds)
      ending += dashes(boundary)
      ending.append(lineEnds)
      ending.append(part.fields + [ASCII.cr, ASCII.lf] + part.body, lineEnds: lineEnds)
    }
    ending.append(lineEnds)
    ending += dashes(boundary) + dashes([])
    if isMessage { ending.append(lineEnds) }
    return ending
  }

  func dashes(_ boundary: [UInt8]) -> [UInt8] { [ASCII.hyphen, ASCII.hyphen] + boundary }
}

extension Span<UInt8> {
  /// Whether it is the name of a field about the content of an entity.
  ///
  /// Source: RFC 2045 §9, entity-headers.
  var isContentFieldName: Bool { extracting(first: 8).equalsIgnoringCase("content-") }
}

extension EntityPlan {
  /// Adds what another plan says; what it says of the body counts.
  mutating func merge(_ other: EntityPlan) {
    fieldEdits += other.fieldEdits
    fieldReplacements.merge(other.fieldReplacements) { $1 }
    if case .keep = other.body {} else { body = other.body }
    additions += other.additions
    dropsRemarks = dropsRemarks || other.dropsRemarks
    dropsJunk = dropsJunk || other.dropsJunk
  }
}
