internal import Octets

// MARK: - Parts and their delimiters

extension RewriteSink.Frame {
  /// What is known of the parts of a multipart so far.
  struct Parts: Sendable {
    /// A delimiter behind which no part was written yet.
    var delimiter: [UInt8] = []
    /// Whether the part behind the delimiter was dropped: then it serves the next part.
    var isOfDropped = false
    /// Whether a delimiter came behind the last part, kept or dropped.
    var isOpened = false
    var keptCount = 0
    var droppedCount = 0
    var isClosed = false
    /// Parts that are put behind the others, and the boundary to do it with.
    var additions: [NewPart] = []
    var boundary: [UInt8] = []

    mutating func noteDropped() {
      droppedCount += 1
      isOfDropped = true
      isOpened = false
    }

    /// Whether every part was dropped.
    var areAllDropped: Bool { keptCount == 0 && droppedCount > 0 }
  }
}

extension RewriteSink {
  /// Holds a delimiter back until the part behind it is known to stay.
  mutating func holdDelimiter(_ octets: Span<UInt8>) {
    let level = frames.count - 1
    frames[level].parts.isOpened = true
    guard !frames[level].parts.isOfDropped else { return }
    frames[level].parts.delimiter.removeAll(keepingCapacity: true)
    frames[level].parts.delimiter.append(octets)
  }

  /// Writes the delimiter before a part that stays.
  mutating func flushDelimiter() {
    let level = frames.count - 2
    guard level >= 0, frames[level].kind == .multipart else { return }
    var delimiter: [UInt8] = []
    swap(&delimiter, &frames[level].parts.delimiter)
    writeDelimiter(delimiter.span)
    delimiter.removeAll(keepingCapacity: true)
    swap(&delimiter, &frames[level].parts.delimiter)
    frames[level].parts.isOfDropped = false
    frames[level].parts.isOpened = false
    frames[level].parts.keptCount += 1
  }

  /// Writes the close delimiter of the innermost multipart, and what comes before it.
  mutating func closeParts(_ octets: Span<UInt8>) {
    let level = frames.count - 1
    let hasNew = writeMissingParts(frames[level].parts)
    frames[level].parts.isClosed = true
    // A line end before it may have belonged to a part that was dropped, or to its header section.
    if hasNew, octets[0] == ASCII.hyphen { writeLineEnd() }
    writeDelimiter(octets)
  }

  /// Ends a multipart; without a close delimiter it gets one only where parts were added.
  mutating func endParts(_ frame: Frame) {
    guard !frame.parts.isClosed else { return }
    let parts = frame.parts
    if parts.isOpened, !parts.areAllDropped { writeDelimiter(parts.delimiter.span) }
    _ = writeMissingParts(parts)
    guard !parts.additions.isEmpty else { return }
    writeLineEnd()
    write(dashes(parts.boundary) + dashes([]))
  }

  /// Writes the parts that are to be added, or an empty one where a multipart has lost all; says whether there were any.
  ///
  /// Source: RFC 2046 §5.1.1, by which a multipart has at least one part.
  private mutating func writeMissingParts(_ parts: Frame.Parts) -> Bool {
    if parts.areAllDropped, parts.additions.isEmpty {
      writeDelimiter(parts.delimiter.span)
      writeLines(Array("Content-Type: text/plain\r\n\r\n".utf8))
      return true
    }
    for part in parts.additions {
      writeLineEnd()
      write(dashes(parts.boundary))
      writeLineEnd()
      writeLines(part.fields + [ASCII.cr, ASCII.lf] + part.body)
    }
    return !parts.additions.isEmpty
  }

  /// The boundaries of all multiparts around the innermost entity.
  func enclosingBoundaries() -> [[UInt8]] {
    frames.dropLast().filter { $0.kind == .multipart }.map(\.parts.boundary)
  }

  /// Whether no line of a body begins like a delimiter.
  func isFree(of boundaries: [[UInt8]], _ body: [UInt8]) -> Bool {
    var watch = DelimiterWatch(boundaries)
    watch.look(at: body.span)
    return !watch.hasFound
  }
}
