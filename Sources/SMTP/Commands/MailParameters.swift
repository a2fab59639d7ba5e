public import MIME
internal import Octets

/// The parameters of MAIL.
public struct MailParameters: Sendable, Hashable {
  /// What of the message a notification returns.
  ///
  /// Source: RFC 3461 §4.3.
  public enum Return: String, Sendable, Hashable, BitwiseCopyable {
    /// All of it.
    case full = "FULL"
    /// The header section.
    case headers = "HDRS"
  }

  /// Who submitted the message first.
  ///
  /// Source: RFC 4954 §5.
  public enum Submitter: Sendable, Hashable {
    /// Unknown, or not to be trusted: `<>`.
    case unknown
    /// An address.
    case address(EnvelopeAddress)
  }

  /// SIZE: octets of the message, as its sender counted or guessed them (RFC 1870 §6).
  public var size: Int?
  /// BODY: what the message consists of (RFC 6152 §3, RFC 3030 §3).
  public var body: DataDomain?
  /// SMTPUTF8: addresses or header fields hold UTF-8 (RFC 6531 §3.4).
  public var usesUTF8 = false
  /// RET.
  public var returns: Return?
  /// ENVID, decoded: 1 to 100 printable octets (RFC 3461 §4.4).
  public var envelopeID: [UInt8]?
  /// AUTH.
  public var submitter: Submitter?
  /// REQUIRETLS: on no hop without TLS (RFC 8689 §2). Notifications then return the header section at most, whatever RET
  /// says (RFC 8689 §5).
  public var requiresTLS = false
  /// MT-PRIORITY, -9 to 9 (RFC 6710 §4).
  public var priority: Int?

  /// Creates parameters of which none is given.
  public init() {}

  /// The parameters as MAIL has them, each with a space before it.
  var octets: [UInt8] {
    var octets: [UInt8] = []
    func append(_ text: String) { octets += " \(text)".utf8 }
    if let size { append("SIZE=\(size)") }
    if let body { append("BODY=\(body.bodyValue)") }
    if usesUTF8 { append("SMTPUTF8") }
    if let returns { append("RET=\(returns.rawValue)") }
    if let envelopeID {
      append("ENVID=")
      octets += XText.encode(envelopeID.span)
    }
    switch submitter {
    case .unknown: append("AUTH=<>")
    case .address(let address):
      append("AUTH=")
      octets += XText.encode(address.octets.span)
    case nil: break
    }
    if requiresTLS { append("REQUIRETLS") }
    if let priority { append("MT-PRIORITY=\(priority)") }
    return octets
  }

  /// Takes one parameter; its keyword is in upper case.
  mutating func take(_ keyword: String, _ value: Span<UInt8>?) throws(CommandError) {
    switch (keyword, value) {
    case ("SIZE", let value?) where size == nil:
      // size-value ::= 1*20DIGIT
      guard value.count <= 20, let size = value.decimalValue() else { throw .invalidParameter }
      self.size = size
    case ("BODY", let value?) where body == nil:
      guard let body = DataDomain(bodyValue: uppercased(value)) else { throw .invalidParameter }
      self.body = body
    case ("SMTPUTF8", nil): usesUTF8 = true
    case ("RET", let value?) where returns == nil:
      guard let returns = Return(rawValue: uppercased(value)) else { throw .invalidParameter }
      self.returns = returns
    case ("ENVID", let value?) where envelopeID == nil: envelopeID = try Self.envelopeID(value)
    case ("AUTH", let value?) where submitter == nil: submitter = try Self.submitter(value)
    case ("REQUIRETLS", nil): requiresTLS = true
    case ("MT-PRIORITY", let value?) where priority == nil: priority = try Self.priority(value)
    case ("SIZE", _), ("BODY", _), ("SMTPUTF8", _), ("RET", _), ("ENVID", _), ("AUTH", _), ("REQUIRETLS", _),
      ("MT-PRIORITY", _):
      throw .invalidParameter
    default: throw .unknownParameter
    }
  }

  private static func envelopeID(_ value: Span<UInt8>) throws(CommandError) -> [UInt8] {
    guard 1...100 ~= value.count, let decoded = try? XText.decode(value),
      decoded.allSatisfy({ 33...126 ~= $0 || $0 == ASCII.space })
    else { throw .invalidParameter }
    return decoded
  }

  private static func submitter(_ value: Span<UInt8>) throws(CommandError) -> Submitter {
    guard let decoded = try? XText.decode(value) else { throw .invalidParameter }
    if decoded == [ASCII.lessThan, ASCII.greaterThan] { return .unknown }
    guard let address = try? EnvelopeAddress(validating: decoded.span, rules: .utf8) else {
      throw .invalidParameter
    }
    return .address(address)
  }

  // priority-value = ["-"] NZDIGIT / "0"
  private static func priority(_ value: Span<UInt8>) throws(CommandError) -> Int {
    let isNegative = value.count == 2 && value[0] == ASCII.hyphen
    let digits = isNegative ? value.extracting(1...) : value
    guard digits.count == 1, let number = digits.decimalValue(), !isNegative || number > 0 else {
      throw .invalidParameter
    }
    return isNegative ? -number : number
  }
}

extension DataDomain {
  // body-value ::= "7BIT" / "8BITMIME" / "BINARYMIME"
  /// Reads the value of BODY, in upper case.
  init?(bodyValue: String) {
    switch bodyValue {
    case "7BIT": self = .sevenBit
    case "8BITMIME": self = .eightBit
    case "BINARYMIME": self = .binary
    default: return nil
    }
  }

  /// The value of BODY.
  var bodyValue: String {
    switch self {
    case .sevenBit: "7BIT"
    case .eightBit: "8BITMIME"
    case .binary: "BINARYMIME"
    }
  }
}

/// ASCII letters made upper case, as text.
func uppercased(_ octets: Span<UInt8>) -> String {
  var upper = Array(octets)
  for index in upper.indices where upper[index].isLetter { upper[index] &= 0xDF }
  return String(decodingUTF8: upper.span)
}
