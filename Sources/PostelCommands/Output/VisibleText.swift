internal import Octets

/// Makes text from a message safe to show: controls, hidden characters and octets that are not UTF-8 become escapes.
/// Any split of the input gives the same result.
///
/// A control octet or an octet that is not UTF-8 is shown as `\x1B`, a hidden character as `\u{202E}`. A backslash stands
/// as it is: what is shown is for people, not to be read back.
struct VisibleText {
  /// Which line ends stay.
  enum Form {
    /// One line: line ends and TAB become escapes as well.
    case line
    /// Lines: LF and CRLF end them; a TAB becomes blanks.
    case lines
  }

  private let form: Form
  /// The start of a scalar, or a CR, whose rest is in the next run.
  private var carry: [UInt8] = []
  private var column = 0

  init(_ form: Form) {
    self.form = form
  }

  /// Appends a run of text in visible form.
  mutating func write(_ run: Span<UInt8>, into output: inout [UInt8]) {
    guard !carry.isEmpty else { return write(run, isFinal: false, into: &output) }
    let octets = carry + Array(run)
    carry = []
    write(octets.span, isFinal: false, into: &output)
  }

  /// Appends what was held back.
  mutating func finish(into output: inout [UInt8]) {
    let rest = carry
    carry = []
    write(rest.span, isFinal: true, into: &output)
  }

  /// A text as one line.
  static func line(_ text: String) -> String { string(text, .line) }

  /// A text with its lines.
  static func lines(_ text: String) -> String { string(text, .lines) }

  private static func string(_ text: String, _ form: Form) -> String {
    var visible = VisibleText(form)
    var output: [UInt8] = []
    visible.write(text.utf8Span.span, into: &output)
    visible.finish(into: &output)
    return String(decodingUTF8: output.span)
  }
}

extension VisibleText {
  private mutating func write(_ octets: Span<UInt8>, isFinal: Bool, into output: inout [UInt8]) {
    var index = 0
    while index < octets.count {
      let plain = plainCount(octets.extracting(index...))
      output.append(octets.extracting(index..<(index + plain)))
      column += plain
      index += plain
      guard index < octets.count else { return }
      let rest = octets.extracting(index...)
      if !isFinal, isCut(rest) {
        carry = Array(rest)
        return
      }
      index += rest[0] < 0x80 ? writeControl(rest, into: &output) : writeScalar(rest, into: &output)
    }
  }

  /// How many printable ASCII octets come first.
  private func plainCount(_ octets: Span<UInt8>) -> Int {
    var index = 0
    while index < octets.count, octets[index] &- 0x20 < 0x5F { index &+= 1 }
    return index
  }

  /// Whether what the octets begin with may go on in the next run.
  private func isCut(_ octets: Span<UInt8>) -> Bool {
    if octets[0] < 0x80 { return octets[0] == ASCII.cr && octets.count == 1 }
    let wanted = UTF8Form.length(octets[0])
    if octets.count >= wanted { return false }
    return UTF8Form.continuations(octets.extracting(1...)) == octets.count - 1
  }

  private mutating func writeControl(_ octets: Span<UInt8>, into output: inout [UInt8]) -> Int {
    if form == .lines {
      switch octets[0] {
      case ASCII.lf:
        endLine(&output)
        return 1
      case ASCII.cr where octets.count > 1 && octets[1] == ASCII.lf:
        endLine(&output)
        return 2
      case ASCII.tab:
        let blanks = 8 - column % 8
        append(String(repeating: " ", count: blanks), to: &output)
        return 1
      default: break
      }
    }
    appendOctet(octets[0], to: &output)
    return 1
  }

  private mutating func writeScalar(_ octets: Span<UInt8>, into output: inout [UInt8]) -> Int {
    let length = UTF8Form.length(octets[0])
    guard length > 1, octets.count >= length, let scalar = UTF8Form.scalar(octets.extracting(..<length)) else {
      appendOctet(octets[0], to: &output)
      return 1
    }
    if HiddenScalars.contains(scalar) {
      append("\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}", to: &output)
    } else {
      output.append(octets.extracting(..<length))
      column += 1
    }
    return length
  }

  private mutating func endLine(_ output: inout [UInt8]) {
    output.append(ASCII.lf)
    column = 0
  }

  private mutating func appendOctet(_ octet: UInt8, to output: inout [UInt8]) {
    switch octet {
    case ASCII.lf: append("\\n", to: &output)
    case ASCII.cr: append("\\r", to: &output)
    case ASCII.tab: append("\\t", to: &output)
    default: append("\\x" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true), to: &output)
    }
  }

  private mutating func append(_ text: String, to output: inout [UInt8]) {
    output.append(contentsOf: text.utf8)
    column += text.utf8.count
  }
}
