internal import ArgumentParser
internal import MIME
internal import MIMELint
internal import Octets

/// `postel lint`: whether messages are right before they go out.
struct LintCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .lint,
    abstract: "Say what is wrong with messages before they go out.",
    discussion: """
      Holds messages against rules, each with a stable code, and shows every breach with its line and column, the octets \
      it is about, and what would repair it. Nothing is fetched, and no message is changed.

      A profile decides which rules are asked and how much they weigh: rfc, the standards and nothing else; submit, what \
      a submission server and other readers need; bulk, what large receivers ask of those who send in bulk. With --rule \
      only the rules named are asked. A rule is named by its code, its name, or its family's three letters.

      What is known about the way the message takes lets further rules speak: --route, --smtputf8, --size-limit, \
      --mail-from and --rcpt.

      Where there is no --config, .postel.yml in the working folder is read, if it is there:
        profile: bulk
        fail-on: warning
        ignore: LIN009, HDR013
        known-domains: example.com, example.net
        severity:
          DID012: warning
          HTM: off

      EXAMPLES
        postel lint some.eml
        postel lint --profile bulk --fail-on warning 'outbox/*.eml'
        postel lint --route 7bit --size-limit 25M --mail-from ann@example.org some.eml
        postel lint --format sarif outbox/*.eml > lint.sarif
        postel lint --list --profile rfc
        postel lint --explain ADR005

      EXIT STATUS
        0  nothing found at the level of --fail-on
        1  something found
        2  usage
        3  an input can't be read
        4  read with loss: a limit was hit
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions
  @Option(help: "From which weight on findings count as failure: error (by default), warning, info or never.")
  var failOn: FailLevel?
  @Option(help: "How the report is written: text, json, sarif, github or junit.") var format = ReportFormat.text
  @Flag(help: "List the rules and their weights in the profile, and read no message.") var list = false
  @Option(
    help: ArgumentHelp("Explain rules, or all of them, and read no message.", valueName: "rule"),
    transform: RuleSelector.init(argument:))
  var explain: RuleSelector?
  @Option(help: "How many messages are looked at side by side.") var jobs = 1
  @OptionGroup var color: ColorOptions

  func validate() throws {
    if list || explain != nil, !input.files.isEmpty { throw ValidationError("--list and --explain read no message.") }
    if list, explain != nil { throw ValidationError("--list and --explain exclude each other.") }
    if (list || explain != nil) && format != .text && format != .json {
      throw ValidationError("Rules are shown as text or json.")
    }
    if !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
  }
}

extension LintCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    guard let configuration = rules.configuration(in: &context) else { return }
    let settings = rules.settings(configuration)
    let style = color.style(for: context.output, context.surroundings)
    if list || explain != nil { return show(settings, style, in: &context) }
    let failLevel = failOn ?? configuration.failLevel ?? .error
    var writer = LintReportWriter(
      format, style: style, columns: context.surroundings.columns, failLevel: failLevel)
    var summary = LintSummary()
    writer.begin(settings, into: &context.output)
    LintRun(linter: Linter(settings), jobs: jobs).forEach(of: input, in: &context) { linted, context in
      if linted.hasLoss { context.status.note(.loss) }
      if linted.report.worst.map(failLevel.includes) ?? false { context.status.note(.findings) }
      summary.add(linted.report)
      writer.write(linted, into: &context.output)
    }
    writer.end(summary, into: &context.output)
  }

  private func show(_ settings: LintSettings, _ style: TerminalStyle, in context: inout CommandContext) {
    let rules = explain?.rules ?? (rules.rule.isEmpty ? Rule.all : rules.rule.flatMap(\.rules))
    if format == .json { return RuleJSON.write(rules, into: &context.output) }
    let view = RuleView(style: style, columns: context.surroundings.columns)
    if list {
      view.list(rules, settings, into: &context.output)
    } else {
      view.explain(rules, into: &context.output)
    }
  }
}
