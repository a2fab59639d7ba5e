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
    text("shortDescription", rule.summary)
    text("fullDescription", rule.explanation)
    text("help", rule.reference)
    json.key("defaultConfiguration")
    json.beginObject()
    json.member("level", Self.level(settings.severity(of: rule)))
    json.endObject()
    json.endObject()
  }

  private mutating func write(_ diagnostic: Diagnostic, of linted: LintedMessage) {
    json.beginObject()
    json.member("ruleId", diagnostic.rule.id)
    if let index = ruleIndex[diagnostic.rule.id] { json.member("ruleIndex", index) }
    json.member("level", Self.level(diagnostic.severity))
    text("message", diagnostic.message)
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

  /// Columns are counted in characters here, beside the offset in octets.
  private mutating func writeRegion(_ diagnostic: Diagnostic, in message: Message) {
    let start = diagnostic.range.lowerBound
    let before = String(decodingUTF8: message.octets.extracting(start - (diagnostic.column - 1)..<start))
    json.key("region")
    json.beginObject()
    json.member("startLine", diagnostic.line)
    json.member("startColumn", before.unicodeScalars.count + 1)
    json.member("byteOffset", start)
    json.member("byteLength", diagnostic.range.count)
    text("snippet", diagnostic.excerpt)
    json.endObject()
  }

  private mutating func text(_ name: String, _ text: String) {
    json.key(name)
    json.beginObject()
    json.member("text", text)
    json.endObject()
  }

  private static func level(_ severity: Severity?) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    case nil: "none"
    }
  }

  // path-rootless = segment-nz *( "/" segment )
  /// A path as a reference of RFC 3986 §3.3: what may not stand in one is escaped.
  private static func uri(_ path: String) -> String {
    var octets: [UInt8] = []
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
