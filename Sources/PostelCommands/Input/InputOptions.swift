internal import ArgumentParser
internal import MIME
internal import Octets

/// The inputs of a command.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Messages to read; - is standard input.",
      discussion: "Names with *, ? or [ are expanded where the shell did not. Files that end in .gz are decompressed.",
      valueName: "file"),
    completion: .file())
  var files: [String] = []

  /// Reads one message after the other and hands it over with the name it was given under.
  ///
  /// What can't be read is reported, and the rest is read all the same. Ends early where nobody reads the output.
  ///
  /// - Parameter headerOnly: Whether only the header sections are read.
  func forEachMessage(
    of command: String, headerOnly: Bool = false, in context: inout CommandContext,
    _ body: (Message, String, inout CommandContext) -> Void
  ) {
    if files.isEmpty, System.isTerminal(context.standardInput) {
      return context.report(.usage, "no file given, and standard input is a terminal; see postel \(command) --help")
    }
    let names = PathExpansion.expand(files.isEmpty ? [InputReader.standardInputName] : files)
    var progress = Progress(total: names.count, unit: "files", isShown: context.messages.isTerminal)
    for name in names where !context.isOutputClosed {
      do throws(InputFailure) {
        let octets = try InputReader.read(name, standardInput: context.standardInput)
        let message = headerOnly ? Message(headerOf: octets) : Message(octets)
        if message.defects.contains(where: \.code.isLimit) { context.status.note(.loss) }
        body(message, name, &context)
      } catch {
        context.report(.unreadable, "\(name): \(error.reason)")
      }
      progress.advance(&context.messages)
    }
    progress.finish(&context.messages)
  }

  /// Whether there may be more than one message.
  var areMany: Bool { files.count > 1 || files.contains(where: GlobPattern.isPattern) }
}
