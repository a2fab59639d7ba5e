internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel edit`: changes header fields and parts, and nothing else.
struct EditCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .edit,
    abstract: "Change header fields and parts of a message; all else stays, octet for octet.",
    discussion: """
      Fields are given as 'Name: value', as a person writes them; they are encoded and folded as the standards want it. \
      New lines end as those of the message do. The message is streamed; it may have any size.

      Edits are made in this order: --rename, --remove, --set, --add, --prepend. With --part they are made to the fields \
      of that part.

      A multipart that loses all its parts keeps one, which is an empty text.

      EXAMPLES
        postel edit --remove bcc some.eml > without-bcc.eml
        postel edit --set 'Subject: Größe' --add 'X-Seen: yes' --in-place some.eml
        postel edit --rename received=X-Old-Received < some.eml
        postel edit --drop 2,3.1 some.eml --output smaller.eml

      EXIT STATUS
        0  written
        2  usage, a field that can't be written, no such part, or an output that exists or can't be written
        3  the input can't be read
        4  written, but a limit was hit: edits reach as far as the message was read
      """)

  @OptionGroup var target: RewriteOptions
  @Option(help: ArgumentHelp("Set a field: the first of its name, the others go.", valueName: "'Name: value'"))
  var set: [FieldArgument] = []
  @Option(help: ArgumentHelp("Add a field behind all others.", valueName: "'Name: value'")) var add: [FieldArgument] =
    []
  @Option(help: ArgumentHelp("Put a field before all others.", valueName: "'Name: value'"))
  var prepend: [FieldArgument] = []
  @Option(help: ArgumentHelp("Remove all fields of a name.", valueName: "name")) var remove: [String] = []
  @Option(help: ArgumentHelp("Give all fields of a name another one.", valueName: "old=new"))
  var rename: [RenameArgument] = []
  @Option(help: ArgumentHelp("Edit the fields of this part.", valueName: "1.2")) var part: PartSelector?
  @Option(help: ArgumentHelp("Leave parts out.", valueName: "1.2,3")) var drop: PartList?
  @Flag(help: "Write new fields in UTF-8, for servers that take SMTPUTF8.") var utf8 = false

  func validate() throws {
    if edits.isEmpty {
      throw ValidationError("Nothing to do: give --set, --add, --prepend, --remove, --rename or --drop.")
    }
  }

  private var edits: [MessageEdit] {
    var actions: [MessageEdit.Action] = rename.map { .renameFields($0.name, to: $0.newName) }
    actions += remove.map { .removeFields($0) }
    actions += set.map { .setField($0.field) }
    actions += add.map { .addField($0.field) }
    actions += prepend.reversed().map { .prependField($0.field) }
    let fieldEdits = actions.map { action in
      part.map { MessageEdit(action, of: $0.number) } ?? MessageEdit(action)
    }
    return fieldEdits + (drop?.parts ?? []).map { MessageEdit(.drop, of: $0.number) }
  }
}

extension EditCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    let standardInput = context.standardInput
    target.forEachFile(of: "edit", in: &context) { name, output, report in
      do throws(CompositionError) {
        return edit(name, standardInput, try rewriter(), to: &output, &report)
      } catch {
        report.add(.usage, "\(error)")
        return false
      }
    }
  }

  private func rewriter() throws(CompositionError) -> MessageRewriter {
    try MessageRewriter(edits, route: Route(body: .eightBit, takesUTF8Headers: utf8))
  }

  private func edit(
    _ name: String, _ standardInput: Int32, _ rewriter: consuming MessageRewriter, to output: inout OctetOutput,
    _ report: inout RewriteReport
  ) -> Bool {
    var rewriter = rewriter
    var octets: [UInt8] = []
    var visible = VisibleText(.lines)
    var failure: CompositionError?
    do throws(InputFailure) {
      try Self.forEachPiece(of: name, standardInput: standardInput) { piece in
        failure = CompositionError.thrown { () throws(CompositionError) in try rewriter.push(piece, into: &octets) }
        output.write(octets.span, &visible)
        octets.removeAll(keepingCapacity: true)
        return failure == nil && output.failure == nil
      }
    } catch {
      report.add(.unreadable, "\(name): \(error.reason)")
      return false
    }
    if failure == nil {
      failure = CompositionError.thrown { () throws(CompositionError) in try rewriter.finish(into: &octets) }
      output.write(octets.span, &visible)
    }
    output.finish(&visible)
    if let failure { report.add(.usage, "\(name): \(failure)") }
    report.addMissing(rewriter.missingParts)
    if rewriter.defects.contains(where: \.code.isLimit) {
      report.add(.loss, "\(name): a limit was hit; edits reach as far as the message was read")
    }
    return failure == nil && rewriter.missingParts.isEmpty
  }

  /// Streams a message; what is compressed by its name is decompressed first.
  private static func forEachPiece(
    of name: String, standardInput: Int32, _ body: (Span<UInt8>) -> Bool
  ) throws(InputFailure) {
    guard name.utf8.suffix(3).elementsEqual(".gz".utf8) else {
      return try OctetSource.forEachPiece(of: name, standardInput: standardInput, body)
    }
    let octets = try InputReader.read(name, standardInput: standardInput)
    _ = body(octets.span)
  }
}

/// A header field on the command line: `Name: value`.
struct FieldArgument: ExpressibleByArgument {
  let field: HeaderField

  init?(argument: String) {
    guard let colon = argument.utf8.firstIndex(of: ASCII.colon) else { return nil }
    let value = String(argument[argument.utf8.index(after: colon)...])
    do throws(CompositionError) {
      field = try HeaderField(parsing: String(argument[..<colon]), value)
    } catch {
      return nil
    }
  }
}

/// Two field names on the command line: `old=new`.
struct RenameArgument: ExpressibleByArgument {
  let name: String
  let newName: String

  init?(argument: String) {
    guard let equals = argument.utf8.firstIndex(of: ASCII.equals) else { return nil }
    name = String(argument[..<equals])
    newName = String(argument[argument.utf8.index(after: equals)...])
    guard !name.isEmpty, !newName.isEmpty else { return nil }
  }
}
