public import MIME
internal import Octets

/// Holds messages against rules. A value that can be used for many messages and from anywhere.
///
/// ```swift
/// let report = Linter().lint(try Message(contentsOfFile: "some.eml"))
/// for found in report.diagnostics { print("\(found.line): \(found.message) [\(found.rule.id)]") }
/// ```
///
/// What messages and diagnostics say is text from the wire: make it visible before it reaches a terminal.
public struct Linter: Sendable {
  /// What messages are held against.
  public let settings: LintSettings
  private let rules: [(rule: Rule, severity: Severity)]
  /// PERF: the checks of the rules, for a rule holds many strings, and copying it for each message costs more than most
  /// checks.
  private let checks: [Check]

  /// Creates a linter.
  public init(_ settings: LintSettings = LintSettings()) {
    self.settings = settings
    rules = Rule.all.compactMap { rule in settings.severity(of: rule).map { (rule, $0) } }
    checks = rules.map(\.rule.check)
  }

  /// Holds a message against the rules.
  ///
  /// - Complexity: O(*n*): its octets are passed some times, whatever the number of rules. Bodies are decoded.
  public func lint(_ message: Message) -> LintReport {
    let subject = Subject(message, settings: settings)
    var found: [(finding: Findings.Finding, number: Int)] = []
    var omitted: [String: Int] = [:]
    for number in checks.indices {
      var findings = Findings(limit: settings.mostPerRule)
      checks[number].run(on: subject, into: &findings)
      guard findings.count > 0 else { continue }
      for finding in findings.findings { found.append((finding, number)) }
      if findings.count > findings.findings.count {
        omitted[rules[number].rule.id] = findings.count - findings.findings.count
      }
    }
    // PERF: nothing of what follows costs anything where nothing is wrong.
    guard !found.isEmpty else { return LintReport(diagnostics: [], omitted: [:]) }
    found.sort { ($0.finding.range.lowerBound, $0.number) < ($1.finding.range.lowerBound, $1.number) }
    var placement = Placement(message.octets, of: subject)
    let diagnostics = found.map { entry in
      placement.place(entry.finding, of: rules[entry.number].rule, rules[entry.number].severity)
    }
    return LintReport(diagnostics: diagnostics, omitted: omitted)
  }
}

extension Check {
  fileprivate func run(on subject: Subject, into findings: inout Findings) {
    switch self {
    case .look(let look): look(subject, &findings)
    case .defects(let codes, let fields, let place, let fix):
      for code in codes {
        for offset in subject.defects[code] {
          if let fields {
            guard let name = subject.field(at: offset)?.knownName, fields.contains(name) else { continue }
          }
          findings.report(
            subject.range(of: place, at: offset), code.entry.summary, fix: fix?.repair(in: subject, at: offset))
        }
      }
    }
  }
}
