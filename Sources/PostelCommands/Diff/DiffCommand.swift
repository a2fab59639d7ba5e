internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel diff`: in what two messages differ by what they mean.
struct DiffCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .diff,
    abstract: "Compare two messages by what they mean: what did a relay change?",
    discussion: """
      Folding, the case of field names, encoded-words, transfer encodings, charsets, boundaries and line ends make no \
      difference. What does: fields that came, went or say something else, parts, their types and names, and their decoded \
      content.

      Lines that begin with - are of the first message, with + of the second, with ~ of both.

      EXAMPLES
        postel diff sent.eml received.eml
        postel diff --ignore received --ignore dkim-signature sent.eml received.eml
        postel diff --json - received.eml < sent.eml

      EXIT STATUS
        0  they mean the same
        1  they differ
        2  usage
        3  an input can't be read
        4  a limit was hit, and what was read is the same
      """)

  @Argument(help: "The first message; - is standard input.", completion: .file()) var first: String
  @Argument(help: "The second message; - is standard input.", completion: .file()) var second: String
  @Option(help: ArgumentHelp("Fields of this name make no difference; can be given several times.", valueName: "name"))
  var ignore: [String] = []
  @Flag(help: "Write a JSON object: same and differences, each with kind, part, field, before and after.") var json =
    false
  @OptionGroup var color: ColorOptions

  func validate() throws {
    if first == InputReader.standardInputName, second == first {
      throw ValidationError("Both messages can't come from standard input.")
    }
  }
}

extension DiffCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    guard let before = read(first, &context), let after = read(second, &context) else { return }
    let ignored = ignore.map { Array($0.utf8) }
    let differences = after.differences(from: before).filter { difference in
      guard let field = difference.field else { return true }
      return !ignored.contains { $0.span.equalsIgnoringCase(field.utf8.span) }
    }
    if !differences.isEmpty { context.status.note(.findings) }
    if json { return writeJSON(differences, into: &context.output) }
    let view = DifferenceView(style: color.style(for: context.output, context.surroundings))
    for difference in differences { context.output.write(view.text(difference)) }
  }

  private func read(_ name: String, _ context: inout CommandContext) -> Message? {
    do throws(InputFailure) {
      let message = Message(try InputReader.read(name, standardInput: context.standardInput))
      if message.defects.contains(where: \.code.isLimit) { context.status.note(.loss) }
      return message
    } catch {
      context.report(.unreadable, "\(name): \(error.reason)")
      return nil
    }
  }

  private func writeJSON(_ differences: [MessageDifference], into output: inout OctetOutput) {
    var json = JSONWriter(.pretty)
    json.beginObject()
    json.member("same", differences.isEmpty)
    json.key("differences")
    json.objects(of: differences) { json, difference in
      json.member("kind", difference.kind.rawValue)
      json.member("part", difference.part?.description)
      json.member("field", difference.field)
      json.member("before", difference.before)
      json.member("after", difference.after)
    }
    json.endObject()
    json.endText()
    json.drain(into: &output)
  }
}
