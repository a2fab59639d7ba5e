internal import ArgumentParser
internal import MIMECodecs
internal import Octets
internal import SMTP

/// `postel batch split`: the messages of an SMTP session in a file.
struct BatchSplitCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Write the messages of an SMTP session to files.",
    discussion: """
      The files are called 0001.eml and so on. Standard output gets a JSON object for each, on one line: file, from (null \
      for the null path) and to.

      EXAMPLES
        postel batch split in.bsmtp --out messages
        postel batch split --lf --out messages < unix.bsmtp

      EXIT STATUS
        0  done
        1  the session holds what a server would refuse; the rest was read
        2  usage, or an output that exists or can't be written
        3  the input can't be read
      """)

  @Argument(help: "The session; - is standard input.", completion: .file()) var file = InputReader.standardInputName
  @Option(help: ArgumentHelp("Where files go.", valueName: "folder"), completion: .directory) var out: String
  @Flag(help: "Replace files that are there.") var force = false
  @Flag(help: "The lines of the session end with LF.") var lf = false
  @OptionGroup var bare: BareOption
}

extension BatchSplitCommand {
  /// A message that is being read.
  private struct OpenMessage {
    var envelope: Envelope
    var octets: [UInt8] = []
  }

  func run(in context: inout CommandContext) {
    do throws(SystemError) {
      var folder = try OutputFolder(out, overwrites: force)
      split(into: &folder, in: &context)
    } catch {
      context.report(.usage, "\(out): \(error)")
    }
  }

  private func split(into folder: inout OutputFolder, in context: inout CommandContext) {
    var reader = BatchReader(bareLineEnds: bare.policy)
    var converter = LineEndConverter(to: .crlf)
    var events: [BatchReader.Event] = []
    var open: OpenMessage?
    var count = 0
    do throws(InputFailure) {
      try OctetSource.forEachPiece(of: file, standardInput: context.standardInput) { piece in
        if lf {
          var converted: [UInt8] = []
          converter.convert(piece, into: &converted)
          reader.read(converted.span, into: &events)
        } else {
          reader.read(piece, into: &events)
        }
        take(&events, &open, &count, &folder, &context)
        return !reader.isAtEnd
      }
    } catch {
      return context.report(.unreadable, "\(file): \(error.reason)")
    }
    reader.finish(into: &events)
    take(&events, &open, &count, &folder, &context)
  }

  private func take(
    _ events: inout [BatchReader.Event], _ open: inout OpenMessage?, _ count: inout Int, _ folder: inout OutputFolder,
    _ context: inout CommandContext
  ) {
    for event in events {
      switch event {
      case .begin(let envelope): open = OpenMessage(envelope: envelope)
      case .octets(let octets): open?.octets += octets
      case .discard: open = nil
      case .fault(let reply): context.report(.findings, "\(file): \(reply)")
      case .end:
        count += 1
        if let message = open { write(message, count, &folder, &context) }
        open = nil
      }
    }
    events = []
  }

  private func write(
    _ message: OpenMessage, _ count: Int, _ folder: inout OutputFolder, _ context: inout CommandContext
  ) {
    let digits = "\(count)"
    let name = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ".eml"
    do throws(SystemError) {
      try folder.write(name) { output in output.write(message.octets.span) }
    } catch {
      let hint = error.isExisting ? "; --force replaces it" : ""
      return context.report(.usage, "\(name): \(error)\(hint)")
    }
    var json = JSONWriter(.oneLine)
    json.beginObject()
    json.member("file", name)
    json.key("from")
    if let sender = message.envelope.reversePath.address { json.value("\(sender)") } else { json.null() }
    json.key("to")
    json.beginArray()
    for recipient in message.envelope.recipients { json.value(recipient.path.address?.description ?? "") }
    json.endArray()
    json.endObject()
    json.endText()
    json.drain(into: &context.output)
  }
}
