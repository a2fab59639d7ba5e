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
        beginBody(at: input.base + input.index, into: &sink)
        return true
      }
      splits.removeAll(keepingCapacity: true)
      let start = input.index
      // Offsets within a section are 32 bits wide; no field may be as long as the window.
      let window = min(input.octets.count, start + (1 << 30))
      let found = input.octets.extracting(start..<window).splitFields(into: &splits, atMost: Self.batch)
      for number in 0..<found {
        guard case .header = region else { return true }
        let split = splits[number]
        let field = input.octets.extracting((start + Int(split.start))..<(start + Int(split.end)))
        readField(field, colon: Int(split.colon - split.start), saw: split.saw, &input, into: &sink)
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

  /// Reads one field, or finds that there is none and that the header section ends here.
  private mutating func readField<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, colon: Int, saw: Sightings, _ input: inout ReaderInput, into sink: inout Sink
  ) {
    if stack.isWatching, readDelimiterInHeader(field, &input, into: &sink) { return }
    let offset = input.base + input.index
    if header.fieldCount >= limits.fieldsPerSection {
      return endHeaderEarly(.limitFields, at: offset, isOpaque: true, into: &sink)
    }
    let kept = field.extracting(..<min(field.count, limits.fieldOctets))
    if offset - header.start + kept.count > limits.headerSectionOctets {
      return endHeaderEarly(.limitHeaderSection, at: offset, isOpaque: true, into: &sink)
    }
    guard let nameCount = fieldNameCount(kept, colon: colon, at: offset, into: &sink) else {
      if kept.count == field.count, isEnvelopeLine(kept) { return readJunk(field, &input, into: &sink) }
      return endHeaderEarly(.headerUnterminated, at: offset, isOpaque: false, into: &sink)
    }
    region = .header(isEmpty: false)
    let name = FieldName(kept.extracting(..<nameCount))
    let event = FieldEvent(offset: offset, nameCount: nameCount, bodyStart: colon + 1, name: name)
    sink.field(event, kept)
    lines.noteField(saw, in: kept, at: offset, into: &sink)
    if let repetition = header.note(
      name, body: kept.extracting((colon + 1)...), at: offset + colon + 1, limits: limits)
    {
      sink.defect(Defect(repetition, at: offset))
    }
    _ = input.take(upTo: input.index + kept.count)
    if kept.count < field.count {
      sink.defect(Defect(.limitField, at: offset))
      region = .oversizedField
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

  /// QUIRK: mbox `From ` lines are skipped among the fields, where broken mailbox software leaves them.
  private func isEnvelopeLine(_ line: Span<UInt8>) -> Bool {
    line.starts(with: "From ") || line.starts(with: ">From ")
  }

  private mutating func readJunk<Sink: MessageSink & ~Copyable>(
    _ line: Span<UInt8>, _ input: inout ReaderInput, into sink: inout Sink
  ) {
    let offset = input.base + input.index
    var code = Defect.Code.headerJunkLine
    if case .header(isEmpty: true) = region { code = .envelopeLine }
    sink.defect(Defect(code, at: offset))
    sink.octets(.junk, input.take(upTo: input.index + line.count), at: offset)
  }

  /// Ends a header section that no empty line ends.
  private mutating func endHeaderEarly<Sink: MessageSink & ~Copyable>(
    _ code: Defect.Code, at offset: Int, isOpaque: Bool, into sink: inout Sink
  ) {
    sink.defect(Defect(code, at: offset))
    beginBody(at: offset, isOpaque: isOpaque, into: &sink)
  }
}

// MARK: - The start and the odd ends of a section

extension MessageReader {
  /// Skips a byte order mark before the first field of a message; false where more input is needed to tell.
  private mutating func readSectionStart<Sink: MessageSink & ~Copyable>(
    _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let offset = input.base + input.index
    guard isInMessageHeader, offset == header.start, input.octets[input.index] == 0xEF else { return true }
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
