internal import MIME
internal import MIMELint

/// A message that was linted, and the name that it was read under.
struct LintedMessage: Sendable {
  let file: String
  let message: Message
  let report: LintReport
  /// Whether a limit kept something from being looked into.
  let hasLoss: Bool

  /// Lints a message.
  init(_ message: Message, file: String, _ linter: Linter) {
    self.file = file
    self.message = message
    report = linter.lint(message)
    hasLoss = message.defects.contains(where: \.code.isLimit)
  }
}

/// How much was found in all messages.
struct LintSummary: Hashable {
  var messages = 0
  var errors = 0
  var warnings = 0
  var infos = 0

  /// Takes note of a message.
  mutating func add(_ report: LintReport) {
    messages += 1
    errors += report.count(of: .error)
    warnings += report.count(of: .warning)
    infos += report.count(of: .info)
  }

  /// One line for a person.
  var text: String {
    let place = messages == 1 ? "1 message" : "\(messages) messages"
    let counts = [(errors, "error"), (warnings, "warning"), (infos, "info")].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return "nothing found in \(place)" }
    return counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ") + " in \(place)"
  }
}
