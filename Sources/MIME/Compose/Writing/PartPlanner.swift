internal import MIMECodecs
internal import Octets

/// Decides how each part of a draft is written, and finds out what can't be.
///
/// Everything that can be wrong with a draft shows here, before the first octet is written. Recursion ends at
/// ``Limits/depth``.
struct PartPlanner: Sendable {
  let route: Route
  let identifiers: Identifiers
  /// What is left of the boundaries.
  var boundaries: BoundaryCandidates
  private var partCount = 0

  init(route: Route, identifiers: Identifiers) {
    self.route = route
    self.identifiers = identifiers
    boundaries = BoundaryCandidates(token: identifiers.token)
  }

  /// Plans a message; `place` is that of its body.
  mutating func planMessage(
    _ draft: Draft, for route: Route, at place: PartPlace, keepsBcc: Bool
  ) throws(CompositionError) -> PlannedMessage {
    let header = HeaderComposer(identifiers: identifiers, number: place.number, keepsBcc: keepsBcc)
    let fields: [UInt8]
    do {
      fields = try header.fields(of: draft, for: route)
    } catch {
      throw error.about(part: place.shownNumber)
    }
    return PlannedMessage(fields: fields, root: try plan(draft.body, at: place))
  }

  /// Plans a part.
  mutating func plan(_ part: Draft.Part, at place: PartPlace) throws(CompositionError) -> PlannedPart {
    do throws(CompositionError) {
      partCount += 1
      guard place.depth <= Limits().depth, partCount <= Limits().entities else {
        throw CompositionError(.tooManyParts)
      }
      return try planContent(of: part, at: place)
    } catch {
      throw error.about(part: place.shownNumber)
    }
  }

  private mutating func planContent(of part: Draft.Part, at place: PartPlace) throws(CompositionError) -> PlannedPart {
    switch part.content {
    case .text(let text, let charset): try planText(text, charset, of: part, at: place)
    case .octets(let storage):
      try planOctets(.memory(storage, 0..<storage.count), name: part.disposition?.fileName, of: part, at: place)
    case .file(let path):
      try planOctets(
        .file(path: path, OctetFile.open(path).version), name: part.disposition?.fileName ?? path, of: part, at: place)
    case .multipart(let parts): try planMultipart(parts, of: part, at: place)
    case .draft(let draft): try planDraft(draft, of: part, at: place)
    case .message(let message): try planCopy(of: message, of: part, at: place)
    case .entity(let entity): try planCopy(of: entity, at: place)
    }
  }

  /// The route of what is inside a body: UTF-8 in header fields there needs a body of eight bits.
  var innerRoute: Route {
    Route(body: route.body, takesUTF8Headers: route.takesUTF8Headers && route.body >= .eightBit)
  }
}

// MARK: - Parts made of parts

extension PartPlanner {
  /// Source: RFC 2046 §5.1; RFC 1847 §2.1 for signed parts, which must be of seven bits.
  private mutating func planMultipart(
    _ parts: [Draft.Part], of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    let type = part.mediaType ?? MediaType(type: "multipart", subtype: "mixed")
    guard type.type == "multipart" else { throw CompositionError(.valueInvalid, field: "Content-Type") }
    guard !parts.isEmpty else { throw CompositionError(.partsMissing) }
    try checkIdentity(part)
    var inner = place
    if type.subtype == "signed" { inner.most = .sevenBit }
    for part in parts {
      guard let id = part.contentID, !id.utf8.contains(ASCII.at) else { continue }
      inner.contentIDs[id] = identifiers.contentID(id)
    }
    var planned: [PlannedPart] = []
    for (index, part) in parts.enumerated() { planned.append(try plan(part, at: inner.part(index + 1))) }
    var result = PlannedPart(.parts(planned))
    result.domain = planned.map(\.domain).max() ?? .sevenBit
    result.encoding = result.domain.transferEncoding
    result.hasUTF8Fields = planned.contains(where: \.hasUTF8Fields)
    try setFields(of: part, type: type, in: &result, at: place)
    return result
  }

  /// Source: RFC 2046 §5.2.1, RFC 6532 §3.7.
  private mutating func planDraft(
    _ draft: Draft, of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    try checkIdentity(part)
    let message = try planMessage(draft, for: innerRoute, at: place.message(), keepsBcc: false)
    var result = PlannedPart(.message(message))
    result.domain = message.domain
    result.encoding = message.domain.transferEncoding
    result.hasUTF8Fields = message.hasUTF8Fields
    let type = message.hasUTF8Fields ? MediaType(type: "message", subtype: "global") : .messageRFC822
    try setFields(of: part, type: type, in: &result, at: place)
    return result
  }

  /// Throws where a part of parts is to be encoded, which no standard allows.
  ///
  /// Source: RFC 2045 §6.4.
  func checkIdentity(_ part: Draft.Part) throws(CompositionError) {
    guard let encoding = part.transferEncoding, !encoding.isIdentity else { return }
    throw CompositionError(.encodingUnsuitable, field: "Content-Transfer-Encoding")
  }
}

// MARK: - Header fields

extension PartPlanner {
  /// Formats the fields of a part, and takes account of the octets in them.
  func setFields(
    of part: Draft.Part, type: MediaType, in planned: inout PlannedPart, at place: PartPlace
  ) throws(CompositionError) {
    planned.mediaType = type
    var octets: [UInt8] = []
    try HeaderField("Content-Type", .mediaType(type)).format(for: innerRoute, into: &octets)
    let typeCount = octets.count
    for field in try fields(of: part, at: place) { try field.format(for: innerRoute, into: &octets) }
    if octets.span.asciiPrefixCount() < octets.count {
      planned.hasUTF8Fields = true
      if !place.isRoot { planned.domain = max(.eightBit, planned.domain) }
    }
    octets.removeFirst(typeCount)
    planned.fields = octets
  }

  private func fields(of part: Draft.Part, at place: PartPlace) throws(CompositionError) -> [HeaderField] {
    var fields: [HeaderField] = []
    if let disposition = part.disposition {
      fields.append(try HeaderField("Content-Disposition", .disposition(disposition)))
    }
    if let id = part.contentID {
      let whole = id.utf8.contains(ASCII.at) ? id : identifiers.contentID(id)
      fields.append(try HeaderField("Content-ID", .messageIDs([MessageID(text: whole)])))
    }
    if let text = part.description { fields.append(try HeaderField("Content-Description", .unstructured(text))) }
    if !part.languages.isEmpty {
      fields.append(try HeaderField("Content-Language", .structured(part.languages.joined(separator: ", "))))
    }
    if let location = part.location { fields.append(try HeaderField("Content-Location", .structured(location))) }
    for field in part.otherFields {
      let name = Array(field.name.utf8)
      guard name.count > 8, name.span.extracting(first: 8).equalsIgnoringCase("content-") else {
        throw CompositionError(.fieldNameInvalid, field: field.name)
      }
      guard FieldName(name.span) == nil else {
        throw CompositionError(.fieldRepeated, field: field.name)
      }
    }
    return fields + part.otherFields
  }
}
