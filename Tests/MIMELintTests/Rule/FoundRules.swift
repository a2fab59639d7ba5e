import MIME
import Octets

@testable import MIMELint

extension Example {
  /// The codes of the rules of a family that its message breaks, in order, each with the octets it points at.
  func found(_ family: String, _ settings: LintSettings = LintSettings()) -> [String] {
    let report = Linter(settings).lint(Message(ExampleMessage(self).octets))
    return report.diagnostics.filter { $0.rule.id.hasPrefix(family) }
      .map { $0.excerpt.isEmpty ? $0.rule.id : "\($0.rule.id) \($0.excerpt)" }
  }
}
