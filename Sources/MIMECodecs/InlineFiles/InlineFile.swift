public import Octets

/// A file that stands encoded among the lines of a text.
public struct InlineFile: Sendable, Hashable {
  /// How it is encoded.
  public enum Form: String, Sendable, Hashable {
    case uuencode, yenc, binHex
  }

  /// How it is encoded.
  public let form: Form
  /// Where it stands in the text: from its first line to just past its last.
  public let range: Range<Int>

  /// Finds the files in a text, in their order.
  ///
  /// A line that only looks like a beginning begins nothing: behind the `begin` line of uuencode a line of data must
  /// stand, behind the announcement of BinHex a colon. Uuencode ends where its lines cease to be data.
  ///
  /// - Parameters:
  ///   - text: Lines ended by LF or CRLF.
  ///   - most: How many files are looked for.
  /// - Complexity: O(*n*).
  ///
  /// Source: POSIX.1-2017, uuencode; yEnc draft 1.3; RFC 1741 appendix A.
  public static func find(in text: Span<UInt8>, atMost most: Int = Limits().entities) -> [InlineFile] {
    var files: [InlineFile] = []
    var scanner = InlineFileScanner(text)
    while files.count < most, let file = scanner.next() { files.append(file) }
    return files
  }

  /// Decodes the file.
  ///
  /// - Parameters:
  ///   - text: The text that it was found in.
  ///   - defects: Receives what is wrong; offsets are those in the text.
  /// - Returns: The name as it stands in the text, and the octets; of BinHex those of the data fork.
  public func decode(
    in text: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog
  ) -> (name: [UInt8]?, octets: [UInt8]) {
    let encoded = text.extracting(range)
    var found = DefectLog(perCode: limits.defectsPerCode)
    var octets: [UInt8] = []
    let name: [UInt8]?
    switch form {
    case .uuencode:
      var decoder = UUDecoder()
      decoder.decode(encoded, into: &octets, defects: &found)
      decoder.finish(into: &octets, defects: &found)
      name = decoder.fileName
    case .yenc:
      var decoder = YEncDecoder()
      decoder.decode(encoded, into: &octets, defects: &found)
      decoder.finish(into: &octets, defects: &found)
      name = decoder.header?.name
    case .binHex:
      var decoder = BinHexDecoder(limits: limits)
      decoder.decode(encoded, into: &octets, defects: &found)
      decoder.finish(into: &octets, defects: &found)
      name = decoder.header?.name
    }
    defects.record(found, movedBy: range.lowerBound)
    return (name, octets)
  }
}

/// Looks for files line by line, each line at most twice.
private struct InlineFileScanner: ~Escapable {
  private let text: Span<UInt8>
  /// Where the next line starts.
  private var index = 0
  private var scratch: [UInt8] = []

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) {
    self.text = text
  }

  /// Finds the next file and moves past it.
  @_lifetime(self: copy self)
  mutating func next() -> InlineFile? {
    while index < text.count {
      let start = index
      index = lineEnd(from: start)
      let line = text.extracting(start..<index)
      if line.starts(with: "begin"), UULine(withoutLF(line)).fileName() != nil, isDataLine(at: index) {
        skipUuencode()
        return InlineFile(form: .uuencode, range: start..<index)
      }
      if YEncLine(line).has("=ybegin"), line.starts(with: "=y") {
        skipYEnc()
        return InlineFile(form: .yenc, range: start..<index)
      }
      if BinHexDecoder.isAnnouncement(line), skipBinHex() {
        return InlineFile(form: .binHex, range: start..<index)
      }
    }
    return nil
  }

  /// Just past the line's end.
  private func lineEnd(from start: Int) -> Int {
    text.firstIndex(of: ASCII.lf, from: start).map { $0 + 1 } ?? text.count
  }

  @_lifetime(copy line)
  private func withoutLF(_ line: Span<UInt8>) -> Span<UInt8> {
    line.count > 0 && line[line.count - 1] == ASCII.lf ? line.extracting(droppingLast: 1) : line
  }

  /// Whether a line of uuencoded data, or the end of it, starts at an index.
  @_lifetime(self: copy self)
  private mutating func isDataLine(at start: Int) -> Bool {
    guard start < text.count else { return false }
    let line = UULine(withoutLF(text.extracting(start..<lineEnd(from: start))).extracting(first: 998))
    scratch.removeAll(keepingCapacity: true)
    return line.isEnd || !line.isEmpty && line.decode(into: &scratch)
  }

  /// Moves past lines of data and the line that ends them.
  @_lifetime(self: copy self)
  private mutating func skipUuencode() {
    while isDataLine(at: index) {
      let isEnd = UULine(withoutLF(text.extracting(index..<lineEnd(from: index)))).isEnd
      index = lineEnd(from: index)
      if isEnd { return }
    }
  }

  /// Moves past the line that ends yEnc, or to the end.
  @_lifetime(self: copy self)
  private mutating func skipYEnc() {
    while index < text.count {
      let line = text.extracting(index..<lineEnd(from: index))
      index += line.count
      if line.starts(with: "=yend") { return }
    }
  }

  /// Moves past the data of BinHex and the rest of its last line; stays where there is none.
  @_lifetime(self: copy self)
  private mutating func skipBinHex() -> Bool {
    var cursor = OctetCursor(text.extracting(index...))
    cursor.skip(while: Self.blanks)
    guard cursor.skip(ASCII.colon) else { return false }
    let start = index + cursor.index
    index = text.firstIndex(of: ASCII.colon, from: start).map { lineEnd(from: $0) } ?? text.count
    return true
  }

  private static let blanks = OctetSet(" \t\r\n")
}
