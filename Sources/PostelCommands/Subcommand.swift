internal import ArgumentParser

/// A command that runs in a context: that of the process, or a test's.
protocol RunnableCommand: ParsableCommand {
  func run(in context: inout CommandContext)
}

/// The subcommands of `postel` that do something themselves, in the order of its help.
enum Subcommand: String, CaseIterable {
  case inspect
  case headers
  case extract
  case lint
  case fix
  case compose
  case edit
  case recode
  case strip
  case redact
  case diff
  case stuff
  case unstuff

  var command: any RunnableCommand.Type {
    switch self {
    case .inspect: InspectCommand.self
    case .headers: HeadersCommand.self
    case .extract: ExtractCommand.self
    case .lint: LintCommand.self
    case .fix: FixCommand.self
    case .compose: ComposeCommand.self
    case .edit: EditCommand.self
    case .recode: RecodeCommand.self
    case .strip: StripCommand.self
    case .redact: RedactCommand.self
    case .diff: DiffCommand.self
    case .stuff: StuffCommand.self
    case .unstuff: UnstuffCommand.self
    }
  }
}

extension CommandConfiguration {
  /// Describes a subcommand, which is parsed as a part of `postel` or on its own.
  ///
  /// PERF: only a command with no name above it looks among its arguments for a request for a completion script. That takes
  /// 0.1 ms, and is left to `postel` itself.
  init(_ subcommand: Subcommand, abstract: String, discussion: String) {
    self.init(
      commandName: subcommand.rawValue, _superCommandName: "postel", abstract: abstract, discussion: discussion)
  }
}
