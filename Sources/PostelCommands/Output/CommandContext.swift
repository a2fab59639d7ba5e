internal import Octets

/// What a command runs in: where it writes, where standard input is, and what a person sees of it.
struct CommandContext {
  /// Data.
  var output: OctetOutput
  /// Messages and progress.
  var messages: OctetOutput
  /// The descriptor of standard input.
  let standardInput: Int32
  /// How the surroundings want to be written to.
  let surroundings: Surroundings
  /// How it went so far.
  var status = CommandStatus.clean

  /// The context of the process.
  init() {
    self.init(
      output: OctetOutput(descriptor: System.standardOutput), messages: OctetOutput(descriptor: System.standardError),
      standardInput: System.standardInput, surroundings: Surroundings())
  }

  init(output: OctetOutput, messages: OctetOutput, standardInput: Int32, surroundings: Surroundings) {
    self.output = output
    self.messages = messages
    self.standardInput = standardInput
    self.surroundings = surroundings
  }

  /// Says what went wrong, on standard error, and takes note of it. No control octet gets through.
  mutating func report(_ status: CommandStatus, _ message: String) {
    self.status.note(status)
    note(message)
  }

  /// Says something on standard error.
  mutating func note(_ message: String) {
    messages.write("postel: " + VisibleText.line(message) + "\n")
    messages.flush()
  }

  /// Whether nobody reads any more.
  var isOutputClosed: Bool { output.failure != nil }

  /// Writes out what is left, and says where that failed for any reason but a closed pipe.
  mutating func finish() {
    output.flush()
    if let failure = output.failure, !failure.isBrokenPipe { report(.usage, "standard output: \(failure)") }
    messages.flush()
  }
}

/// What the environment and the terminal say about how to write.
struct Surroundings {
  /// `NO_COLOR` is set and not empty (no-color.org).
  var forbidsColor = false
  /// `TERM` is `dumb`: a terminal without colours.
  var isDumb = false
  /// How many columns a line may take.
  var columns = 80

  init(forbidsColor: Bool, isDumb: Bool, columns: Int) {
    self.forbidsColor = forbidsColor
    self.isDumb = isDumb
    self.columns = columns
  }

  /// What the process finds: the terminal's width, else `COLUMNS`, else 80; never under 40.
  init() {
    forbidsColor = System.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    isDumb = System.environment("TERM") == "dumb"
    let declared = System.environment("COLUMNS").flatMap { Array($0.utf8).span.decimalValue(atMost: 10_000) }
    columns = max(40, System.columns(of: System.standardOutput) ?? declared ?? 80)
  }
}
