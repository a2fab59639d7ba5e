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
  /// - Parameters:
  ///   - headerOnly: Whether only the header sections are read.
  ///   - joinsFragments: Whether fragments of one message, `message/partial`, are handed over as that message, once all
  ///     of them were read.
  func forEachMessage(
    of command: String, headerOnly: Bool = false, joiningFragments joinsFragments: Bool = false,
    in context: inout CommandContext,
    _ body: (Message, String, inout CommandContext) -> Void
  ) {
    if files.isEmpty, System.isTerminal(context.standardInput) {
      return context.report(.usage, "no file given, and standard input is a terminal; see postel \(command) --help")
    }
    let names = PathExpansion.expand(files.isEmpty ? [InputReader.standardInputName] : files)
    var progress = Progress(total: names.count, unit: "files", isShown: context.messages.isTerminal)
    var fragments = FragmentCollection()
    func handOver(_ message: Message, _ name: String) {
      if message.defects.contains(where: \.code.isLimit) { context.status.note(.loss) }
      body(message, name, &context)
    }
    for name in names where !context.isOutputClosed {
      do throws(InputFailure) {
        let octets = try InputReader.read(name, standardInput: context.standardInput)
        let message = headerOnly ? Message(headerOf: octets) : Message(octets)
        if !joinsFragments || message.fragmentPlace == nil {
          handOver(message, name)
        } else if let joined = fragments.take(message, named: name) {
          handOver(joined.message, joined.name)
        }
      } catch {
        context.report(.unreadable, "\(name): \(error.reason)")
      }
      progress.advance(&context.messages)
    }
    for rest in fragments.unfinished where !context.isOutputClosed {
      let names = rest.names.joined(separator: ", ")
      context.report(.loss, "\(names): \(rest.missing); the fragments are read as they are")
      for (message, name) in zip(rest.messages, rest.names) { handOver(message, name) }
    }
    progress.finish(&context.messages)
  }

  /// Whether there may be more than one message.
  var areMany: Bool { files.count > 1 || files.contains(where: GlobPattern.isPattern) }
}
