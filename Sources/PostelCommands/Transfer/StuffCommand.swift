internal import ArgumentParser
internal import Octets
internal import SMTP

/// `postel stuff`: a message as it follows the reply to DATA.
struct StuffCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .stuff,
    abstract: "Make the octets that SMTP sends after DATA out of a message.",
    discussion: """
      Doubles each dot that begins a line, adds CRLF where the message doesn't end with one, and ends with a dot on a \
      line of its own. The message is streamed; it may have any size.

      EXAMPLES
        postel stuff some.eml > data
        postel stuff --bare normalize < unix.eml > data

      EXIT STATUS
        0  done
        1  a bare CR, a bare LF or a NUL is in the message; the output ends before it
        2  usage
        3  the input can't be read
      """)

  @Argument(help: "The message; - is standard input.", completion: .file()) var file = InputReader.standardInputName
  @OptionGroup var bare: BareOption
}

extension StuffCommand {
  func run(in context: inout CommandContext) {
    var stuffer = DotStuffer(bareLineEnds: bare.policy)
    var wire: [UInt8] = []
    if stuffer.writeMessage(from: file, behind: &wire, in: &context) { context.output.writeContent(wire.span) }
  }
}
