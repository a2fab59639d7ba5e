internal import Octets

/// Looks for files line by line, each line at most twice.
struct InlineFileScanner: ~Escapable {
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
      guard Self.mayBegin.contains(line[0]) else { continue }
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
  /// What the first line of a file can begin with.
  private static let mayBegin = OctetSet("b=( \t\r")
}
