internal import ArgumentParser
internal import Octets

/// The input of a command that writes messages differently, and where it writes them.
struct RewriteOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The message; - is standard input. Several with --in-place.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write to this file; - is standard output.", valueName: "file"),
    completion: .file())
  var output = InputReader.standardInputName
  @Flag(help: "Replace each file by what it becomes, in one step and only where all went well.") var inPlace = false
  @Flag(help: "Replace an output that is there already.") var force = false

  private var names: [String] { files.isEmpty ? [InputReader.standardInputName] : files }

  func validate() throws {
    let writesFile = output != InputReader.standardInputName
    if inPlace, writesFile { throw ValidationError("--in-place and --output exclude each other.") }
    if !inPlace, files.count > 1 { throw ValidationError("Several files need --in-place.") }
    if inPlace, names.contains(InputReader.standardInputName) {
      throw ValidationError("Standard input has no place; --in-place needs files.")
    }
    if inPlace, names.contains(where: { $0.utf8.suffix(3).elementsEqual(".gz".utf8) }) {
      throw ValidationError("--in-place would put a file that is not compressed in the place of one that is.")
    }
  }

  /// Calls a function with the name of each input and the output that it goes to, and reports what it says.
  ///
  /// - Parameter rewrite: Writes the message; says whether it is complete, so that it may take the place of a file.
  func forEachFile(
    of command: String, in context: inout CommandContext,
    _ rewrite: (String, inout OctetOutput, inout RewriteReport) -> Bool
  ) {
    if files.isEmpty, System.isTerminal(context.standardInput) {
      return context.report(.usage, "no file given, and standard input is a terminal; see postel \(command) --help")
    }
    for name in inPlace ? PathExpansion.expand(names) : names where !context.isOutputClosed {
      var report = RewriteReport(file: name)
      if inPlace {
        replace(name, keepingModeOf: name, overwrites: true, &report, rewrite)
      } else if output == InputReader.standardInputName {
        _ = rewrite(name, &context.output, &report)
      } else {
        let target = output
        replace(target, keepingModeOf: nil, overwrites: force, &report) { _, output, report in
          rewrite(name, &output, &report)
        }
      }
      report.deliver(to: &context)
    }
  }

  /// Writes a file through a temporary one.
  private func replace(
    _ path: String, keepingModeOf original: String?, overwrites: Bool, _ report: inout RewriteReport,
    _ rewrite: (String, inout OctetOutput, inout RewriteReport) -> Bool
  ) {
    guard let target = OutputPath(path) else {
      return report.add(.usage, "\(path): that is a folder, no file to write to")
    }
    do throws(SystemError) {
      var folder = try OutputFolder(target.folder, overwrites: overwrites)
      try folder.write(target.name, keepingModeOf: original) { output in rewrite(path, &output, &report) }
    } catch {
      report.add(.usage, "\(path): \(error)\(error.isExisting ? "; --force replaces it" : "")")
    }
  }
}

/// What a command has to say about a file, held back while the output is in use.
struct RewriteReport {
  let file: String
  private var lines: [(status: CommandStatus, text: String)] = []

  init(file: String) {
    self.file = file
  }

  mutating func add(_ status: CommandStatus, _ text: String) { lines.append((status, text)) }

  func deliver(to context: inout CommandContext) {
    for line in lines { context.report(line.status, line.text) }
  }
}
