internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel headers`: the header fields of a message.
struct HeadersCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .headers,
    abstract: "Show the header fields of messages.",
    discussion: """
      Shows each field on one line, unfolded and decoded; control octets are shown as escapes. With --raw the fields \
      are written octet for octet, unless the output is a terminal. With several files each begins with a line that \
      names it, but not with --raw.

      EXAMPLES
        postel headers some.eml
        postel headers --name received --name date some.eml
        postel headers --raw some.eml > header.txt
        postel headers --json --name list-id 'archive/*.eml'

      EXIT STATUS
        0  read
        2  usage
        3  an input can't be read
        4  read with loss: a limit was hit
      """)

  /// In which form field bodies are written.
  enum BodyForm: EnumerableFlag {
    case decoded
    case raw

    static func help(for value: BodyForm) -> ArgumentHelp? {
      switch value {
      case .decoded: "Unfold fields and decode encoded-words (default)."
      case .raw: "Write fields as they stand."
      }
    }
  }

  @OptionGroup var input: InputOptions
  @Flag(exclusivity: .exclusive) var form: BodyForm?
  @Option(help: "Show only fields of this name, in either case; can be given several times.") var name: [String] = []
  @Flag(help: "Write a JSON object per message, each on one line: postel:file and headers.") var json = false
  @OptionGroup var color: ColorOptions
}

extension HeadersCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    let wanted = Set(name.map(Self.folded))
    var isFirst = true
    input.forEachMessage(of: "headers", headerOnly: true, in: &context) { message, file, context in
      let fields = message.root.fields.filter { wanted.isEmpty || wanted.contains(Self.folded($0.name)) }
      if json {
        writeJSON(fields, file: file, into: &context.output)
      } else if form == .raw {
        writeRaw(fields, of: message, into: &context.output)
      } else {
        if input.areMany { context.output.write((isFirst ? "" : "\n") + "==> \(VisibleText.line(file)) <==\n") }
        writeDecoded(fields, in: &context)
      }
      isFirst = false
    }
  }

  private func writeDecoded(_ fields: [Field], in context: inout CommandContext) {
    let style = color.style(for: context.output, context.surroundings)
    for field in fields {
      let name = style.paint(VisibleText.line(field.name) + ":", .label)
      context.output.write("\(name) \(VisibleText.line(Self.trimmed(field.text)))\n")
    }
  }

  private func writeRaw(_ fields: [Field], of message: Message, into output: inout OctetOutput) {
    var visible = VisibleText(.lines)
    for field in fields { output.write(message.octets.extracting(field.range), &visible) }
    output.finish(&visible)
  }

  private func writeJSON(_ fields: [Field], file: String, into output: inout OctetOutput) {
    var json = JSONWriter(.oneLine)
    json.beginObject()
    json.member("postel:file", file)
    json.key("headers")
    json.objects(of: fields) { json, field in
      json.member("name", field.name)
      json.key("value")
      if form == .raw { RawForm.write(field.body, to: &json) } else { json.value(Self.trimmed(field.text)) }
    }
    json.endObject()
    json.endText()
    json.drain(into: &output)
  }

  private static func folded(_ name: String) -> String {
    var octets = Array(name.utf8)
    for index in octets.indices { octets[index] = octets[index].lowercased }
    return String(decodingUTF8: octets.span)
  }

  private static func trimmed(_ text: String) -> String {
    let octets = text.utf8Span.span
    return String(decodingUTF8: octets.extracting(octets.trimmedRange()))
  }
}
