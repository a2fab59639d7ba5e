internal import MIME
internal import MIMELint
internal import Octets

/// Shows what was found as compilers do: place, weight, message and rule on a line, then the line of the message with
/// a mark under the place.
struct LintText {
  let style: TerminalStyle
  let columns: Int

  /// Shows what was found in a message.
  func write(_ linted: LintedMessage, into output: inout OctetOutput) {
    let hasParts = linted.message.index.entities.count > 1
    let file = VisibleText.line(linted.file)
    for diagnostic in linted.report.diagnostics {
      write(diagnostic, file: file, hasParts: hasParts, into: &output)
      writeSource(diagnostic, of: linted.message, into: &output)
      if let fix = diagnostic.fix {
        output.write("  " + style.paint("fix:", .good) + " " + VisibleText.line(fix.advice) + "\n")
      }
    }
    for (code, count) in linted.report.omitted.sorted(by: { $0.key < $1.key }) {
      output.write(file + ": " + style.paint("\(count) more of \(code)", .quiet) + "\n")
    }
  }

  /// Shows how much was found in all.
  func write(_ summary: LintSummary, into output: inout OctetOutput) {
    let isClean = summary.errors + summary.warnings + summary.infos == 0
    output.write(style.paint(summary.text, isClean ? .good : .heading) + "\n")
  }

  private func write(_ diagnostic: Diagnostic, file: String, hasParts: Bool, into output: inout OctetOutput) {
    let place = style.paint("\(file):\(diagnostic.line):\(diagnostic.column):", .heading)
    let severity = style.paint(diagnostic.severity.name + ":", role(diagnostic.severity))
    let part = hasParts ? diagnostic.part.map { " (part \($0))" } ?? "" : ""
    let rule = style.paint("[\(diagnostic.rule.id)]", .quiet)
    output.write("\(place) \(severity) \(VisibleText.line(diagnostic.message))\(part) \(rule)\n")
  }

  private func role(_ severity: Severity) -> TerminalStyle.Role {
    switch severity {
    case .error: .fault
    case .warning: .name
    case .info: .label
    }
  }

  /// Shows the line of a place, as much of it as fits, and a mark under the place.
  private func writeSource(_ diagnostic: Diagnostic, of message: Message, into output: inout OctetOutput) {
    let octets = message.octets
    let start = diagnostic.range.lowerBound - (diagnostic.column - 1)
    var end = octets.firstIndex(of: ASCII.lf, from: start) ?? octets.count
    if end > start, octets[end - 1] == ASCII.cr, diagnostic.range.lowerBound < end - 1 { end -= 1 }
    let window = SourceWindow(
      octets, line: start..<end, place: diagnostic.range, columns: max(20, columns - 4))
    guard !window.text.isEmpty else { return }
    output.write("  " + window.text + "\n")
    output.write("  " + String(repeating: " ", count: window.markStart) + style.paint(window.mark, .good) + "\n")
  }
}

/// A line of a message that fits on the screen, and where in it something is.
struct SourceWindow {
  /// The text, all of it visible.
  let text: String
  /// How many columns stand before the mark.
  let markStart: Int
  /// A caret, and as many tildes as the place is long.
  let mark: String

  /// - Parameters:
  ///   - line: The line without its line end, unless the place is in that.
  ///   - place: What the mark stands under; what of it is on other lines is left out.
  ///   - columns: How many columns the text may take.
  init(_ octets: Span<UInt8>, line: Range<Int>, place: Range<Int>, columns: Int) {
    let placeStart = min(max(place.lowerBound, line.lowerBound), max(line.lowerBound, line.upperBound))
    let placeEnd = max(placeStart, min(place.upperBound, line.upperBound))
    let lead = columns / 3
    // Where the place lies far to the right, the line begins a bit before it.
    var from = line.lowerBound
    if placeStart - from > columns - lead {
      from = placeStart - lead
      while from > line.lowerBound, from > placeStart - lead - 3, octets[from] & 0xC0 == 0x80 { from -= 1 }
    }
    let isCutBefore = from > line.lowerBound
    let before = (isCutBefore ? "…" : "") + Self.visible(octets.extracting(from..<placeStart))
    let inside = Self.visible(octets.extracting(placeStart..<placeEnd).extracting(first: columns * 4))
    let behind = Self.visible(octets.extracting(placeEnd..<line.upperBound).extracting(first: columns * 4))
    let whole = before + inside + behind
    let shown = DisplayWidth.prefix(whole, columns: columns - 1)
    text = shown.utf8.count < whole.utf8.count ? shown + "…" : whole
    markStart = DisplayWidth.columns(before)
    let width = min(DisplayWidth.columns(inside), max(1, columns - markStart))
    mark = "^" + String(repeating: "~", count: max(0, width - 1))
  }

  private static func visible(_ octets: Span<UInt8>) -> String {
    var visible = VisibleText(.line)
    var output: [UInt8] = []
    visible.write(octets, into: &output)
    visible.finish(into: &output)
    return String(decodingUTF8: output.span)
  }
}
