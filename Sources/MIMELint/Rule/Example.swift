/// A message that shows what a rule means, written down as what sets it apart from a message without fault.
///
/// In a ``text`` the marks `«` and `»` stand around the place that the rule points at; they are no part of the message.
/// Lines end with LF here and with CRLF in the message. The characters U+E080 to U+E0FF stand for the octets 80 to FF, which
/// alone are no UTF-8.
public struct Example: Sendable, Hashable {
  /// What the text is.
  public enum Form: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// Header fields, which replace those of the same names; if there is an empty line, a body behind it.
    case fields
    /// A body.
    case body
    /// All of the message, octet for octet: its line ends stay as they are.
    case message
  }

  /// What the text is.
  public let form: Form
  /// The text, with its marks.
  public let text: String

  /// Header fields, which replace those of the same names; if there is an empty line, a body behind it.
  static func fields(_ text: String) -> Example { Example(form: .fields, text: text) }

  /// A body.
  static func body(_ text: String) -> Example { Example(form: .body, text: text) }

  /// All of a message, octet for octet.
  static func message(_ text: String) -> Example { Example(form: .message, text: text) }
}

extension Example: ExpressibleByStringLiteral {
  /// Creates an example of ``Form/fields``.
  public init(stringLiteral text: String) {
    self.init(form: .fields, text: text)
  }
}
