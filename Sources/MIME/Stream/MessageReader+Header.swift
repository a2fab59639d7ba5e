internal import Octets

extension MessageReader {
  /// How many fields are split off in one call.
  private static var batch: Int { 64 }

  /// Reads fields up to the end of the header section; false where more input is needed.
  mutating func readHeader<Sink: MessageSink & ~Copyable>(_ input: inout ReaderInput, into sink: inout Sink) -> Bool {
    if case .header(isEmpty: true) = region, !readSectionStart(&input, into: &sink) { return false }
    while case .header = region, !input.isAtEnd {
      if let length = emptyLineCount(input) {
        let offset = input.base + input.index
        sink.octets(.headerEnd, input.take(upTo: input.index + length), at: offset)
        lines.noteLineEndKind(at: input.base + input.index - 1, hasCR: length == 2, into: &sink)
        if let defect = header.takeJunk() { sink.defect(defect) }
        beginBody(at: input.base + input.index, into: &sink)
        return true
      }
      if splits.isEmpty { splits = [FieldSplit](repeating: FieldSplit(), count: Self.batch) }
      let start = input.index
      // Offsets within a section are 32 bits wide; no field may be as long as the window.
      let window = min(input.octets.count, start + (1 << 30))
      var records = splits.mutableSpan
      let found = input.octets.extracting(start..<window).splitFields(into: &records)
      let names = FieldNameTable.shared
      for number in 0..<found {
        guard case .header = region else { return true }
        let split = splits[number]
        let field = input.octets.extracting((start &+ Int(split.start))..<(start &+ Int(split.end)))
        if isPlain(field, split) {
          readPlainField(field, split, names, &input, into: &sink)
        } else {
          readField(field, colon: Int(split.colon - split.start), saw: split.saw, &input, into: &sink)
        }
      }
      if found == 0, case .header = region, !readUnfinished(&input, into: &sink) { return false }
    }
    return true
  }

  /// The length of the empty line that comes next, or nil where none does.
  private func emptyLineCount(_ input: borrowing ReaderInput) -> Int? {
    let octets = input.octets
    if octets[input.index] == ASCII.lf { return 1 }
    let isCRLF =
      octets[input.index] == ASCII.cr && input.index + 1 < octets.count && octets[input.index + 1] == ASCII.lf
    return isCRLF ? 2 : nil
  }

  /// Reads a field that the input does not hold the end of; false where more input is needed.
  private mutating func readUnfinished<Sink: MessageSink & ~Copyable>(
    _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let field = input.octets.extracting(input.index...)
    guard input.isFinal || field.count > limits.fieldOctets else { return false }
    // Of a field over the limit only what is under it is looked at, here as where its end is known.
    let colon = field.extracting(..<min(field.count, limits.fieldOctets)).firstIndex(of: ASCII.colon)
    readField(field, colon: colon ?? field.count, saw: .all, &input, into: &sink)
    return true
  }

  /// Whether a field is one that nothing can be wrong with but what it says.
  private func isPlain(_ field: Span<UInt8>, _ split: FieldSplit) -> Bool {
    split.saw.isDisjoint(with: .oddName) && split.start < split.colon && split.colon < split.end
      && field[0] != ASCII.hyphen && header.junk == nil && field.count <= limits.fieldOctets
  }

  /// Reads a field that ``isPlain(_:_:)``. PERF: does what ``readField(_:colon:saw:_:into:)`` does, in a third of the time.
  private mutating func readPlainField<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, _ split: FieldSplit, _ names: FieldNameTable, _ input: inout ReaderInput,
    into sink: inout Sink
  ) {
    let offset = input.base &+ input.index
    if let limit = limitReached(at: offset, adding: field.count) {
      return endHeaderEarly(limit, at: offset, isOpaque: true, into: &sink)
    }
    let nameCount = Int(split.colon &- split.start)
    let name = names.find(field.extracting(..<nameCount), head: split.nameHead, tail: split.nameTail)
    report(field, name, nameCount: nameCount, colon: nameCount, at: offset, into: &sink)
    region = .header(isEmpty: false)
    lines.noteField(split.saw, in: field, upTo: field.count, at: offset, into: &sink)
    input.index &+= field.count
  }

  /// Reads one field, or a line that is none.
  private mutating func readField<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, colon: Int, saw: Sightings, _ input: inout ReaderInput, into sink: inout Sink
  ) {
    if field[0] == ASCII.hyphen, readDelimiterInHeader(field, &input, into: &sink) { return }
    let offset = input.base + input.index
    let kept = field.extracting(..<min(field.count, limits.fieldOctets))
    if let limit = limitReached(at: offset, adding: kept.count) {
      return endHeaderEarly(limit, at: offset, isOpaque: true, into: &sink)
    }
    if let nameCount = fieldNameCount(kept, colon: colon, at: offset, into: &sink) {
      reportField(kept, nameCount: nameCount, colon: colon, at: offset, into: &sink)
    } else {
      reportJunk(kept, at: offset, into: &sink)
    }
    region = .header(isEmpty: false)
    lines.noteField(saw, in: field, upTo: kept.count, at: offset, into: &sink)
    _ = input.take(upTo: input.index + kept.count)
    if kept.count < field.count {
      sink.defect(Defect(.limitField, at: offset))
      region = .oversizedField
    }
  }

  private func limitReached(at offset: Int, adding count: Int) -> Defect.Code? {
    if header.fieldCount >= limits.fieldsPerSection { return .limitFields }
    return offset - header.start + count > limits.headerSectionOctets ? .limitHeaderSection : nil
  }

  private mutating func reportField<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, nameCount: Int, colon: Int, at offset: Int, into sink: inout Sink
  ) {
    if let defect = header.takeJunk() { sink.defect(defect) }
    let name = FieldName(field.extracting(..<nameCount))
    report(field, name, nameCount: nameCount, colon: colon, at: offset, into: &sink)
  }

  private mutating func report<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, _ name: FieldName?, nameCount: Int, colon: Int, at offset: Int, into sink: inout Sink
  ) {
    sink.field(FieldEvent(offset: offset, nameCount: nameCount, bodyStart: colon &+ 1, name: name), field)
    let body = field.extracting((colon &+ 1)...)
    if let repetition = header.note(name, body: body, at: offset &+ colon &+ 1, limits: limits) {
      sink.defect(Defect(repetition, at: offset))
    }
  }

  /// Reports a line that is no field; the section goes on behind it.
  ///
  /// QUIRK: readers agree that a line without a colon does not end a header section; only where no empty line follows at
  /// all do the last such lines turn out to be the body (see ``endHeaderUnterminated(at:into:)``).
  private mutating func reportJunk<Sink: MessageSink & ~Copyable>(
    _ line: Span<UInt8>, at offset: Int, into sink: inout Sink
  ) {
    sink.octets(.junk, line, at: offset)
    if case .header(isEmpty: true) = region, isEnvelopeLine(line) {
      sink.defect(Defect(.envelopeLine, at: offset))
    } else {
      header.noteJunk(line, at: offset)
    }
  }

  /// Length of the field's name, or nil where the line can't be a field.
  ///
  ///     field-name = 1*ftext    ; %d33-57 / %d59-126
  ///
  /// Source: RFC 5322 §2.2, §4.5 for blanks before the colon.
  private func fieldNameCount<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, colon: Int, at offset: Int, into sink: inout Sink
  ) -> Int? {
    guard colon < field.count else { return nil }
    var end = colon
    while end > 0, field[end - 1].isBlank { end -= 1 }
    var isUnusual = false
    for index in 0..<end {
      let octet = field[index]
      if octet.isBlank || octet == ASCII.lf { return nil }
      if octet.isControl || octet >= 0x80 { isUnusual = true }
    }
    // QUIRK: names with control or 8-bit octets are names here: they are no body either, and nothing acts on them.
    if isUnusual { sink.defect(Defect(.headerInvalidName, at: offset)) }
    if end == 0 { sink.defect(Defect(.headerEmptyName, at: offset)) }
    if end < colon { sink.defect(Defect(.headerBlankBeforeColon, at: offset + end)) }
    return end
  }

  /// Whether a line is what mailbox files have before each message, quoted or not.
  private func isEnvelopeLine(_ line: Span<UInt8>) -> Bool {
    line.starts(with: "From ") || line.starts(with: ">From ")
  }

  /// Ends a header section that no empty line ends.
  mutating func endHeaderEarly<Sink: MessageSink & ~Copyable>(
    _ code: Defect.Code, at offset: Int, isOpaque: Bool, into sink: inout Sink
  ) {
    if let defect = header.takeJunk() { sink.defect(defect) }
    sink.defect(Defect(code, at: offset))
    beginBody(at: offset, isOpaque: isOpaque, into: &sink)
  }

  /// Ends a header section that reaches to the end of the input: one without an empty line is right if fields are all
  /// that it has (RFC 5322 §2.1).
  mutating func endHeaderAtEnd<Sink: MessageSink & ~Copyable>(into sink: inout Sink) {
    switch region {
    case .header where header.junk == nil, .oversizedField: beginBody(at: offset, into: &sink)
    case .header: _ = endHeaderUnterminated(at: offset, into: &sink)
    case .partStart, .body: break
    }
    // A message part has begun the message inside it, which is as empty.
    if case .header = region { beginBody(at: offset, into: &sink) }
  }

  /// Ends a header section in which no empty line came before its entity ended; returns where the body ends.
  ///
  /// The lines at its end that are no fields are the body, though they were reported as junk: that they are could not be
  /// known before.
  mutating func endHeaderUnterminated<Sink: MessageSink & ~Copyable>(at offset: Int, into sink: inout Sink) -> Int {
    if let junk = header.junk {
      sink.defect(Defect(.headerUnterminated, at: junk.start))
      beginBody(at: junk.start, isOpaque: true, into: &sink)
      return offset - junk.lineEndCount
    }
    if case .header(isEmpty: false) = region { sink.defect(Defect(.headerUnterminated, at: offset)) }
    beginBody(at: offset, isOpaque: true, into: &sink)
    return offset
  }
}

// MARK: - The start and the odd ends of a section

extension MessageReader {
  /// Skips a byte order mark before the first field of a message; false where more input is needed to tell.
  private mutating func readSectionStart<Sink: MessageSink & ~Copyable>(
    _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let offset = input.base + input.index
    guard input.octets[input.index] == 0xEF, isInMessageHeader, offset == header.start else { return true }
    let rest = input.octets.extracting(input.index...)
    guard rest.count >= 3 || input.isFinal else { return false }
    if rest.starts(with: "\u{FEFF}") {
      sink.defect(Defect(.byteOrderMark, at: offset))
      sink.octets(.junk, input.take(upTo: input.index + 3), at: offset)
    }
    return true
  }

  /// Whether the section is a message's own, not a body part's.
  var isInMessageHeader: Bool {
    stack.frames.count == 1 || stack.frames[stack.frames.count - 2].kind == .message
  }

  /// Reads on in a field that is longer than the limit; false where more input is needed.
  mutating func readOversizedField<Sink: MessageSink & ~Copyable>(
    _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let rest = input.octets.extracting(input.index...)
    let offset = input.base + input.index
    if let end = rest.fieldEnd() {
      sink.octets(.junk, input.take(upTo: input.index + end), at: offset)
      region = .header(isEmpty: false)
      return true
    }
    // Whether an LF at the end ends the field depends on the octet behind it.
    let isOpen = !input.isFinal && rest[rest.count - 1] == ASCII.lf
    let end = isOpen ? rest.count - 1 : rest.count
    if end > 0 { sink.octets(.junk, input.take(upTo: input.index + end), at: offset) }
    return !isOpen
  }
}
