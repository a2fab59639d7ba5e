/// Why work of the transfer layer stopped, and where.
public struct SMTPError: Error, Sendable, Hashable, BitwiseCopyable {
  /// The kinds of errors.
  public enum Code: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// A CR that no LF follows, in a message that must have none.
    case bareCR
    /// An LF that follows no CR, in a message that must have none.
    case bareLF
    /// Octet 0 in a message that is not sent as binary.
    case nulOctet
    /// A value does not follow its grammar.
    case invalidValue
    /// A value is longer than its limit.
    case tooLong
    /// The value needs the extension SMTPUTF8.
    case needsUTF8
    /// A challenge or response of an authentication exchange is wrong.
    case invalidExchange
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

extension SMTPError: CustomStringConvertible {
  public var description: String {
    let what =
      switch code {
      case .bareCR: "a CR that no LF follows"
      case .bareLF: "an LF that follows no CR"
      case .nulOctet: "octet 0 in a message that is not binary"
      case .invalidValue: "the value does not follow its grammar"
      case .tooLong: "the value is too long"
      case .needsUTF8: "the value needs SMTPUTF8"
      case .invalidExchange: "the authentication exchange is wrong"
      }
    return "\(what) (at octet \(offset))"
  }
}
