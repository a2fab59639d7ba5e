internal import ArgumentParser
internal import MIME

/// `postel redact`: masks addresses, domains and texts.
struct RedactCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .redact,
    abstract: "Mask addresses, domains and texts in a message, wherever text is.",
    discussion: """
      Looks through decoded text: header fields with their encoded-words and parameters, texts, reports, and the messages \
      in it; how these are encoded does not matter. Letters of either case match. The structure stays; addresses become \
      redacted@redacted.invalid, texts [redacted].

      Pictures, documents and archives are not looked into; strip takes them out. Nor is what HTML hides from a search by \
      tags or character references inside a word.

      EXAMPLES
        postel redact --address ann@example.org some.eml > public.eml
        postel redact --domain example.org --text 'Project X' some.eml | postel strip > public.eml

      EXIT STATUS
        0  written
        2  usage, or an output that exists or can't be written
        3  the input can't be read
        4  written, but a limit was hit
      """)

  @OptionGroup var target: RewriteOptions
  @Option(help: ArgumentHelp("An address; can be given several times.", valueName: "address")) var address: [String] =
    []
  @Option(help: ArgumentHelp("A domain, with all addresses in it and below it.", valueName: "domain"))
  var domain: [String] = []
  @Option(help: ArgumentHelp("A text.", valueName: "text")) var text: [String] = []

  private var targets: [Redaction.Target] {
    address.map { .address($0) } + domain.map { .domain($0) } + text.map { .text($0) }
  }

  func validate() throws {
    if targets.isEmpty { throw ValidationError("Nothing to do: give --address, --domain or --text.") }
    if (address + domain + text).contains("") { throw ValidationError("An empty text is everywhere.") }
  }
}

extension RedactCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    let redaction = Redaction(targets)
    let standardInput = context.standardInput
    target.forEachFile(of: "redact", in: &context) { _, output, report in
      guard let message = report.read(standardInput) else { return false }
      return report.write(message.redacted(redaction), to: &output)
    }
  }
}
