internal import MIMECodecs
internal import Octets

/// How the octets of a body become those of the message.
struct ContentCoding: Sendable, Hashable {
  /// The transfer encoding.
  var encoding: TransferEncoding
  /// Whether the content is lines: LF becomes CRLF.
  var isLines: Bool
  /// Whether a line end is added where the last line lacks one.
  var endsLastLine = false
}

/// The octets of one body, encoded while they are read. Any way to ask for them gives the same octets.
struct ContentStream: Sendable {
  private let source: ContentSource
  private let coding: ContentCoding
  private var offset = 0
  private var file: OctetFile?
  private var buffer: [UInt8] = []
  private var lineEnds = LineEndConverter(to: .crlf)
  private var converted: [UInt8] = []
  private var base64 = Base64Encoder()
  private var quotedPrintable: QuotedPrintableEncoder
  private var last: UInt8?

  init(_ source: ContentSource, _ coding: ContentCoding) {
    self.source = source
    self.coding = coding
    quotedPrintable = QuotedPrintableEncoder(mode: coding.isLines ? .text : .binary)
  }

  /// Writes the next octets, made of at most so many of the content; returns whether there are more.
  ///
  /// - Throws: ``CompositionError/Code/fileUnreadable`` and ``CompositionError/Code/fileChanged``.
  mutating func write(into output: inout [UInt8], atMost count: Int) throws(CompositionError) -> Bool {
    switch source {
    case .memory(let storage, let range):
      let rest = storage.span.extracting(range).extracting(droppingFirst: offset)
      encode(rest.extracting(first: count), into: &output)
    case .file(let path, let version):
      let file = try openFile(path, version)
      buffer.removeAll(keepingCapacity: true)
      let wanted = min(count, version.count - offset)
      if try file.read(path, from: offset, atMost: wanted, into: &buffer) == 0, wanted > 0 {
        throw CompositionError(.fileChanged, file: path)
      }
      let octets = buffer
      buffer = []
      encode(octets.span, into: &output)
      buffer = octets
    }
    if offset < source.count { return true }
    finish(into: &output)
    file = nil
    return false
  }

  private mutating func openFile(_ path: String, _ version: OctetFile.Version) throws(CompositionError) -> OctetFile {
    if let file { return file }
    let opened = try OctetFile.open(path, expecting: version)
    file = opened
    return opened
  }

  private mutating func encode(_ octets: Span<UInt8>, into output: inout [UInt8]) {
    guard !octets.isEmpty else { return }
    offset += octets.count
    last = octets[octets.count - 1]
    encodeLines(octets, into: &output)
  }

  private mutating func encodeLines(_ octets: Span<UInt8>, into output: inout [UInt8]) {
    guard coding.isLines, coding.encoding != .quotedPrintable else { return encodeRun(octets, into: &output) }
    guard coding.encoding == .base64 else { return lineEnds.convert(octets, into: &output) }
    var lines: [UInt8] = []
    swap(&lines, &converted)
    lineEnds.convert(octets, into: &lines)
    base64.encode(lines.span, into: &output)
    lines.removeAll(keepingCapacity: true)
    swap(&lines, &converted)
  }

  private mutating func encodeRun(_ octets: Span<UInt8>, into output: inout [UInt8]) {
    switch coding.encoding {
    case .base64: base64.encode(octets, into: &output)
    case .quotedPrintable: quotedPrintable.encode(octets, into: &output)
    default: output.append(octets)
    }
  }

  private mutating func finish(into output: inout [UInt8]) {
    if coding.endsLastLine, let last, last != ASCII.lf {
      let lineEnd = [ASCII.cr, ASCII.lf]
      encodeLines(lineEnd.span, into: &output)
    }
    base64.finish(into: &output)
    quotedPrintable.finish(into: &output)
  }
}
