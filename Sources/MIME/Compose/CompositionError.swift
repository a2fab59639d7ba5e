/// Why something can't be written, and which field or part it is about.
public struct CompositionError: Error, Sendable, Hashable {
  /// The kinds of errors.
  public enum Code: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// A name that no header field can have.
    case fieldNameInvalid
    /// A NUL, CR, LF or other control octet in a text that goes into a header field.
    case controlCharacter
    /// A value that does not follow the grammar of its field.
    case valueInvalid
    /// A text holds a character that the charset asked for lacks.
    case unencodableText
    /// What the value needs is more than the route takes.
    case routeTooNarrow
    /// A line would be longer than 998 octets.
    case lineTooLong
    /// A line of a part would be taken for a delimiter of a multipart around it.
    case delimiterInContent
    /// A header section to be edited is longer than the limit.
    case headerTooLong
    /// A body can't get another transfer encoding: it is no leaf, or its own encoding is unknown.
    case bodyNotRecodable
    /// A multipart would name another boundary than the one between its parts.
    case boundaryChanged
  }

  /// What went wrong.
  public let code: Code
  /// The field that it is about; empty where it is about none.
  public let fieldName: String
  /// The offset in octets of the value's UTF-8 where it went wrong; 0 where there is no such place.
  public let offset: Int

  /// Creates an error.
  public init(_ code: Code, field fieldName: String = "", at offset: Int = 0) {
    self.code = code
    self.fieldName = fieldName
    self.offset = offset
  }
}

extension CompositionError: CustomStringConvertible {
  public var description: String {
    let what =
      switch code {
      case .fieldNameInvalid: "no header field can have this name"
      case .controlCharacter: "a control character may not stand in a header field"
      case .valueInvalid: "the value does not follow the grammar of its field"
      case .unencodableText: "the charset has no code for a character"
      case .routeTooNarrow: "the next hop does not take this value"
      case .lineTooLong: "a line would be longer than 998 octets"
      case .delimiterInContent: "a line of the part would be taken for a delimiter"
      case .headerTooLong: "the header section is longer than the limit"
      case .boundaryChanged: "the boundary between the parts can't change"
      case .bodyNotRecodable: "the body can't get another transfer encoding"
      }
    return fieldName.utf8.isEmpty ? "\(what) (at octet \(offset))" : "\(fieldName): \(what) (at octet \(offset))"
  }
}
