public import Octets

/// Why something can't be written, and which field, part or file it is about.
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
    /// A field that every message has is not there.
    case fieldMissing
    /// A field that the writer makes, or that has a place of its own, is given once more.
    case fieldRepeated
    /// A charset that texts of mail can't be in.
    case charsetUnsuitable
    /// Octets are to be text, and are neither UTF-8 nor in a charset that is named.
    case charsetUnknown
    /// A transfer encoding that the content can't have.
    case encodingUnsuitable
    /// A multipart without parts.
    case partsMissing
    /// More parts, or parts deeper inside each other, than readers take apart.
    case tooManyParts
    /// A token that is not 1 to 32 letters and digits, or that gives no boundary that the content does not have.
    case tokenInvalid
    /// A file can't be read.
    case fileUnreadable
    /// A file changed while it was written.
    case fileChanged
  }

  /// What went wrong.
  public let code: Code
  /// The field that it is about; empty where it is about none.
  public let fieldName: String
  /// The offset in octets of the value's UTF-8 where it went wrong; 0 where there is no such place.
  public let offset: Int
  /// The number of the part that it is about; nil where it is about the message, or its whole body.
  public private(set) var part: PartNumber?
  /// The path of the file that it is about; nil where it is about none.
  public let filePath: String?
  /// Why the system could not read the file; nil where that is not the reason.
  public let cause: SystemError?

  /// Creates an error.
  public init(_ code: Code, field fieldName: String = "", at offset: Int = 0) {
    self.code = code
    self.fieldName = fieldName
    self.offset = offset
    filePath = nil
    cause = nil
  }

  /// Creates an error about a file.
  public init(_ code: Code, file path: String, cause: SystemError? = nil) {
    self.code = code
    fieldName = ""
    offset = 0
    filePath = path
    self.cause = cause
  }

  /// The error, said to be about a part unless it is about one already.
  func about(part number: PartNumber?) -> CompositionError {
    var error = self
    error.part = part ?? number
    return error
  }
}

extension CompositionError: CustomStringConvertible {
  public var description: String {
    var place: [String] = []
    if let part { place.append("part \(part)") }
    if let filePath { place.append(filePath) }
    if !fieldName.utf8.isEmpty { place.append(fieldName) }
    let reason = cause.map { "\(code.text): \($0)" } ?? code.text
    let offsetText = code.hasOffset ? " (at octet \(offset))" : ""
    return (place + [reason]).joined(separator: ": ") + offsetText
  }
}

extension CompositionError.Code {
  /// Whether there is a place in a text that it is about.
  fileprivate var hasOffset: Bool {
    switch self {
    case .fieldNameInvalid, .controlCharacter, .valueInvalid, .unencodableText: true
    default: false
    }
  }

  fileprivate var text: String {
    switch self {
    case .fieldNameInvalid: "no header field here can have this name"
    case .controlCharacter: "a control character may not stand in a header field"
    case .valueInvalid: "the value does not follow the grammar of its field"
    case .unencodableText: "the charset has no code for a character"
    case .routeTooNarrow: "the next hop does not take this value"
    case .lineTooLong: "a line would be longer than 998 octets"
    case .delimiterInContent: "a line of the part would be taken for a delimiter"
    case .headerTooLong: "the header section is longer than the limit"
    case .boundaryChanged: "the boundary between the parts can't change"
    case .bodyNotRecodable: "the body can't get another transfer encoding"
    case .fieldMissing: "the message needs this field"
    case .fieldRepeated: "the field is made from what the draft says elsewhere"
    case .charsetUnsuitable: "texts of mail can't be in this charset"
    case .charsetUnknown: "the text is not UTF-8, and its charset is not said"
    case .encodingUnsuitable: "the content can't have this transfer encoding"
    case .partsMissing: "a multipart needs a part"
    case .tooManyParts: "more parts than readers take apart"
    case .tokenInvalid: "the token is not 1 to 32 letters and digits, or the content has all boundaries made of it"
    case .fileUnreadable: "the file can't be read"
    case .fileChanged: "the file changed while it was written"
    }
  }
}
