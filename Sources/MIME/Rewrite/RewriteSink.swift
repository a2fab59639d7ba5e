internal import MIMECodecs
internal import Octets

/// Writes what a reader reports, changed by a plan.
///
/// What can't be undone is decided late: a delimiter is held back until the part behind it is known to stay, a header
/// section until it is complete. Everything else goes through as it comes.
struct RewriteSink: MessageSink, ~Copyable {
  /// An entity that is open.
  struct Frame: Sendable {
    /// Its place among the entities of the message.
    let place: Int
    /// Its place among its siblings, from 1.
    let ordinal: Int
    /// Whether it is a message's own entity and no body part.
    let isMessageRoot: Bool
    /// What its number begins with.
    let prefix: PartNumber
    var kind = EntityKind.leaf
    var number: PartNumber?
    var childCount = 0
    var parts = Parts()
    /// Whether what precedes and follows the parts goes.
    var dropsRemarks = false
    /// Whether some of what follows the parts came.
    var hasEpilogue = false
    /// Whether line ends in its body are octets like others.
    var isBinary = false
    /// What is written when it ends.
    var suffix: [UInt8] = []
  }

  let plan: RewritePlan
  let limits: Limits
  let boundaries: BoundarySource
  var output: [UInt8] = []
  var frames: [Frame] = []
  var header = HeldHeader()
  private var isInHeader = false
  /// Whether the header section is so long that it is written as it comes.
  private var isHeaderReleased = false
  /// The level of the entity whose octets are left out, with all that is in it.
  private var mutedLevel: Int?
  private var entityCount = 0
  private(set) var recoder: BodyRecoder?
  /// The line ends of the message; nil while it has had none.
  private var knownLineEnds: LineEnds?
  /// The last octet of the run before, while they aren't known: a run may begin between CR and LF.
  private var lastHeaderOctet = ASCII.lf
  /// Makes all line ends of the input one kind, where that is planned.
  private var converter: LineEndConverter?
  /// The octet written last.
  private(set) var lastOctet = ASCII.lf
  private(set) var failure: CompositionError?
  private(set) var defects: DefectLog
  /// The numbers in the plan that there are.
  private(set) var foundNumbers: Set<PartNumber> = []

  init(plan: RewritePlan, limits: Limits, boundaries: BoundarySource) {
    self.plan = plan
    self.limits = limits
    self.boundaries = boundaries
    defects = DefectLog(perCode: limits.defectsPerCode)
    knownLineEnds = plan.lineEnds
    converter = plan.lineEnds.map { LineEndConverter(to: $0) }
  }

  var lineEnds: LineEnds { knownLineEnds ?? .crlf }
  private var isMuted: Bool { mutedLevel != nil }

  mutating func fail(_ error: CompositionError) {
    failure = failure ?? error
  }

  mutating func defect(_ defect: Defect) { defects.record(defect.code, at: defect.offset) }
}

// MARK: - Events

extension RewriteSink {
  mutating func beginEntity(at offset: Int) {
    var ordinal = 1
    var prefix = PartNumber()
    let parent = frames.count - 1
    if parent >= 0 {
      frames[parent].childCount += 1
      ordinal = frames[parent].childCount
      if !plan.byNumber.isEmpty { prefix = frames[parent].number ?? frames[parent].prefix }
    }
    let isMessageRoot = parent < 0 || frames[parent].kind == .message
    frames.append(Frame(place: entityCount, ordinal: ordinal, isMessageRoot: isMessageRoot, prefix: prefix))
    entityCount += 1
    guard !isMuted else { return }
    isInHeader = true
    isHeaderReleased = false
    header.begin(at: offset)
  }

  mutating func field(_ event: FieldEvent, _ octets: Span<UInt8>) {
    guard !isMuted else { return }
    learnLineEnds(octets)
    if isHeaderReleased { write(octets) } else { header.append(event, octets) }
  }

  mutating func octets(_ role: OctetRole, _ octets: Span<UInt8>, at offset: Int) {
    guard !isMuted else { return }
    if isInHeader { return headerOctets(role, octets) }
    switch role {
    case .delimiter: holdDelimiter(octets)
    case .closeDelimiter: closeParts(octets)
    case .preamble, .epilogue: remark(role, octets)
    case .body, .junk, .headerEnd: bodyOctets(octets)
    }
  }

  mutating func beginBody(_ kind: EntityKind, at offset: Int) {
    let level = frames.count - 1
    frames[level].kind = kind
    if !plan.byNumber.isEmpty { frames[level].number = number(of: frames[level]) }
    guard !isMuted else { return }
    isInHeader = false
    let plan = entityPlan(of: frames[level])
    guard !isHeaderReleased else {
      // What can't be held can't be edited.
      if !plan.isTrivial { fail(CompositionError(.headerTooLong)) }
      return
    }
    header.cut(at: offset)
    frames[level].isBinary = kind == .leaf && header.transferEncoding == .binary
    begin(plan)
    let body = header.bodyOctets
    guard !body.isEmpty, !isMuted else { return }
    // Without an empty line a body that begins with a blank would go on with a new field.
    if header.endsInNewField, plan.additions.isEmpty, case .keep = plan.body { writeLineEnd() }
    let octets = Array(header.octets[body])
    bodyOctets(octets.span)
  }

  mutating func endEntity(at offset: Int) {
    guard let frame = frames.popLast() else { return }
    if let level = mutedLevel {
      guard level == frames.count else { return }
      mutedLevel = nil
    } else if recoder != nil {
      recoder?.finish(into: &output)
      recoder = nil
      noteOutput()
    } else if frame.kind == .multipart {
      endParts(frame)
    }
    if !frame.suffix.isEmpty { write(frame.suffix) }
  }

  private func number(of frame: Frame) -> PartNumber? {
    guard frame.isMessageRoot else { return frame.prefix.appending(frame.ordinal) }
    return frame.kind == .multipart ? nil : frame.prefix.appending(1)
  }

  /// What becomes of an entity by all that names it.
  private mutating func entityPlan(of frame: Frame) -> EntityPlan {
    var entityPlan = frames.count == 1 ? plan.ofMessage : EntityPlan()
    if let number = frame.number, let named = plan.byNumber[number] {
      foundNumbers.insert(number)
      entityPlan.merge(named)
    }
    if let placed = plan.byPlace[frame.place] { entityPlan.merge(placed) }
    return entityPlan
  }
}

// MARK: - Octets

extension RewriteSink {
  mutating func write(_ octets: Span<UInt8>) {
    guard !octets.isEmpty else { return }
    if converter == nil { output.append(octets) } else { converter?.convert(octets, into: &output) }
    lastOctet = octets[octets.count - 1]
  }

  mutating func write(_ octets: [UInt8]) { write(octets.span) }

  /// Writes octets whose lines end with CRLF, with the line ends of the message.
  mutating func writeLines(_ octets: [UInt8]) {
    output.append(octets, lineEnds: lineEnds)
    noteOutput()
  }

  mutating func writeLineEnd() {
    output.append(lineEnds)
    lastOctet = ASCII.lf
  }

  /// Writes a delimiter, which is to begin a line.
  mutating func writeDelimiter(_ octets: Span<UInt8>) {
    if octets.count > 0, octets[0] == ASCII.hyphen, lastOctet != ASCII.lf { writeLineEnd() }
    write(octets)
  }

  mutating func writeHeader() {
    guard converter == nil else {
      var section: [UInt8] = []
      header.write(lineEnds: lineEnds, into: &section)
      return write(section)
    }
    header.write(lineEnds: lineEnds, into: &output)
    noteOutput()
  }

  /// Leaves out the rest of the innermost entity.
  mutating func mute() { mutedLevel = frames.count - 1 }

  mutating func beginRecoding(_ recoding: BodyRecoding) {
    let isPart = !(frames.last?.isMessageRoot ?? true)
    recoder = BodyRecoder(recoding, lineEnds: lineEnds, isPart: isPart, limits: limits)
  }

  private mutating func noteOutput() {
    if let last = output.last { lastOctet = last }
  }

  private mutating func bodyOctets(_ octets: Span<UInt8>) {
    if recoder == nil {
      guard frames.last?.isBinary ?? false, !octets.isEmpty else { return write(octets) }
      finishLine()
      output.append(octets)
      lastOctet = octets[octets.count - 1]
      return
    }
    recoder?.recode(octets, into: &output)
    noteOutput()
  }

  /// Takes what precedes or follows the parts; of an epilogue that goes its line end stays, which ends the last line.
  private mutating func remark(_ role: OctetRole, _ octets: Span<UInt8>) {
    let level = frames.count - 1
    guard frames[level].dropsRemarks else { return write(octets) }
    let isFirst = role == .epilogue && !frames[level].hasEpilogue
    if isFirst, octets[0] == ASCII.cr || octets[0] == ASCII.lf { writeLineEnd() }
    frames[level].hasEpilogue = role == .epilogue
  }

  /// Writes a CR that was held back.
  mutating func finishLine() { converter?.finish(into: &output) }

  private mutating func headerOctets(_ role: OctetRole, _ octets: Span<UInt8>) {
    learnLineEnds(octets)
    if isHeaderReleased { return write(octets) }
    if role == .headerEnd { return header.end(octets) }
    header.appendJunk(octets)
    // The reader holds header sections to the limit but for lines that are no fields.
    guard header.octets.count > limits.headerSectionOctets + limits.fieldOctets else { return }
    isHeaderReleased = true
    flushDelimiter()
    writeHeader()
  }

  private mutating func learnLineEnds(_ octets: Span<UInt8>) {
    guard knownLineEnds == nil, octets.count > 0 else { return }
    if let lf = octets.firstIndex(of: ASCII.lf) {
      knownLineEnds = (lf > 0 ? octets[lf - 1] : lastHeaderOctet) == ASCII.cr ? .crlf : .lf
    }
    lastHeaderOctet = octets[octets.count - 1]
  }
}
