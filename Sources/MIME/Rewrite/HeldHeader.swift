internal import MIMECodecs
internal import Octets

/// The header section of an entity that is being rewritten: its lines as they stand, and what is edited of them.
struct HeldHeader: Sendable {
  /// A header field, or a line that is none, with its line ends.
  struct Line: Sendable {
    enum Content: Sendable {
      /// As it stands, in the octets held.
      case held(Range<Int>)
      /// New, or changed.
      case new([UInt8])
    }

    var content: Content
    /// Length of the field name; nil for a line that is no field.
    var nameCount: Int?
    /// Where the field body starts in the line.
    var bodyStart = 0
    var name: FieldName?
  }

  private(set) var octets: [UInt8] = []
  private(set) var lines: [Line] = []
  /// The empty line at its end; empty where there is none.
  private var emptyLine = 0..<0
  /// The absolute offset of its first octet.
  private var start = 0
  /// The octets that turned out to belong to the body.
  private(set) var bodyOctets = 0..<0

  mutating func begin(at offset: Int) {
    start = offset
    octets.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    emptyLine = 0..<0
    bodyOctets = 0..<0
  }

  mutating func append(_ event: FieldEvent, _ field: Span<UInt8>) {
    let range = octets.count..<octets.count + field.count
    octets.append(field)
    lines.append(
      Line(content: .held(range), nameCount: event.nameCount, bodyStart: event.bodyStart, name: event.name))
  }

  /// Appends a line that is no field, or the rest of a field that is longer than the limit.
  mutating func appendJunk(_ junk: Span<UInt8>) {
    let start = octets.count
    let continues = start > 0 && octets[start - 1] != ASCII.lf
    octets.append(junk)
    if continues, let last = lines.indices.last, case .held(let range) = lines[last].content {
      lines[last].content = .held(range.lowerBound..<octets.count)
    } else {
      lines.append(Line(content: .held(start..<octets.count)))
    }
  }

  mutating func end(_ emptyLine: Span<UInt8>) {
    self.emptyLine = octets.count..<octets.count + emptyLine.count
    octets.append(emptyLine)
  }

  /// Ends the section where the body starts: the lines behind that offset are the body's.
  mutating func cut(at offset: Int) {
    let end = max(0, min(offset - start, octets.count))
    guard end < octets.count else { return }
    bodyOctets = end..<octets.count
    while case .held(let range)? = lines.last?.content, range.lowerBound >= end { lines.removeLast() }
    // A byte order mark and the line behind it are held as one.
    if let last = lines.indices.last, case .held(let range) = lines[last].content, range.upperBound > end {
      lines[last].content = .held(range.lowerBound..<end)
    }
  }
}

// MARK: - What it says

extension HeldHeader {
  /// Calls a function with the body of the first field of a name; nil where there is none.
  func body<Result>(of name: FieldName, _ read: (Span<UInt8>) -> Result) -> Result? {
    guard let line = lines.first(where: { $0.name == name }) else { return nil }
    switch line.content {
    case .held(let range): return read(octets.span.extracting(range).fieldBody(from: line.bodyStart))
    case .new(let octets): return read(octets.span.fieldBody(from: line.bodyStart))
    }
  }

  var transferEncoding: TransferEncoding {
    body(of: .contentTransferEncoding) { TransferEncoding(fieldBody: $0) } ?? .sevenBit
  }

  func mediaType(limits: Limits) -> MediaType? {
    var ignored = DefectLog(perCode: 0)
    return body(of: .contentType) { MediaType(lenient: $0, limits: limits, defects: &ignored) }
  }

  /// The boundary as the reader looks for it; empty where there is none.
  func boundary(limits: Limits) -> [UInt8] {
    var boundary: [UInt8] = []
    _ = body(of: .contentType) { body in
      var ignored = DefectLog(perCode: 0)
      let split = MediaTypeSplit(body, limits: limits, defects: &ignored)
      return BoundaryParameter.append(
        from: body, at: split.parametersStart, limits: limits, to: &boundary, defects: &ignored)
    }
    return boundary
  }
}

extension Span<UInt8> {
  /// A field's body without the line end that ends the field.
  @_lifetime(copy self)
  fileprivate func fieldBody(from start: Int) -> Span<UInt8> {
    let end = count - lineEndCount
    return extracting(Swift.min(start, end)..<end)
  }
}

// MARK: - Editing

extension HeldHeader {
  mutating func apply(_ edit: FieldEdit) {
    switch edit.action {
    case .set(let field):
      let first = lines.firstIndex { has(edit.name, $0) }
      remove(edit.name)
      insert(field, nameCount: edit.name.count, at: first ?? lines.count)
    case .add(let field): insert(field, nameCount: edit.name.count, at: lines.count)
    case .prepend(let field):
      insert(field, nameCount: edit.name.count, at: lines.firstIndex { $0.nameCount != nil } ?? lines.count)
    case .remove: remove(edit.name)
    case .rename(let newName): rename(edit.name, to: newName)
    }
  }

  /// Keeps only the lines that a test wants.
  mutating func keep(where isWanted: (Span<UInt8>) -> Bool) {
    lines = lines.filter { withName(of: $0, isWanted) }
  }

  /// Puts changed fields in the place of fields, which are counted from 0; one without octets goes.
  mutating func replaceFields(_ replacements: [Int: [UInt8]]) {
    var number = -1
    var changed: [Line] = []
    for var line in lines {
      if line.nameCount != nil { number += 1 }
      if let count = line.nameCount, let field = replacements[number] {
        guard !field.isEmpty else { continue }
        line.content = .new(field)
        line.bodyStart = count + 1
      }
      changed.append(line)
    }
    lines = changed
  }

  /// Leaves lines out that are no fields.
  mutating func removeJunk() { lines = lines.filter { $0.nameCount != nil } }

  /// Leaves the empty line out.
  mutating func removeEmptyLine() { emptyLine = 0..<0 }

  /// Appends the section, with the line end of the message where one is missing before a new line.
  func write(lineEnds: LineEnds, into output: inout [UInt8]) {
    var isComplete = true
    for line in lines {
      switch line.content {
      case .held(let range):
        output.append(octets.span.extracting(range))
        isComplete = octets[range.upperBound - 1] == ASCII.lf || octets[range].elementsEqual("\u{FEFF}".utf8)
      case .new(let field):
        if !isComplete { output.append(lineEnds) }
        output.append(field, lineEnds: lineEnds)
        isComplete = true
      }
    }
    output.append(octets.span.extracting(emptyLine))
  }

  /// Whether its last field is new, or changed.
  var endsInNewField: Bool {
    if case .new? = lines.last?.content { true } else { false }
  }

  /// Whether an empty line ends it.
  var isTerminated: Bool { !emptyLine.isEmpty }

  private mutating func insert(_ field: [UInt8], nameCount: Int, at index: Int) {
    let name = FieldName(field.span.extracting(..<nameCount))
    lines.insert(
      Line(content: .new(field), nameCount: nameCount, bodyStart: nameCount + 1, name: name), at: index)
  }

  private mutating func remove(_ name: [UInt8]) {
    lines = lines.filter { !has(name, $0) }
  }

  private mutating func rename(_ name: [UInt8], to newName: [UInt8]) {
    for index in lines.indices where has(name, lines[index]) {
      let line = lines[index]
      var field = newName
      switch line.content {
      case .held(let range): field.append(octets.span.extracting(range).extracting(droppingFirst: name.count))
      case .new(let octets): field.append(octets.span.extracting(droppingFirst: name.count))
      }
      let known = FieldName(newName.span)
      lines[index] = Line(
        content: .new(field), nameCount: newName.count, bodyStart: line.bodyStart - name.count + newName.count,
        name: known)
    }
  }

  private func has(_ name: [UInt8], _ line: Line) -> Bool {
    guard line.nameCount == name.count else { return false }
    return withName(of: line) { $0.equalsIgnoringCase(name.span) }
  }

  /// Calls a function with the name of a line; with nothing where it is no field.
  private func withName<Result>(of line: Line, _ read: (Span<UInt8>) -> Result) -> Result {
    switch line.content {
    case .held(let range): read(octets.span.extracting(range).extracting(..<(line.nameCount ?? 0)))
    case .new(let octets): read(octets.span.extracting(..<(line.nameCount ?? 0)))
    }
  }
}

// MARK: - Line ends

extension [UInt8] {
  mutating func append(_ lineEnds: LineEnds) {
    if lineEnds == .crlf { append(ASCII.cr) }
    append(ASCII.lf)
  }

  /// Appends octets whose lines end with CRLF, with the line ends of a message.
  mutating func append(_ octets: [UInt8], lineEnds: LineEnds) {
    guard lineEnds == .lf else { return append(contentsOf: octets) }
    var converter = LineEndConverter(to: .lf)
    converter.convert(octets.span, into: &self)
    converter.finish(into: &self)
  }
}
