internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel inspect`: what a message is made of, and what is wrong with it.
struct InspectCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .inspect,
    abstract: "Show what messages are made of, and what is wrong with them.",
    discussion: """
      Shows the main fields, the tree of parts with their IMAP part numbers, the beginning of the text, and every fault \
      with its line and column. No control octet of a message reaches the terminal: they are shown as escapes. With \
      --raw, and with --part and --text, octets are written as they are, unless the output is a terminal.

      --json writes one object per message, set out over several lines; several messages give several objects, one \
      after the other. --ndjson writes each on a line of its own. The members are those of RFC 8621 (JMAP Email); what \
      that lacks is under the prefix postel:. Offsets are in octets from the start of the input.

      Files that stand uuencoded, in yEnc or in BinHex among the lines of a text, and what a winmail.dat holds, have \
      the number of their part and their own behind a plus sign: 1+1 is the first file in part 1.

      EXAMPLES
        postel inspect some.eml
        postel inspect --hash --ranges some.eml
        postel inspect --ndjson 'archive/*.eml' > archive.ndjson
        postel inspect --part 1.2 --text some.eml
        postel inspect --part 2 --raw some.eml | less
        postel inspect --part 1 --plain newsletter.eml
        postel inspect --join 'fragments/*.eml'
        postel inspect --explain missingCloseDelimiter
        curl -s https://example.org/some.eml | postel inspect --json -

      EXIT STATUS
        0  read
        2  usage, or a part that isn't there
        3  an input can't be read
        4  read with loss: a limit was hit
      """)

  /// How messages are written for programs.
  enum JSONForm: EnumerableFlag {
    case json
    case ndjson

    static func help(for value: JSONForm) -> ArgumentHelp? {
      switch value {
      case .json: "Write a JSON object per message."
      case .ndjson: "Write a JSON object per message, each on one line."
      }
    }
  }

  @OptionGroup var input: InputOptions
  @Flag(exclusivity: .exclusive) var form: JSONForm?
  @Option(help: "Show only this part.") var part: PartSelector?
  @Flag(help: "Write the octets of the message, or of the part, as they stand.") var raw = false
  @Flag(help: "Show the whole text; with --part write its decoded text and nothing else.") var text = false
  @Flag(
    help: """
      With --part, write its text as a person reads it and nothing else: HTML and text/enriched without markup, lines \
      of format=flowed joined.
      """)
  var plain = false
  @Flag(help: "Show where each part's header section and body lie.") var ranges = false
  @Flag(help: "Show the SHA-256 of each part's decoded octets; the JSON always has it.") var hash = false
  @Flag(help: "Show the servers that the message went through, and how long each took.") var trace = false
  @Flag(help: "Put the decoded text of every text part into the JSON, as bodyValues.") var bodies = false
  @Option(
    help: ArgumentHelp("Explain a fault by its code, or all of them, and read no message.", valueName: "code"),
    transform: DefectSelector.init(argument:))
  var explain: DefectSelector?
  @OptionGroup var joining: JoinOptions
  @OptionGroup var color: ColorOptions

  func validate() throws {
    if raw, text || plain { throw ValidationError("--raw excludes --text and --plain.") }
    if plain, part == nil { throw ValidationError("--plain needs --part; without it the text is shown so anyway.") }
    if plain, form != nil { throw ValidationError("--plain writes text; it can't be had as JSON.") }
    if raw, form != nil { throw ValidationError("--raw writes octets; it can't be had as JSON.") }
    if explain != nil, !input.files.isEmpty { throw ValidationError("--explain reads no message.") }
    if bodies, form == nil { throw ValidationError("--bodies needs --json or --ndjson.") }
  }
}

extension InspectCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    if let explain { return write(explain, in: &context) }
    let writesOctets = raw || (text || plain) && part != nil && form == nil
    var isFirst = true
    input.forEachMessage(of: "inspect", joiningFragments: joining.join, in: &context) { message, file, context in
      if writesOctets { return writeOctets(message, file: file, in: &context) }
      inspect(message, file: file, isFirst: isFirst, in: &context)
      isFirst = false
    }
  }

  private func write(_ explained: DefectSelector, in context: inout CommandContext) {
    if let form {
      var json = JSONWriter(form == .json ? .pretty : .oneLine)
      DefectEntryView.write(explained.codes, to: &json, into: &context.output)
    } else {
      let style = color.style(for: context.output, context.surroundings)
      let view = DefectEntryView(style: style, columns: context.surroundings.columns)
      view.write(explained.codes, into: &context.output)
    }
  }

  private func inspect(_ message: Message, file: String, isFirst: Bool, in context: inout CommandContext) {
    let wishes = MessageInspection.Wishes(
      digests: hash || form != nil, allTexts: form == nil && part != nil, wholeTexts: text && form == nil)
    let inspection = MessageInspection(message, wishes: wishes)
    if inspection.hasLoss { context.status.note(.loss) }
    guard let focus = Focus(part, in: inspection) else {
      return context.report(.usage, part?.isMissing(from: file) ?? "")
    }
    if let form {
      writeJSON(inspection, focus, file: file, form, in: &context)
    } else {
      if !isFirst { context.output.write("\n") }
      writeView(inspection, focus, file: file, in: &context)
    }
  }

  /// What of a message is shown.
  private enum Focus {
    case all
    case part(Int)
    case file(FileInspection)

    /// Finds what a number names; nil where it isn't there.
    init?(_ part: PartSelector?, in inspection: MessageInspection) {
      guard let part else {
        self = .all
        return
      }
      if part.number.file != nil {
        guard let file = inspection.file(numbered: part.number) else { return nil }
        self = .file(file)
      } else {
        guard let index = inspection.index(ofPart: part.text) else { return nil }
        self = .part(index)
      }
    }
  }

  private func writeJSON(
    _ inspection: MessageInspection, _ focus: Focus, file: String, _ form: JSONForm, in context: inout CommandContext
  ) {
    let writer = InspectionJSON(inspection: inspection, includesBodies: bodies, includesTrace: trace)
    var json = JSONWriter(form == .json ? .pretty : .oneLine)
    switch focus {
    case .all: writer.write(file: file, to: &json, into: &context.output)
    case .part(let part): writer.write(part: part, file: file, to: &json, into: &context.output)
    case .file(let virtual): writer.write(virtual, file: file, to: &json)
    }
    json.endText()
    json.drain(into: &context.output)
  }

  private func writeView(
    _ inspection: MessageInspection, _ focus: Focus, file: String, in context: inout CommandContext
  ) {
    let view = InspectionView(
      inspection: inspection,
      wishes: InspectionView.Wishes(wholeText: text, ranges: ranges, digests: hash, trace: trace),
      style: color.style(for: context.output, context.surroundings), columns: context.surroundings.columns)
    switch focus {
    case .all: view.write(file: file, into: &context.output)
    case .part(let part): view.write(part: part, file: file, into: &context.output)
    case .file(let virtual): view.write(virtual, of: file, into: &context.output)
    }
  }
}

// MARK: - Octets and nothing else

extension InspectCommand {
  /// Writes the octets of the message or a part, or the text of a part, and nothing else.
  private func writeOctets(_ message: Message, file: String, in context: inout CommandContext) {
    guard let part else { return writeOctets(message.range, of: message, in: &context) }
    if part.number.file != nil { return writeFile(part, of: message, file: file, in: &context) }
    guard let entity = message.entity(numbered: part.number) else {
      return context.report(.usage, part.isMissing(from: file))
    }
    if raw {
      return writeOctets(entity.headerRange.lowerBound..<entity.bodyRange.upperBound, of: message, in: &context)
    }
    guard let decoded = entity.text() else {
      return context.report(.usage, "\(file): part \(part.text) is \(entity.mediaType.essence), not text")
    }
    guard plain else { return context.output.writeContent(decoded.utf8.span) }
    let text = PersonalText.string(decoded.utf8.span, of: entity, entity.mediaType).text
    context.output.writeContent(text.utf8.span)
  }

  /// Writes the text of a body in TNEF.
  private func writeFile(
    _ part: PartSelector, of message: Message, file: String, in context: inout CommandContext
  ) {
    guard let virtual = message.virtualPart(numbered: part.number) else {
      return context.report(.usage, part.isMissing(from: file))
    }
    guard !raw, virtual.isBody else {
      let reason = raw ? "is no part of its own" : "is no text"
      let hint = "extract --parts \(part.text) --out - writes it"
      return context.report(.usage, "\(file): \(part.text) \(reason); \(hint)")
    }
    let octets = virtual.content()
    let isStripped = plain && virtual.type == "text/html"
    context.output.writeContent((isStripped ? Array(HTMLText.text(of: octets.span).utf8) : octets).span)
  }

  private func writeOctets(_ range: Range<Int>, of message: Message, in context: inout CommandContext) {
    var visible = VisibleText(.lines)
    message.forEachRun(of: range) { run in context.output.write(run, &visible) }
    context.output.finish(&visible)
  }
}
