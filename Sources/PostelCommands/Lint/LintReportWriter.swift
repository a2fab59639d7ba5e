internal import MIMELint

/// Writes what was found in a form, message by message.
enum LintReportWriter {
  case text(LintText)
  case json(LintJSON)
  case sarif(LintSARIF)
  case github(LintAnnotations)
  case junit(LintJUnit, FailLevel)

  /// Creates the writer of a form.
  init(_ format: ReportFormat, style: TerminalStyle, columns: Int, failLevel: FailLevel) {
    switch format {
    case .text: self = .text(LintText(style: style, columns: columns))
    case .json: self = .json(LintJSON())
    case .sarif: self = .sarif(LintSARIF())
    case .github: self = .github(LintAnnotations())
    case .junit: self = .junit(LintJUnit(), failLevel)
    }
  }

  /// Writes what stands before the first message.
  mutating func begin(_ settings: LintSettings, into output: inout OctetOutput) {
    switch self {
    case .json(var writer):
      writer.begin(settings, into: &output)
      self = .json(writer)
    case .sarif(var writer):
      writer.begin(settings, into: &output)
      self = .sarif(writer)
    case .text, .github, .junit: break
    }
  }

  /// Writes what was found in a message.
  mutating func write(_ linted: LintedMessage, into output: inout OctetOutput) {
    switch self {
    case .text(let writer): writer.write(linted, into: &output)
    case .json(var writer):
      writer.write(linted, into: &output)
      self = .json(writer)
    case .sarif(var writer):
      writer.write(linted, into: &output)
      self = .sarif(writer)
    case .github(let writer): writer.write(linted, into: &output)
    case .junit(var writer, let level):
      writer.add(linted, failLevel: level)
      self = .junit(writer, level)
    }
  }

  /// Writes what stands behind the last message.
  mutating func end(_ summary: LintSummary, into output: inout OctetOutput) {
    switch self {
    case .text(let writer): writer.write(summary, into: &output)
    case .json(var writer): writer.end(summary, into: &output)
    case .sarif(var writer): writer.end(into: &output)
    case .github: break
    case .junit(let writer, _): writer.write(into: &output)
    }
  }
}
