internal import Octets

/// The line of quoted-printable that is being written.
///
/// It is kept back until it ends, because its end decides how it is written: 76 octets fit only where no soft line
/// break follows, a blank is encoded only at the end, a dot only where it stands alone.
struct QuotedPrintableLine: Sendable {
  private var octets: [UInt8] = []
  /// Where the last octet or escape of the line starts; it may still move to the next line.
  private var lastPiece = 0
  /// How many octets of input are in the line.
  private(set) var inputCount = 0

  /// The longest line. RFC 2045 §6.7, rule 5.
  static var limit: Int { 76 }

  /// Appends octets that stand for themselves; writes the lines that become full.
  mutating func append(_ run: Span<UInt8>, into output: inout [UInt8]) {
    var rest = run
    while !rest.isEmpty {
      if octets.count == Self.limit { breakSoftly(into: &output) }
      if rest[0] == ASCII.space, octets.elementsEqual(Self.from) {
        appendEscape(of: ASCII.space, into: &output)
        rest = rest.extracting(droppingFirst: 1)
        continue
      }
      var room = Self.limit - octets.count
      // At most four octets at first where the line may begin with "From".
      let first = octets.first ?? rest[0]
      if first == Self.from[0], octets.count < 4 { room = 4 - octets.count }
      let piece = rest.extracting(first: room)
      octets.append(piece)
      inputCount += piece.count
      lastPiece = octets.count - 1
      rest = rest.extracting(droppingFirst: piece.count)
    }
  }

  /// Appends the escapes of octets; writes the lines that become full.
  mutating func appendEscapes(of run: Span<UInt8>, into output: inout [UInt8]) {
    var start = 0
    while start < run.count {
      if octets.count + 3 > Self.limit { breakSoftly(into: &output) }
      let end = start + min(run.count - start, (Self.limit - octets.count) / 3)
      octets.append(addingCapacity: (end - start) * 3) { free in
        for index in start..<end { HexOctet.append(run[index], to: &free) }
      }
      lastPiece = octets.count - 3
      inputCount += end - start
      start = end
    }
  }

  /// Appends the escape of an octet.
  mutating func appendEscape(of octet: UInt8, into output: inout [UInt8]) {
    if octets.count + 3 > Self.limit { breakSoftly(into: &output) }
    lastPiece = octets.count
    inputCount += 1
    octets.append(addingCapacity: 3) { free in HexOctet.append(octet, to: &free) }
  }

  /// Writes the line as one that a line break, or nothing at all, follows.
  mutating func end(into output: inout [UInt8]) {
    if let last = octets.last, last.isBlank {
      octets.removeLast()
      appendEscape(of: last, into: &output)
    } else if octets.count == 1, octets[0] == ASCII.dot {
      octets.removeLast()
      appendEscape(of: ASCII.dot, into: &output)
    }
    output.append(octets.span)
    octets.removeAll(keepingCapacity: true)
    inputCount = 0
  }

  /// Writes the line with a soft line break; its last piece moves to the next line where the equals sign needs room.
  private mutating func breakSoftly(into output: inout [UInt8]) {
    let end = octets.count < Self.limit ? octets.count : lastPiece
    output.append(octets.span.extracting(..<end))
    output.append(ASCII.equals)
    output.appendLineBreak()
    octets.removeSubrange(..<end)
    inputCount = octets.isEmpty ? 0 : 1
    lastPiece = 0
  }

  private static let from = Array("From".utf8)
}

extension [UInt8] {
  /// Appends CRLF.
  mutating func appendLineBreak() {
    append(ASCII.cr)
    append(ASCII.lf)
  }
}
