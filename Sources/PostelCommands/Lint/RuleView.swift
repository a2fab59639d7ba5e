internal import MIMELint
internal import Octets

/// Shows what rules say about themselves.
struct RuleView {
  let style: TerminalStyle
  let columns: Int

  /// Shows a line for each rule: code, weight, name, summary.
  func list(_ rules: [Rule], _ settings: LintSettings, into output: inout OctetOutput) {
    let width = rules.map(\.name.utf8.count).max() ?? 0
    for rule in rules {
      let severity = settings.severity(of: rule)?.name ?? "off"
      output.write(
        style.paint(rule.id, .heading) + "  " + DisplayWidth.padded(severity, to: 7) + "  "
          + style.paint(DisplayWidth.padded(rule.name, to: width), .name) + "  " + rule.summary + "\n")
    }
  }

  /// Shows all that rules say, their examples included.
  func explain(_ rules: [Rule], into output: inout OctetOutput) {
    for (number, rule) in rules.enumerated() {
      if number > 0 { output.write("\n") }
      output.write(style.paint(rule.id, .fault) + "  " + style.paint(rule.name, .name) + "\n")
      writeParagraph("\(rule.summary) (\(rule.reference))", into: &output)
      output.write("  " + style.paint(Self.weights(of: rule), .quiet) + "\n\n")
      writeParagraph(rule.explanation, into: &output)
      write(rule.bad, as: "bad", .fault, into: &output)
      write(rule.good, as: "good", .good, into: &output)
    }
  }

  private static func weights(of rule: Rule) -> String {
    Profile.allCases.map { "\($0.name): \(rule.severities[$0]?.name ?? "off")" }.joined(separator: ", ")
  }

  private func write(_ example: Example, as word: String, _ role: TerminalStyle.Role, into output: inout OctetOutput) {
    output.write("\n  " + style.paint(word, role) + "\n")
    for line in ExampleText.lines(example) { output.write("    " + line + "\n") }
  }

  private func writeParagraph(_ text: String, into output: inout OctetOutput) {
    for line in Paragraph.lines(text, columns: columns - 2) { output.write("  " + line + "\n") }
  }
}

/// Writes what rules say about themselves as JSON objects, each on a line.
enum RuleJSON {
  static func write(_ rules: [Rule], into output: inout OctetOutput) {
    var json = JSONWriter(.oneLine)
    for rule in rules {
      json.beginObject()
      json.member("id", rule.id)
      json.member("name", rule.name)
      json.member("family", RuleFamily.all.first { $0.prefix == rule.id.prefix(3) }?.title)
      json.key("severities")
      json.beginObject()
      for profile in Profile.allCases { json.member(profile.name, rule.severities[profile]?.name) }
      json.endObject()
      json.member("summary", rule.summary)
      json.member("explanation", rule.explanation)
      json.member("reference", rule.reference)
      json.member("bad", ExampleText.lines(rule.bad))
      json.member("good", ExampleText.lines(rule.good))
      json.endObject()
      json.endText()
    }
    json.drain(into: &output)
  }
}

/// An example as lines for a person.
enum ExampleText {
  private static let mostLines = 12
  private static let mostColumns = 100

  /// The lines, in visible form and without marks; long ones and long examples lose their ends.
  static func lines(_ example: Example) -> [String] {
    var lines: [String] = []
    var octets: [UInt8] = []
    for octet in unmarked(example.text).utf8 {
      if octet == ASCII.lf {
        lines.append(visible(&octets))
      } else {
        octets.append(octet)
      }
    }
    if !octets.isEmpty { lines.append(visible(&octets)) }
    guard lines.count > mostLines else { return lines }
    return Array(lines.prefix(mostLines - 1)) + ["… \(lines.count - mostLines + 1) more lines"]
  }

  /// The text without the marks, and with the octets that characters of it stand for as escapes.
  private static func unmarked(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars where scalar != "«" && scalar != "»" {
      if (0xE080...0xE0FF).contains(scalar.value) {
        plain += "\\x" + String(scalar.value & 0xFF, radix: 16, uppercase: true)
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  private static func visible(_ octets: inout [UInt8]) -> String {
    let isWithCRLF = octets.last == ASCII.cr
    if isWithCRLF { octets.removeLast() }
    let text = VisibleText.line(String(decodingUTF8: octets.span))
    octets = []
    let shown = DisplayWidth.prefix(text, columns: mostColumns)
    return shown.utf8.count < text.utf8.count ? shown + "…" : text
  }
}
