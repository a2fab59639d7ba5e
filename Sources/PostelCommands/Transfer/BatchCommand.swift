internal import ArgumentParser

/// `postel batch`: messages with their envelopes in one file.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Make and split batches: SMTP sessions in files (application/batch-SMTP, RFC 2442).",
    subcommands: [BatchMakeCommand.self, BatchSplitCommand.self])
}
