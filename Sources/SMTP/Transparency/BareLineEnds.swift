/// What becomes of a CR without LF and an LF without CR in a message that goes through SMTP.
///
/// Receivers that take either for a line end see commands where others see text: "SMTP smuggling". RFC 5321 §2.3.8
/// forbids both to senders.
public enum BareLineEnds: Sendable, Hashable, BitwiseCopyable {
  /// The sender stops with an error; the receiver reads to the end of data and refuses the message. So it is with NUL,
  /// which some receivers drop.
  case reject
  /// Each becomes CRLF. Senders still stop at NUL.
  case normalize
  /// Each stays as it is.
  ///
  /// - Warning: What others make of the message is up to them: a dot behind a bare line end is not doubled.
  case pass
}
