/// What identifies a message, or a part of one.
///
/// Source: RFC 5322 §3.6.4, RFC 2045 §7.
public struct MessageID: Sendable, Hashable {
  /// The identifier without its angle brackets, comments, blanks and folds, as in `1234@local.machine.example`.
  public let text: String

  /// Creates an identifier from its text, which is not checked.
  public init(text: String) {
    self.text = text
  }
}
