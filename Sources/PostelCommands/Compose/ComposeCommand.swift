internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel compose`: builds a message.
struct ComposeCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .compose,
    abstract: "Build a message from a specification in JSON, or from options.",
    discussion: """
      The message is written to standard output as it goes over the wire: CRLF, no line over 998 octets, nothing that a \
      strict reader would have to say something about. What is not said is made: date, identifier, boundaries, charsets, \
      transfer encodings, media types of files by their names. What can't be written is an error before the first octet.

      Options add to the specification; single values, authors and texts among them, replace those in it. Text, HTML, \
      inline files and attachments get the nesting that all readers show right. HTML refers to an inline file as cid: \
      and its name. Files are streamed, whatever their size; their paths in a specification are relative to its folder. \
      --schema prints the JSON schema of specifications.

      EXAMPLES
        postel compose --from ann@example.org --to 'Bob <bob@example.com>' \\
          --subject Lunch --text - < note.txt
        postel compose --from ann@example.org --to bob@example.com \\
          --text note.txt --html note.html --inline logo.png --attach a.jpg
        postel compose message.json --route 8bit --smtputf8 | postel stuff
        echo '{"from": "ann@example.org", "text": "Hi."}' | postel compose -

      With --seed and --date the same input gives the same octets each time.

      EXIT STATUS
        0  written
        2  usage, a message that can't be written, or an output that exists or can't be written
        3  an input can't be read
      """)

  /// What the next hop takes, by the names of SMTP.
  enum RouteName: String, ExpressibleByArgument, CaseIterable {
    case sevenBit = "7bit"
    case eightBit = "8bit"
    case binary
  }

  @Argument(help: "A specification in JSON; - is standard input.", completion: .file(extensions: ["json"]))
  var spec: String?
  @OptionGroup(title: "Message") var message: ComposeOptions
  @Option(help: ArgumentHelp("What the next hop takes.", valueName: "7bit|8bit|binary")) var route = RouteName.sevenBit
  @Flag(name: .customLong("smtputf8"), help: "The next hop takes UTF-8 in header fields.") var takesUTF8Headers = false
  @Flag(help: "Write the Bcc field.") var keepBcc = false
  @Option(
    help: ArgumentHelp(
      "Up to 32 letters and digits that identifiers and boundaries are made of; random, if not given.",
      valueName: "token"))
  var seed: String?
  @Option(
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"), completion: .file())
  var output: String?
  @Flag(help: "Replace the output file if it is there already.") var force = false
  @Flag(help: "Print the JSON schema of specifications, and do nothing else.") var schema = false

  func validate() throws {
    let inputs = (spec == InputReader.standardInputName ? ["the specification"] : []) + message.inputs
    guard inputs.count < 2 else {
      throw ValidationError("\(inputs.joined(separator: " and ")) can't both be standard input.")
    }
  }
}

extension ComposeCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    if schema { return context.output.write(SpecSchema.text) }
    do throws(ComposeFailure) {
      var outline = try specified(standardInput: context.standardInput)
      try message.add(to: &outline, standardInput: context.standardInput)
      try write(outline.finished, in: &context)
    } catch {
      context.report(error.status, error.message)
    }
  }

  /// What the specification says; nothing where there is none.
  private func specified(standardInput: Int32) throws(ComposeFailure) -> MessageOutline {
    guard let spec else { return MessageOutline() }
    let octets = try ComposeFailure.read(spec, standardInput)
    let root: SpecValue
    do throws(JSONFault) {
      root = SpecValue(node: try JSONReader.read(octets.span), path: "")
    } catch {
      throw ComposeFailure(.usage, "\(Self.place(error.offset, in: octets.span, of: spec)): \(error.reason)")
    }
    do throws(SpecFault) {
      return try MessageSpec(path: spec).outline(root)
    } catch {
      let member = error.path.utf8.isEmpty ? "" : "\(error.path): "
      throw ComposeFailure(.usage, "\(Self.place(error.offset, in: octets.span, of: spec)): \(member)\(error.reason)")
    }
  }

  /// A place in a text for people: file, line and column.
  private static func place(_ offset: Int, in text: Span<UInt8>, of file: String) -> String {
    var line = 1
    var start = 0
    for index in 0..<min(offset, text.count) where text[index] == ASCII.lf {
      line += 1
      start = index + 1
    }
    return "\(file):\(line):\(offset - start + 1)"
  }
}

// MARK: - Writing

extension ComposeCommand {
  private func write(_ draft: Draft, in context: inout CommandContext) throws(ComposeFailure) {
    var writer: MessageWriter
    do throws(CompositionError) {
      writer = try MessageWriter(draft, options: options)
    } catch {
      throw ComposeFailure(error)
    }
    guard let output else {
      var visible = VisibleText(.lines)
      let failure = Self.write(&writer) { context.output.write($0, &visible) }
      context.output.finish(&visible)
      if let failure { throw failure }
      return
    }
    try writeFile(output, &writer)
  }

  private var options: MessageWriter.Options {
    var options = MessageWriter.Options()
    let body: DataDomain =
      switch route {
      case .sevenBit: .sevenBit
      case .eightBit: .eightBit
      case .binary: .binary
      }
    options.route = Route(body: body, takesUTF8Headers: takesUTF8Headers)
    options.keepsBcc = keepBcc
    options.token = seed
    return options
  }

  /// Hands over all octets of a message in runs; returns why that ended early.
  private static func write(_ writer: inout MessageWriter, to receive: (Span<UInt8>) -> Void) -> ComposeFailure? {
    var run: [UInt8] = []
    do throws(CompositionError) {
      while try writer.write(into: &run, atLeast: 256 << 10) {
        receive(run.span)
        run.removeAll(keepingCapacity: true)
      }
      return nil
    } catch {
      return ComposeFailure(error)
    }
  }

  private func writeFile(_ path: String, _ writer: inout MessageWriter) throws(ComposeFailure) {
    guard let place = OutputPath(path) else {
      throw ComposeFailure(.usage, "\(path): that is a folder, no file to write to")
    }
    var failure: ComposeFailure?
    do throws(SystemError) {
      var folder = try OutputFolder(place.folder, overwrites: force)
      try folder.write(place.name, keepingModeOf: nil) { output in
        failure = Self.write(&writer) { output.write($0) }
        return failure == nil
      }
    } catch {
      throw ComposeFailure(.usage, "\(path): \(error)\(error.isExisting ? "; --force replaces it" : "")")
    }
    if let failure { throw failure }
  }
}

extension ComposeFailure {
  /// Why a message can't be written.
  fileprivate init(_ error: CompositionError) {
    self.init(error.code == .fileUnreadable ? .unreadable : .usage, error.description)
  }
}
