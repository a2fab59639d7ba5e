internal import ArgumentParser
internal import Octets
internal import SMTP

/// `postel batch make`: messages and an envelope as an SMTP session.
struct BatchMakeCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract: "Write messages with an envelope as an SMTP session.",
    discussion: """
      Each message gets the same envelope. Messages are streamed.

      EXAMPLES
        postel batch make --from a@example.com --to b@example.net one.eml two.eml > out.bsmtp
        postel batch make --from '' --to b@example.net --bare normalize < unix.eml

      EXIT STATUS
        0  done
        1  a bare CR, a bare LF or a NUL is in a message; the output is of no use
        2  usage
        3  an input can't be read
      """)

  @Option(help: "The sender; an empty one is the null path.") var from: String
  @Option(help: "A recipient; can be given several times.") var to: [String]
  @Option(help: ArgumentHelp("The name in EHLO.", valueName: "domain")) var name = "localhost"
  @OptionGroup var bare: BareOption
  @Argument(help: "Messages; - is standard input.", completion: .file())
  var files: [String] = [InputReader.standardInputName]

  func validate() throws {
    guard (try? MailDomain(validating: name)) != nil else { throw ValidationError("\(name) is no domain") }
    for address in [from] + to where !address.isEmpty || to.contains(address) {
      guard Self.address(address) != nil else { throw ValidationError("\(address) is no address") }
    }
  }

  private static func address(_ text: String) -> EnvelopeAddress? {
    try? EnvelopeAddress(validating: text, rules: .utf8)
  }
}

extension BatchMakeCommand {
  func run(in context: inout CommandContext) {
    let envelope = Envelope(from: Self.address(from), to: to.compactMap(Self.address))
    var writer = BatchWriter(name: name, bareLineEnds: bare.policy)
    var wire: [UInt8] = []
    for file in PathExpansion.expand(files) {
      writer.begin(envelope, into: &wire)
      guard writer.writeMessage(from: file, behind: &wire, in: &context) else { return }
    }
    writer.finish(into: &wire)
    context.output.writeContent(wire.span)
  }
}
