internal import Octets

/// Writes messages with their envelopes as a session that a server can read from a file: batch SMTP, as it went over
/// UUCP. The file's type is `application/batch-SMTP`.
///
/// ```swift
/// var writer = BatchWriter(name: "client.example")
/// writer.begin(envelope, into: &file)
/// try writer.write(message.span, into: &file)
/// try writer.end(into: &file)
/// writer.finish(into: &file)
/// ```
///
/// Source: RFC 2442.
public struct BatchWriter: Sendable {
  private let name: String
  private var stuffer: DotStuffer
  private var hasBegun = false

  /// Creates a writer.
  ///
  /// - Precondition: The name has no blanks and no control octets.
  public init(name: String, bareLineEnds: BareLineEnds = .reject) {
    precondition(!name.isEmpty && name.utf8.allSatisfy { 33...126 ~= $0 })
    self.name = name
    self.stuffer = DotStuffer(bareLineEnds: bareLineEnds)
  }

  /// Begins a message. SMTPUTF8 is set where an address needs it.
  public mutating func begin(_ envelope: Envelope, into output: inout [UInt8]) {
    begin(into: &output)
    var parameters = envelope.parameters
    parameters.usesUTF8 = parameters.usesUTF8 || envelope.needsUTF8
    output += Command.mail(envelope.reversePath, parameters).octets
    for recipient in envelope.recipients { output += Command.rcpt(recipient.path, recipient.parameters).octets }
    output += Command.data.octets
  }

  /// Writes octets of the message.
  ///
  /// - Throws: ``SMTPError`` as ``DotStuffer/stuff(_:into:)`` does; the file is then of no use.
  public mutating func write(_ message: Span<UInt8>, into output: inout [UInt8]) throws(SMTPError) {
    try stuffer.stuff(message, into: &output)
  }

  /// Ends the message.
  ///
  /// - Throws: ``SMTPError`` as ``DotStuffer/finish(into:)`` does.
  public mutating func end(into output: inout [UInt8]) throws(SMTPError) {
    try stuffer.finish(into: &output)
  }

  /// Ends the session.
  public mutating func finish(into output: inout [UInt8]) {
    begin(into: &output)
    output += Command.quit.octets
  }

  private mutating func begin(into output: inout [UInt8]) {
    guard !hasBegun else { return }
    hasBegun = true
    output += Command.ehlo(name).octets
  }
}
