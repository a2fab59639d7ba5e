internal import Octets

extension MessageReader {
  /// Reads a body, preamble or epilogue up to the next delimiter; false where more input is needed.
  mutating func readBody<Sink: MessageSink & ~Copyable>(
    _ role: OctetRole, atLineStart: Bool, _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    if atLineStart, stack.isWatching {
      switch stack.line(at: input.index, input, atMost: limits.delimiterLineOctets) {
      case .incomplete: return false
      case .delimiter(let match, let end, let next):
        if readDelimiter(match, from: input.index, end: end, next: next, &input, into: &sink) { return true }
      case .other: break
      }
    }
    region = .body(role, atLineStart: false)
    return stack.isWatching
      ? readToDelimiter(role, &input, into: &sink) : readToEnd(role, &input, into: &sink)
  }

  /// Reports what is there: no delimiter can follow. False where more input is needed.
  private mutating func readToEnd<Sink: MessageSink & ~Copyable>(
    _ role: OctetRole, _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let end = decidedEnd(input)
    let octets = input.octets.extracting(input.index..<end)
    _ = lines.scanBody(octets, at: input.base + input.index, stoppingAtDelimiters: false, into: &sink)
    report(role, upTo: end, &input, into: &sink)
    return input.isAtEnd
  }

  private mutating func readToDelimiter<Sink: MessageSink & ~Copyable>(
    _ role: OctetRole, _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let end = decidedEnd(input)
    var from = input.index
    while from < end {
      let rest = input.octets.extracting(from..<end)
      let lf = from + lines.scanBody(rest, at: input.base + from, stoppingAtDelimiters: true, into: &sink)
      guard lf < end else { break }
      let hasCR = lf > input.index && input.octets[lf - 1] == ASCII.cr
      let lineEnd = hasCR ? lf - 1 : lf
      switch stack.line(at: lf + 1, input, atMost: limits.delimiterLineOctets) {
      case .incomplete:
        report(role, upTo: lineEnd, &input, into: &sink)
        if hasCR { lines.holdBack(1) }
        return false
      case .delimiter(let match, let end, let next):
        if isLive(match) {
          report(role, upTo: lineEnd, &input, into: &sink)
          lines.noteLineEnd(at: input.base + lf, hasCR: hasCR, into: &sink)
          return readDelimiter(match, from: lineEnd, end: end, next: next, &input, into: &sink)
        }
        sink.defect(Defect(.epilogueDelimiter, at: input.base + lf + 1))
      case .other: break
      }
      lines.noteLineEnd(at: input.base + lf, hasCR: hasCR, into: &sink)
      from = lf + 1
    }
    report(role, upTo: end, &input, into: &sink)
    return input.isAtEnd
  }

  /// Up to where the octets at hand can be told apart: a CR at their end may belong to an LF that is still to come.
  private func decidedEnd(_ input: borrowing ReaderInput) -> Int {
    let count = input.octets.count
    return !input.isFinal && input.octets[count - 1] == ASCII.cr ? count - 1 : count
  }

  private func report<Sink: MessageSink & ~Copyable>(
    _ role: OctetRole, upTo end: Int, _ input: inout ReaderInput, into sink: inout Sink
  ) {
    guard end > input.index else { return }
    let offset = input.base + input.index
    sink.octets(role, input.take(upTo: end), at: offset)
  }
}

// MARK: - Delimiters

extension MessageReader {
  private func isLive(_ match: BoundaryStack.Match) -> Bool {
    if case .stale = match { return false }
    return true
  }

  /// Acts on a delimiter whose octets start at an index, with the line end before it; false where it opens and closes
  /// nothing.
  ///
  /// - Parameter bodyEnd: Where the bodies before it end, if that isn't where it starts.
  private mutating func readDelimiter<Sink: MessageSink & ~Copyable>(
    _ match: BoundaryStack.Match, from start: Int, end: Int, next: Int, bodyEnd: Int? = nil,
    _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    let offset = input.base + start
    switch match {
    case .open(let level):
      endEntities(inside: level, at: bodyEnd ?? offset, into: &sink)
      guard entityCount < limits.entities else {
        sink.defect(Defect(.limitEntities, at: offset))
        stack.stopWatching()
        region = .body(.epilogue, atLineStart: false)
        return true
      }
      stack.noteParts(at: level)
      noteLineEnd(before: next, from: end, input, into: &sink)
      sink.octets(.delimiter, input.take(upTo: next), at: offset)
      region = .partStart
    case .close(let level):
      endEntities(inside: level, at: bodyEnd ?? offset, into: &sink)
      if !stack.frames[level].hasParts { sink.defect(Defect(.multipartWithoutParts, at: offset)) }
      stack.noteClosed(at: level)
      sink.octets(.closeDelimiter, input.take(upTo: end), at: offset)
      lines.beginBody(.eightBit)
      region = .body(.epilogue, atLineStart: false)
    case .stale, .none:
      return false
    }
    return true
  }

  private mutating func noteLineEnd<Sink: MessageSink & ~Copyable>(
    before next: Int, from end: Int, _ input: borrowing ReaderInput, into sink: inout Sink
  ) {
    guard next > end else { return }
    lines.noteLineEndKind(at: input.base + next - 1, hasCR: next - end == 2, into: &sink)
  }

  /// Reads a delimiter that cuts a header section short; false where the line is none.
  mutating func readDelimiterInHeader<Sink: MessageSink & ~Copyable>(
    _ field: Span<UInt8>, _ input: inout ReaderInput, into sink: inout Sink
  ) -> Bool {
    guard field.starts(with: "--") else { return false }
    let offset = input.base + input.index
    if isOwnDelimiter(field) {
      endHeaderEarly(.headerUnterminated, at: offset, isOpaque: false, into: &sink)
      return true
    }
    let line = stack.line(at: input.index, input, atMost: limits.delimiterLineOctets)
    guard case .delimiter(let match, let end, let next) = line, isLive(match) else { return false }
    if offset == header.start, !isInMessageHeader { sink.defect(Defect(.emptyPart, at: offset)) }
    let bodyEnd = endHeaderUnterminated(at: offset, into: &sink)
    return readDelimiter(match, from: input.index, end: end, next: next, bodyEnd: bodyEnd, &input, into: &sink)
  }

  /// Whether a line is a delimiter of the multipart whose header section it stands in.
  private func isOwnDelimiter(_ field: Span<UInt8>) -> Bool {
    guard !header.boundary.isEmpty else { return false }
    let lf = field.firstIndex(of: ASCII.lf) ?? field.count
    let line = field.extracting(2..<lf)
    let content = line.extracting(line.trimmedRange())
    return content.equals(header.boundary.span)
  }
}
