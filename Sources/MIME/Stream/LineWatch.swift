internal import MIMECodecs
internal import Octets

/// Watches the lines of a message for what no line may hold, and reports each kind once per entity, where it begins.
struct LineWatch: Sendable {
  /// What is to be reported in the entity that is being read.
  private var wanted: Sightings = []
  /// The line ends that the message has used so far.
  private var lineEnds: Sightings = []
  private var isHeader = true
  private var isQuotedPrintable = false
  private var scan = BodyScan()

  /// Begins to watch the lines of a header section.
  mutating func beginHeader() {
    isHeader = true
    wanted = [.crlf, .bareLF, .bareCR, .nul, .eightBit, .control, .blankFold]
  }

  /// Begins to watch a body in a transfer encoding; any octets may stand in a binary one.
  mutating func beginBody(_ encoding: TransferEncoding) {
    isHeader = false
    wanted = encoding == .binary ? [] : [.crlf, .bareLF, .bareCR, .nul, .longLine]
    if encoding == .sevenBit || encoding == .quotedPrintable { wanted.insert(.eightBit) }
    isQuotedPrintable = encoding == .quotedPrintable
    scan = BodyScan()
  }

  /// Looks for a delimiter in a body, and at the octets before it; returns the offset of the LF before it, or the count.
  mutating func scanBody<Sink: MessageSink & ~Copyable>(
    _ octets: Span<UInt8>, at offset: Int, stoppingAtDelimiters: Bool, into sink: inout Sink
  ) -> Int {
    let column = Int(scan.column)
    scan.saw = []
    let found = octets.scanBody(&scan, stoppingAtDelimiters: stoppingAtDelimiters)
    if isNews(scan.saw) { report(octets, upTo: found, at: offset, column: column, into: &sink) }
    return found
  }

  /// Takes note of what a header field holds up to an index; what follows tells how its last line goes on.
  mutating func noteField<Sink: MessageSink & ~Copyable>(
    _ saw: Sightings, in field: Span<UInt8>, upTo end: Int, at offset: Int, into sink: inout Sink
  ) {
    // What was seen of a field that is cut short may lie behind the cut.
    let saw = end < field.count ? .all : saw
    guard isNews(saw) else { return }
    if lineEnds.isEmpty, saw.subtracting(.oddName) == .crlf || saw.subtracting(.oddName) == .bareLF {
      lineEnds = saw.subtracting(.oddName)  // the first line end of nearly every message
      return
    }
    // In a header section UTF-8 may stand (RFC 6532 §3.2): only a field that is not UTF-8 is at fault.
    if saw.contains(.eightBit), field.extracting(..<end).isUTF8 {
      let wasWanted = wanted
      wanted.remove(.eightBit)
      report(field, upTo: end, at: offset, column: 0, into: &sink)
      if wasWanted.contains(.eightBit) { wanted.insert(.eightBit) }
    } else {
      report(field, upTo: end, at: offset, column: 0, into: &sink)
    }
  }

  /// Takes note of a line end in a body that the scan stopped at.
  mutating func noteLineEnd<Sink: MessageSink & ~Copyable>(at offset: Int, hasCR: Bool, into sink: inout Sink) {
    noteLineEndKind(at: offset, hasCR: hasCR, into: &sink)
    endLine(at: offset, hasCR: hasCR, into: &sink)
  }

  /// Takes note of the end of a line whose line end is counted elsewhere, or that has none.
  mutating func endLine<Sink: MessageSink & ~Copyable>(at offset: Int, hasCR: Bool, into sink: inout Sink) {
    let column = Int(scan.column)
    scan.column = 0
    if column - (hasCR ? 1 : 0) > 998 { reportOnce(.longLine, at: offset - column, into: &sink) }
  }

  /// Takes back a count of octets that the scan has seen and will see again.
  mutating func holdBack(_ count: UInt64) {
    scan.column -= count
  }

  /// Takes note of which line end a line has.
  mutating func noteLineEndKind<Sink: MessageSink & ~Copyable>(at offset: Int, hasCR: Bool, into sink: inout Sink) {
    let kind: Sightings = hasCR ? .crlf : .bareLF
    guard wanted.contains(kind), !lineEnds.contains(kind) else { return }
    if !lineEnds.isEmpty { sink.defect(Defect(.mixedLineEnds, at: offset)) }
    lineEnds.insert(kind)
  }

  private func isNews(_ saw: Sightings) -> Bool {
    !saw.isDisjoint(with: wanted.subtracting(lineEnds))
  }

  /// Finds the place of each thing seen for the first time. Rare, and bounded by the kinds of things there are.
  private mutating func report<Sink: MessageSink & ~Copyable>(
    _ octets: Span<UInt8>, upTo end: Int, at offset: Int, column: Int, into sink: inout Sink
  ) {
    var column = column
    for index in 0..<end {
      let octet = octets[index]
      let hasCR = index > 0 && octets[index - 1] == ASCII.cr
      column += 1
      switch octet {
      case ASCII.lf:
        noteLineEndKind(at: offset + index, hasCR: hasCR, into: &sink)
        noteBlankFold(octets, upTo: index, column: column, at: offset, into: &sink)
        if column - 1 - (hasCR ? 1 : 0) > 998 { reportOnce(.longLine, at: offset + index + 1 - column, into: &sink) }
        column = 0
      case ASCII.cr:
        if index + 1 == octets.count || octets[index + 1] != ASCII.lf {
          reportOnce(.bareCR, at: offset + index, into: &sink)
        }
      case ASCII.tab: break
      case ASCII.nul: reportOnce(.nul, at: offset + index, into: &sink)
      case 0x80...: reportOnce(.eightBit, at: offset + index, into: &sink)
      default: if octet.isControl { reportOnce(.control, at: offset + index, into: &sink) }
      }
    }
  }

  /// Takes note of a continuation line of a header field that has just ended, if there is nothing but blanks in it.
  private mutating func noteBlankFold<Sink: MessageSink & ~Copyable>(
    _ octets: Span<UInt8>, upTo lf: Int, column: Int, at offset: Int, into sink: inout Sink
  ) {
    let start = lf + 1 - column
    guard wanted.contains(.blankFold), start > 0, start < lf, octets[start].isBlank else { return }
    let line = octets.extracting(start..<lf)
    if line.trimmedRange().isEmpty { reportOnce(.blankFold, at: offset + start, into: &sink) }
  }

  private mutating func reportOnce<Sink: MessageSink & ~Copyable>(
    _ sighting: Sightings, at offset: Int, into sink: inout Sink
  ) {
    guard wanted.contains(sighting) else { return }
    wanted.remove(sighting)
    let code: Defect.Code =
      switch sighting {
      case .bareCR: .bareCR
      case .nul: .nulOctet
      case .longLine: .lineTooLong
      case .control: .headerControl
      case .blankFold: .headerBlankContinuation
      default: isHeader ? .headerNotUTF8 : isQuotedPrintable ? .quotedPrintableRaw : .undeclaredEightBit
      }
    sink.defect(Defect(code, at: offset))
  }
}
