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
    /// Compressed input is damaged.
    case damagedCompression
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
      case .damagedCompression: "the compressed data is damaged"
      }
    return "\(what) (at octet \(offset))"
  }
}
