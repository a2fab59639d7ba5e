internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel extract`: writes parts of messages to files.
struct ExtractCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .extract,
    abstract: "Write attachments and other parts of messages to files.",
    discussion: """
      Without further options all attachments are written, as RFC 8621 tells them from bodies, and the files that stand \
      uuencoded, in yEnc or in BinHex among the lines of a text or are in a winmail.dat. --parts names parts by their \
      IMAP numbers, as inspect shows them, and such files by the part's number and their own, as in 1+1; --type and \
      --match look through all parts, those of nested messages too, and all that a winmail.dat holds; --all takes all \
      of them. Where several are given, a part has to fulfil all.

      Files get safe names that are unique in the folder, whatever the message calls them, and are written nowhere \
      else. Nothing is overwritten without --force. What was written is listed on standard output: number, type, size, \
      file. The manifest is a JSON array of objects with file, part, name, safeName, type, size and sha256.

      With --join, a file in yEnc whose parts were posted in several messages is written as one file, too.

      --out - writes the decoded octets of one part to standard output and nothing else.

      EXAMPLES
        postel extract some.eml --out attachments
        postel extract some.eml --parts 1.2,3 --out .
        postel extract --type 'image/*' --match '*.png' 'mail/*.eml' --out pictures --manifest pictures.json
        postel extract some.eml --parts 2 --out - | file -
        postel extract winmail.eml --parts 2+1 --out - > body.html
        postel extract --join 'fragments/*.eml' --out files

      EXIT STATUS
        0  written, or nothing to write
        2  usage, no such part, or an output that exists or can't be written
        3  an input can't be read
        4  read with loss: a limit was hit
      """)

  @OptionGroup var input: InputOptions
  @Option(help: ArgumentHelp("Numbers of parts, separated by commas.", valueName: "1.2,3")) var parts: PartList?
  @Option(help: ArgumentHelp("Parts of this media type, * allowed; can be given several times.", valueName: "glob"))
  var type: [String] = []
  @Option(help: ArgumentHelp("Parts whose file name follows this pattern.", valueName: "glob")) var match: String?
  @Flag(help: "All parts, bodies included.") var all = false
  @Option(
    help: ArgumentHelp("The folder to write to; - is standard output.", valueName: "folder"), completion: .directory)
  var out = "."
  @Option(help: ArgumentHelp("Write what was extracted as JSON; - is standard output.", valueName: "file"))
  var manifest: String?
  @Flag(help: "Replace files that are there already.") var force = false
  @OptionGroup var joining: JoinOptions

  private static let standardOutput = "-"

  func validate() throws {
    if out == Self.standardOutput, manifest == Self.standardOutput {
      throw ValidationError("--out - and --manifest - both want standard output.")
    }
  }

  /// The parts that are wanted.
  private var selection: PartSelection {
    PartSelection(
      parts: parts?.parts, types: type.map { GlobPattern($0, ignoresCase: true) },
      name: match.map { GlobPattern($0, ignoresCase: true) }, takesAll: all)
  }
}

extension ExtractCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    var extracted = Manifest()
    if out == Self.standardOutput {
      writeOnePart(&extracted, in: &context)
    } else {
      writeFiles(&extracted, in: &context)
    }
    if let manifest { write(extracted, to: manifest, in: &context) }
  }

  /// Says which parts aren't there, and hands over the others, files in yEnc put together from messages if that is wanted.
  private func forEachPart(
    in context: inout CommandContext, _ body: (PartContent, String, inout CommandContext) -> Void
  ) {
    let selection = selection
    var files = YEncCollection()
    input.forEachMessage(of: "extract", joiningFragments: joining.join, in: &context) { message, file, context in
      var missing: [PartSelector] = []
      let sources = selection.sources(in: message, missing: &missing)
      for part in missing { context.report(.usage, part.isMissing(from: file)) }
      if sources.isEmpty, missing.isEmpty { context.note("\(file): nothing to extract") }
      for source in sources where !context.isOutputClosed {
        var defects = DefectLog()
        guard joining.join else {
          body(PartContent(source), file, &context)
          continue
        }
        guard let found = files.take(source, of: file, defects: &defects) else { continue }
        if !defects.isEmpty { context.note("\(found.file): the joined file is not what its parts say") }
        body(PartContent(found.source), found.file, &context)
      }
    }
    for rest in files.unfinished where !context.isOutputClosed {
      let names = rest.found.map(\.file).joined(separator: ", ")
      context.report(.loss, "\(names): parts of a file in yEnc are missing; those that are there are written")
      for found in rest.found { body(PartContent(found.source), found.file, &context) }
    }
  }
}

// MARK: - To standard output

extension ExtractCommand {
  private func writeOnePart(_ extracted: inout Manifest, in context: inout CommandContext) {
    var found: [(part: PartContent, file: String)] = []
    forEachPart(in: &context) { part, file, _ in
      if found.count < 2 { found.append((part, file)) }
    }
    guard found.count < 2 else {
      return context.report(.usage, "--out - takes one part, and there are several; --parts names one")
    }
    guard let (part, file) = found.first else { return }
    var visible = VisibleText(.lines)
    let written = part.write(wantsDigest: manifest != nil) { run in context.output.write(run, &visible) }
    context.output.finish(&visible)
    extracted.entries.append(part.entry(file: file, safeName: part.safeName, written))
  }
}

// MARK: - To files

extension ExtractCommand {
  private func writeFiles(_ extracted: inout Manifest, in context: inout CommandContext) {
    var folder: OutputFolder
    do throws(SystemError) {
      folder = try OutputFolder(out, overwrites: force)
    } catch {
      return context.report(.usage, "\(out): \(error)")
    }
    var names = UniqueNames()
    forEachPart(in: &context) { part, file, context in
      let name = names.take(part.safeName)
      do throws(SystemError) {
        var written = PartContent.Written()
        try folder.write(name) { output in
          written = part.write(wantsDigest: manifest != nil) { run in output.write(run) }
        }
        let entry = part.entry(file: file, safeName: name, written)
        extracted.entries.append(entry)
        list(entry, into: &context.output)
      } catch {
        reportFailure(error, path: path(name), in: &context)
      }
    }
  }

  private func path(_ name: String) -> String {
    out.utf8.last == ASCII.slash ? out + name : "\(out)/\(name)"
  }

  /// Says what was written, unless standard output is for the manifest.
  private func list(_ entry: Manifest.Entry, into output: inout OctetOutput) {
    guard manifest != Self.standardOutput else { return }
    let line = "\(entry.part ?? "-")  \(entry.type)  \(Quantity.octets(entry.size))  \(path(entry.safeName))"
    output.write(VisibleText.line(line) + "\n")
  }

  private func write(_ extracted: Manifest, to path: String, in context: inout CommandContext) {
    if path == Self.standardOutput { return extracted.write(into: &context.output) }
    guard let target = OutputPath(path) else {
      return context.report(.usage, "\(path): that is a folder, no file to write to")
    }
    do throws(SystemError) {
      var folder = try OutputFolder(target.folder, overwrites: force)
      try folder.write(target.name) { output in extracted.write(into: &output) }
    } catch {
      reportFailure(error, path: path, in: &context)
    }
  }

  private func reportFailure(_ error: SystemError, path: String, in context: inout CommandContext) {
    let hint = error.isExisting ? "; --force replaces it" : ""
    context.report(.usage, "\(path): \(error)\(hint)")
  }
}
