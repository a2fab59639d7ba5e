internal import Octets

/// Writes JSON as UTF-8, piece by piece; it is the caller's part to open, name and close in the right order.
///
/// ```swift
/// var json = JSONWriter(.oneLine)
/// json.beginObject()
/// json.member("size", 4)
/// json.endObject()  // {"size":4}
/// ```
///
/// Control characters are written as escapes, also those that JSON would allow as they are: DEL, U+0080 to U+009F, line
/// and paragraph separators, and the characters that change the direction of text. Source: RFC 8259.
struct JSONWriter {
  /// How values are set out.
  enum Layout {
    /// A line for each member and element, indented by one blank per level.
    case pretty
    /// No line end and no blank.
    case oneLine
  }

  private enum Place {
    case first
    case later
    case afterKey
  }

  private let layout: Layout
  private(set) var octets: [UInt8] = []
  private var place = Place.first
  private var depth = 0

  init(_ layout: Layout) {
    self.layout = layout
  }

  mutating func beginObject() { begin(ASCII.leftBrace) }
  mutating func endObject() { end(ASCII.rightBrace) }
  mutating func beginArray() { begin(ASCII.leftBracket) }
  mutating func endArray() { end(ASCII.rightBracket) }

  /// Names the member whose value comes next.
  mutating func key(_ name: String) {
    separate()
    appendString(name)
    octets.append(ASCII.colon)
    if layout == .pretty { octets.append(ASCII.space) }
    place = .afterKey
  }

  mutating func value(_ text: String) {
    separate()
    appendString(text)
  }

  /// Writes octets as a string; what is not UTF-8 in them becomes U+FFFD.
  mutating func value(_ text: Span<UInt8>) {
    guard text.isUTF8 else { return value(String(decodingUTF8: text)) }
    separate()
    octets.append(ASCII.quote)
    JSONEscaping.append(text, to: &octets)
    octets.append(ASCII.quote)
  }

  /// Begins a string whose text comes in runs, each given to ``append(toString:)``.
  mutating func beginString() {
    separate()
    octets.append(ASCII.quote)
  }

  /// Appends a run of UTF-8, which no character is split by.
  mutating func append(toString text: Span<UInt8>) { JSONEscaping.append(text, to: &octets) }

  mutating func endString() { octets.append(ASCII.quote) }

  mutating func value(_ number: Int) { literal(String(number)) }
  mutating func value(_ truth: Bool) { literal(truth ? "true" : "false") }
  mutating func null() { literal("null") }

  /// Ends a text of one value with a line end.
  mutating func endText() {
    octets.append(ASCII.lf)
    place = .first
  }

  /// Writes an array with an object for each of some values, whose members a function writes.
  mutating func objects<Values: Sequence>(
    of values: Values, _ writeMembers: (inout JSONWriter, Values.Element) -> Void
  ) {
    beginArray()
    for value in values {
      beginObject()
      writeMembers(&self, value)
      endObject()
    }
    endArray()
  }

  /// Hands what was written so far to an output and forgets it.
  mutating func drain(into output: inout OctetOutput) {
    output.write(octets.span)
    octets.removeAll(keepingCapacity: true)
  }
}

// MARK: - Members

extension JSONWriter {
  mutating func member(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Writes a number from 0 to 1, rounded to hundredths: `0.5`, `0.93`, `1`.
  mutating func member(_ name: String, hundredths number: Double) {
    key(name)
    let count = Int((number * 100).rounded())
    let digits = count % 10 == 0 ? "\(count / 10)" : count < 10 ? "0\(count)" : "\(count)"
    literal(count >= 100 ? "1" : count <= 0 ? "0" : "0." + digits)
  }

  mutating func member(_ name: String, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// Writes an array of strings, or null.
  mutating func member(_ name: String, _ texts: [String]?) {
    key(name)
    guard let texts else { return null() }
    beginArray()
    for text in texts { value(text) }
    endArray()
  }

  /// Writes a range of octets as `[start, end]`, its end not included.
  mutating func member(_ name: String, _ range: Range<Int>) {
    key(name)
    beginArray()
    value(range.lowerBound)
    value(range.upperBound)
    endArray()
  }
}

// MARK: - Punctuation

extension JSONWriter {
  private mutating func begin(_ bracket: UInt8) {
    separate()
    octets.append(bracket)
    place = .first
    depth += 1
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if case .later = place { breakLine() }
    octets.append(bracket)
    place = .later
  }

  private mutating func literal(_ text: String) {
    separate()
    octets.append(contentsOf: text.utf8)
  }

  private mutating func appendString(_ text: String) {
    octets.append(ASCII.quote)
    JSONEscaping.append(text.utf8Span.span, to: &octets)
    octets.append(ASCII.quote)
  }

  /// Writes what stands between the last thing and the next.
  private mutating func separate() {
    if case .later = place { octets.append(ASCII.comma) }
    if case .afterKey = place {} else if depth > 0 { breakLine() }
    place = .later
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    octets.append(ASCII.lf)
    octets.append(contentsOf: repeatElement(ASCII.space, count: depth))
  }
}
