internal import MIME
internal import MIMELint
internal import Octets

/// Writes what was found as a SARIF log of one run, for tools that show results of analyses.
///
/// Source: SARIF 2.1.0 (OASIS standard).
struct LintSARIF {
  private var json = JSONWriter(.pretty)
  private var ruleIndex: [String: Int] = [:]

  /// Opens the log and describes the rules.
  mutating func begin(_ settings: LintSettings, into output: inout OctetOutput) {
    json.beginObject()
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.key("runs")
    json.beginArray()
    json.beginObject()
    json.key("tool")
    json.beginObject()
    json.key("driver")
    json.beginObject()
    json.member("name", "postel")
    json.member("version", postelVersion)
    json.key("rules")
    json.beginArray()
    for (index, rule) in Rule.all.enumerated() {
      ruleIndex[rule.id] = index
      describe(rule, settings)
    }
    json.endArray()
    json.endObject()
    json.endObject()
    json.member("columnKind", "unicodeCodePoints")
    json.key("results")
    json.beginArray()
    json.drain(into: &output)
  }

  /// Writes what was found in a message.
  mutating func write(_ linted: LintedMessage, into output: inout OctetOutput) {
    for diagnostic in linted.report.diagnostics { write(diagnostic, of: linted) }
    json.drain(into: &output)
  }

  /// Closes the log.
  mutating func end(into output: inout OctetOutput) {
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    json.endText()
    json.drain(into: &output)
  }

  private mutating func describe(_ rule: Rule, _ settings: LintSettings) {
    json.beginObject()
    json.member("id", rule.id)
    json.member("name", rule.name)
    message("shortDescription", rule.summary)
    message("fullDescription", rule.explanation)
    message("help", rule.reference)
    json.key("defaultConfiguration")
    json.beginObject()
    if let severity = settings.severity(of: rule) {
      json.member("level", Self.level(severity))
    } else {
      json.member("enabled", false)
    }
    json.endObject()
    json.endObject()
  }

  private mutating func write(_ diagnostic: Diagnostic, of linted: LintedMessage) {
    json.beginObject()
    json.member("ruleId", diagnostic.rule.id)
    if let index = ruleIndex[diagnostic.rule.id] { json.member("ruleIndex", index) }
    json.member("level", Self.level(diagnostic.severity))
    message("message", diagnostic.message)
    json.key("locations")
    json.beginArray()
    json.beginObject()
    json.key("physicalLocation")
    json.beginObject()
    json.key("artifactLocation")
    json.beginObject()
    json.member("uri", Self.uri(linted.file))
    json.endObject()
    writeRegion(diagnostic, in: linted.message)
    json.endObject()
    json.endObject()
    json.endArray()
    json.endObject()
  }

  /// Lines and columns, counted in characters, say the same range as the offset and length in octets: without the end a
  /// region would reach to the end of its line.
  ///
  /// Source: SARIF 2.1.0 §3.30.
  private mutating func writeRegion(_ diagnostic: Diagnostic, in message: Message) {
    let start = diagnostic.range.lowerBound
    let end = diagnostic.range.upperBound
    var endLine = diagnostic.line
    var endLineStart = start - (diagnostic.column - 1)
    let startColumn = Self.column(message.octets.extracting(endLineStart..<start))
    while let lf = message.octets.extracting(..<end).firstIndex(of: ASCII.lf, from: max(start, endLineStart)) {
      endLine += 1
      endLineStart = lf + 1
    }
    json.key("region")
    json.beginObject()
    json.member("startLine", diagnostic.line)
    json.member("startColumn", startColumn)
    json.member("endLine", endLine)
    json.member("endColumn", Self.column(message.octets.extracting(endLineStart..<end)))
    json.member("byteOffset", start)
    json.member("byteLength", diagnostic.range.count)
    text("snippet", diagnostic.excerpt)
    json.endObject()
  }

  /// The column after what stands before it in its line.
  private static func column(_ before: Span<UInt8>) -> Int {
    String(decodingUTF8: before).unicodeScalars.count + 1
  }

  private mutating func text(_ name: String, _ text: String) {
    json.key(name)
    json.beginObject()
    json.member("text", text)
    json.endObject()
  }

  /// Text as a message, in which braces have a meaning and are doubled to stand for themselves.
  ///
  /// Source: SARIF 2.1.0 §3.11.5.
  private mutating func message(_ name: String, _ text: String) {
    var octets: [UInt8] = []
    for octet in text.utf8 {
      octets.append(octet)
      if "{}".utf8.contains(octet) { octets.append(octet) }
    }
    self.text(name, String(decodingUTF8: octets.span))
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  // path-rootless = segment-nz *( "/" segment )
  /// A path as a reference of RFC 3986 §3.3, one from the root as a whole URI: what may not stand in one is escaped.
  ///
  /// Source: SARIF 2.1.0 §3.4.3.
  private static func uri(_ path: String) -> String {
    var octets = Array((path.utf8.first == ASCII.slash ? "file://" : "").utf8)
    for octet in path.utf8 {
      if octet.isLetter || octet.isDigit || "-._~/".utf8.contains(octet) {
        octets.append(octet)
      } else {
        octets.append(ASCII.percent)
        octets += Hexadecimal.text([octet]).utf8
      }
    }
    return String(decodingUTF8: octets.span)
  }
}
