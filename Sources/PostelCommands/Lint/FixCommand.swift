internal import ArgumentParser
internal import MIME
internal import MIMELint
internal import Octets

/// `postel fix`: repairs what can be repaired without loss.
struct FixCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .fix,
    abstract: "Repair what can be repaired without loss.",
    discussion: """
      Does what `postel lint` says would repair its findings: line ends, a missing Date, Message-ID or MIME-Version, raw \
      octets above 127 in fields and bodies, lines that are too long, wrong charset labels, names without quotes, missing \
      close delimiters, unsafe file names, and more. What a message says stays the same, what is not at fault stays as it \
      is, octet for octet, and so do signed parts. What was repaired and what is left is said on standard error.

      With --dry-run nothing is written but the lines that would change.

      EXAMPLES
        postel fix some.eml > repaired.eml
        postel fix --dry-run some.eml
        postel fix --in-place 'outbox/*.eml'
        postel fix --rule LIN --rule DID001 --output repaired.eml some.eml

      EXIT STATUS
        0  nothing is left at the level of --fail-on
        1  something is left
        2  usage, or an output that exists or can't be written
        3  the input can't be read
        4  written, but a limit was hit
      """)

  @OptionGroup var target: RewriteOptions
  @Flag(help: "Show the lines that would change, and write nothing.") var dryRun = false
  @OptionGroup var rules: RuleOptions
  @Option(help: "From which weight on what is left counts as failure: error (by default), warning, info or never.")
  var failOn: FailLevel?
  @OptionGroup var color: ColorOptions

  func validate() throws {
    if dryRun, target.inPlace { throw ValidationError("--dry-run writes no file; it excludes --in-place.") }
  }
}

extension FixCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    guard let configuration = rules.configuration(in: &context) else { return }
    let fixer = MessageFixer(
      rules.settings(configuration), date: DateTime(secondsSinceEpoch: System.secondsSinceEpoch) ?? .now)
    let failLevel = failOn ?? configuration.failLevel ?? .error
    let style = color.style(for: context.output, context.surroundings)
    let standardInput = context.standardInput
    target.forEachFile(of: "fix", in: &context) { name, output, report in
      guard let message = report.read(standardInput) else { return false }
      let fixed = fixer.fix(message)
      report.add(fixed, failLevel)
      if dryRun {
        UnifiedDiff(message, fixed.message).write(name, style, into: &output)
      } else {
        var visible = VisibleText(.lines)
        output.write(fixed.message.octets, &visible)
        output.finish(&visible)
      }
      return true
    }
  }
}

extension RewriteReport {
  /// Says what was repaired and what is left.
  fileprivate mutating func add(_ fixed: MessageFixer.Result, _ failLevel: FailLevel) {
    for repair in fixed.repairs {
      let advice = repair.fix.map { ": " + $0.advice } ?? ""
      add(.clean, "\(place(repair)) repaired\(advice) [\(repair.rule.id)]")
    }
    for left in fixed.remaining.diagnostics where left.severity >= .warning || failLevel.includes(left.severity) {
      let status: CommandStatus = failLevel.includes(left.severity) ? .findings : .clean
      add(status, "\(place(left)) left: \(left.message) [\(left.rule.id)]")
    }
    if fixed.breaksSignature { add(.clean, "\(file): the message has changed, so its signature no longer holds") }
  }

  private func place(_ diagnostic: Diagnostic) -> String { "\(file):\(diagnostic.line):\(diagnostic.column):" }
}
