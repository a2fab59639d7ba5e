internal import Octets
internal import SMTP

/// Something that makes what SMTP sends out of messages.
protocol WireWriter {
  /// Writes the next octets of a message.
  mutating func write(_ message: Span<UInt8>, into output: inout [UInt8]) throws(SMTPError)
  /// Ends the message.
  mutating func end(into output: inout [UInt8]) throws(SMTPError)
}

extension BatchWriter: WireWriter {}

extension DotStuffer: WireWriter {
  mutating func write(_ message: Span<UInt8>, into output: inout [UInt8]) throws(SMTPError) {
    try stuff(message, into: &output)
  }

  mutating func end(into output: inout [UInt8]) throws(SMTPError) { try finish(into: &output) }
}

extension WireWriter {
  /// Streams the message in a file to the output of a command; says whether that is sound, and reports where it isn't.
  ///
  /// - Parameter wire: What was not yet put out before the message, and after it.
  mutating func writeMessage(
    from file: String, behind wire: inout [UInt8], in context: inout CommandContext
  ) -> Bool {
    do throws(InputFailure) {
      var fault: SMTPError?
      try OctetSource.forEachPiece(of: file, standardInput: context.standardInput) { piece in
        fault = SMTPError.thrown { () throws(SMTPError) in try write(piece, into: &wire) }
        context.output.writeContent(wire.span)
        wire.removeAll(keepingCapacity: true)
        return fault == nil && !context.isOutputClosed
      }
      fault = fault ?? SMTPError.thrown { () throws(SMTPError) in try end(into: &wire) }
      guard let fault else { return true }
      context.report(.findings, "\(file): \(fault)")
    } catch {
      context.report(.unreadable, "\(file): \(error.reason)")
    }
    return false
  }
}
