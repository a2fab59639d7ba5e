internal import MIMECodecs
internal import Octets

/// Content that was read, and is written as it was.
extension PartPlanner {
  /// Plans a message that is a part of this one.
  mutating func planCopy(
    of message: Message, of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    try checkIdentity(part)
    var planned = try planCopy(of: message.root, message.range, isRoot: place.isRoot)
    let header = message.root.headerOctets
    let isGlobal = header.span.asciiPrefixCount() < header.count
    planned.hasUTF8Fields = isGlobal
    guard !isGlobal || innerRoute.takesUTF8Headers else { throw CompositionError(.routeTooNarrow) }
    let type = isGlobal ? MediaType(type: "message", subtype: "global") : .messageRFC822
    try setFields(of: part, type: type, in: &planned, at: place)
    return planned
  }

  /// Plans a part with the header fields that it has.
  mutating func planCopy(of entity: Entity, at place: PartPlace) throws(CompositionError) -> PlannedPart {
    guard place.isRoot || entity.isMessageRoot else {
      var planned = try planCopy(of: entity, entity.headerRange.lowerBound..<entity.bodyRange.upperBound, isRoot: false)
      planned.holdsHeaderEnd = true
      return planned
    }
    var planned = try planCopy(of: entity, entity.bodyRange, isRoot: place.isRoot)
    var lineEnds = LineEndConverter(to: .crlf)
    for field in entity.fields where field.beginsWithContent {
      let octets = field.octets
      lineEnds.convert(octets, into: &planned.fields)
      if planned.fields.last != ASCII.lf { planned.fields += [ASCII.cr, ASCII.lf] }
    }
    if planned.fields.span.asciiPrefixCount() < planned.fields.count {
      guard route.takesUTF8Headers else { throw CompositionError(.routeTooNarrow) }
      planned.hasUTF8Fields = true
    }
    return planned
  }

  /// Plans octets that were read; `range` is within the input that the entity was read from.
  private mutating func planCopy(
    of entity: Entity, _ range: Range<Int>, isRoot: Bool
  ) throws(CompositionError) -> PlannedPart {
    let source = ContentSource.memory(entity.storage.octets, range)
    let isBinary = entity.holdsBinary
    let survey = try ContentSurvey(
      source, ContentSurvey.Terms(isLines: !isBinary, most: route.body, mayEndInBlanks: true), boundaries)
    let domain = isBinary ? .binary : survey.domain
    guard domain <= route.body else { throw CompositionError(.routeTooNarrow) }
    boundaries = survey.boundaries
    let isLines = domain != .binary
    let coding = ContentCoding(encoding: domain.transferEncoding, isLines: isLines, endsLastLine: isRoot && isLines)
    var planned = PlannedPart(.content(source, coding))
    planned.encoding = domain.transferEncoding
    planned.domain = domain
    return planned
  }
}

extension Entity {
  /// Its header section as it is written.
  fileprivate var headerOctets: [UInt8] {
    let octets = octets
    return Array(octets.extracting(first: headerRange.count))
  }

  /// Whether anything in it is declared to be binary, so that its line ends are content.
  fileprivate var holdsBinary: Bool {
    let last = kind == .leaf ? index + 1 : Int(record.subtreeEnd)
    return (index..<max(last, index + 1)).contains { number in
      Entity(storage: storage, index: number).fields.first(named: .contentTransferEncoding) != nil
        && Entity(storage: storage, index: number).kind == .leaf
        && Entity(storage: storage, index: number).transferEncoding == .binary
    }
  }
}

extension Field {
  /// Whether its name is one of those that tell of a body.
  ///
  /// Source: RFC 2045 §9, MIME-part-headers.
  fileprivate var beginsWithContent: Bool {
    let name = Array(name.utf8)
    return name.span.extracting(first: 8).equalsIgnoringCase("content-")
  }
}
