internal import MIME
internal import MIMELint

/// Writes what was found as one JSON object: `profile`, `messages`, `summary`.
struct LintJSON {
  private var json = JSONWriter(.pretty)

  /// Opens the object.
  mutating func begin(_ settings: LintSettings, into output: inout OctetOutput) {
    json.beginObject()
    json.member("version", postelVersion)
    json.member("profile", settings.profile.name)
    json.key("messages")
    json.beginArray()
    json.drain(into: &output)
  }

  /// Writes what was found in a message.
  mutating func write(_ linted: LintedMessage, into output: inout OctetOutput) {
    json.beginObject()
    json.member("file", linted.file)
    json.key("diagnostics")
    json.objects(of: linted.report.diagnostics) { json, diagnostic in
      json.member("rule", diagnostic.rule.id)
      json.member("name", diagnostic.rule.name)
      json.member("severity", diagnostic.severity.name)
      json.member("message", diagnostic.message)
      json.member("line", diagnostic.line)
      json.member("column", diagnostic.column)
      json.member("range", diagnostic.range)
      json.member("part", diagnostic.part?.description)
      json.member("excerpt", diagnostic.excerpt)
      json.member("reference", diagnostic.rule.reference)
      json.member("fix", diagnostic.fix?.advice)
    }
    json.key("omitted")
    json.beginObject()
    for (code, count) in linted.report.omitted.sorted(by: { $0.key < $1.key }) { json.member(code, count) }
    json.endObject()
    json.endObject()
    json.drain(into: &output)
  }

  /// Closes the object.
  mutating func end(_ summary: LintSummary, into output: inout OctetOutput) {
    json.endArray()
    json.key("summary")
    json.beginObject()
    json.member("messages", summary.messages)
    json.member("errors", summary.errors)
    json.member("warnings", summary.warnings)
    json.member("infos", summary.infos)
    json.endObject()
    json.endObject()
    json.endText()
    json.drain(into: &output)
  }
}
