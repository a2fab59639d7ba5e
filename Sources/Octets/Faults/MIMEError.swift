/// Why work stopped, and where.
///
/// An error stops work: misuse, input that can't be had, output that can't be expressed. What is merely wrong with a
/// message is a ``Defect``.
public struct MIMEError: Error, Sendable, Hashable, BitwiseCopyable {
  /// The kinds of errors.
  public enum Code: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// A value does not follow the grammar that its type requires.
    case invalidValue
    /// A text holds a character that the charset lacks.
    case unencodableText
    /// A label names no charset that can be decoded.
    case unknownCharset
    /// Compressed input is damaged.
    case damagedCompression
    /// The system refused to open or read.
    case unreadable
  }

  /// What went wrong.
  public let code: Code
  /// The offset in octets of the input where it went wrong; 0 where there is no such place.
  public let offset: Int

  /// Creates an error.
  public init(_ code: Code, at offset: Int = 0) {
    self.code = code
    self.offset = offset
  }
}

extension MIMEError: CustomStringConvertible {
  public var description: String {
    let what =
      switch code {
      case .invalidValue: "the value does not follow its grammar"
      case .unencodableText: "the charset has no code for a character"
      case .unknownCharset: "the charset is not known"
      case .damagedCompression: "the compressed data is damaged"
      case .unreadable: "the input can't be read"
      }
    return "\(what) (at octet \(offset))"
  }
}
