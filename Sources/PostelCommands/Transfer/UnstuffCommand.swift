internal import ArgumentParser
internal import Octets
internal import SMTP

/// `postel unstuff`: the message out of what follows the reply to DATA.
struct UnstuffCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .unstuff,
    abstract: "Take the message out of the octets that SMTP sends after DATA.",
    discussion: """
      Reads to the line that is a single dot between CRLFs, and drops the first dot of lines. What follows is left \
      alone, and so is any line end that isn't CRLF: with --bare reject it is an error, but the message is written all \
      the same. The message is streamed; it may have any size.

      EXAMPLES
        postel stuff some.eml | postel unstuff > same.eml

      EXIT STATUS
        0  done
        1  a bare CR, a bare LF or a NUL is in the message, or the data has no end
        2  usage
        3  the input can't be read
      """)

  @Argument(help: "The data; - is standard input.", completion: .file()) var file = InputReader.standardInputName
  @OptionGroup var bare: BareOption
}

extension UnstuffCommand {
  func run(in context: inout CommandContext) {
    var limits = TransferLimits()
    limits.messageOctets = 1 << 50  // written out at once, so that no memory depends on it
    limits.lineOctets = 1 << 50
    var unstuffer = DotUnstuffer(bareLineEnds: bare.policy, limits: limits)
    var message: [UInt8] = []
    var left = 0
    do throws(InputFailure) {
      try OctetSource.forEachPiece(of: file, standardInput: context.standardInput) { piece in
        let count = unstuffer.unstuff(piece, into: &message)
        left += piece.count - count
        context.output.writeContent(message.span)
        message.removeAll(keepingCapacity: true)
        return !context.isOutputClosed
      }
    } catch {
      return context.report(.unreadable, "\(file): \(error.reason)")
    }
    report(unstuffer, left, in: &context)
  }

  private func report(_ unstuffer: DotUnstuffer, _ left: Int, in context: inout CommandContext) {
    if !unstuffer.isAtEnd, !context.isOutputClosed { context.report(.findings, "\(file): the data has no end") }
    if left > 0 { context.note("\(file): \(left) octets follow the end of the data") }
    guard !unstuffer.report.faults.isEmpty, let place = unstuffer.report.firstFault else { return }
    context.report(.findings, "\(file): a bare CR, a bare LF or a NUL (first at octet \(place))")
  }
}
