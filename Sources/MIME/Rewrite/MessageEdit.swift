public import MIMECodecs

/// An edit of a message, or of one of its parts.
///
/// ```swift
/// MessageEdit(.removeFields("Bcc"))
/// MessageEdit(.drop, of: "1.2")
/// ```
public struct MessageEdit: Sendable {
  /// What is done.
  public enum Action: Sendable {
    /// The field takes the place of the first of its name, and the others of the name go; where there is none, it is
    /// put behind all others.
    case setField(HeaderField)
    /// The field is put behind all others.
    case addField(HeaderField)
    /// The field is put before all others, as trace fields are.
    case prependField(HeaderField)
    /// All fields of a name go.
    case removeFields(String)
    /// All fields of a name get another name; what they say stays as it is.
    case renameFields(String, to: String)
    /// The part goes. A multipart that loses all its parts keeps one, which is an empty text. A message keeps its fields,
    /// but for those about its content, and an empty body.
    case drop
    /// Another part takes the place of this one. A message keeps its fields, but for those about its content.
    case replace(with: NewPart)
    /// A part is put behind those there are. What is no multipart becomes the first part of a `multipart/mixed` that
    /// takes its place; its fields about content go with it.
    case append(NewPart)
    /// The body of a leaf gets another transfer encoding: base64 or quoted-printable.
    case recode(TransferEncoding)
  }

  /// What is done.
  public let action: Action
  /// To which part; nil for the message itself.
  public let part: PartNumber?

  /// Creates an edit of the message itself.
  public init(_ action: Action) {
    self.action = action
    part = nil
  }

  /// Creates an edit of a part.
  public init(_ action: Action, of part: PartNumber) {
    self.action = action
    self.part = part
  }
}
