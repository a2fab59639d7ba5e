internal import Octets

/// The parameters of RCPT.
///
/// Source: RFC 3461 §4.1, §4.2.
public struct RecipientParameters: Sendable, Hashable {
  /// When to notify the sender; none of the three is `NEVER`.
  public struct Notify: OptionSet, Sendable, Hashable, BitwiseCopyable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// When the message was delivered.
    public static var success: Notify { Notify(rawValue: 1) }
    /// When it can't be delivered.
    public static var failure: Notify { Notify(rawValue: 2) }
    /// When its delivery is late.
    public static var delay: Notify { Notify(rawValue: 4) }
    /// Never.
    public static var never: Notify { [] }
  }

  /// The recipient as the sender named it.
  public struct Original: Sendable, Hashable {
    /// The kind of address, such as `rfc822`, as it was written.
    public let type: String
    /// The address in the coding that its type has: xtext, or RFC 6533's for `utf-8`.
    public let encoded: [UInt8]

    /// Creates the original recipient that is a mailbox.
    public init(_ address: EnvelopeAddress) {
      self.type = address.needsUTF8 ? "utf-8" : "rfc822"
      self.encoded = address.needsUTF8 ? UnicodeXText.encode(address.octets.span) : XText.encode(address.octets.span)
    }

    init(type: String, encoded: [UInt8]) {
      self.type = type
      self.encoded = encoded
    }

    /// The address, decoded.
    public var address: [UInt8] {
      let isUnicode = Array(type.utf8).span.equalsIgnoringCase("utf-8")
      return (isUnicode ? UnicodeXText.decode(encoded.span) : try? XText.decode(encoded.span)) ?? encoded
    }
  }

  /// NOTIFY.
  public var notify: Notify?
  /// ORCPT.
  public var original: Original?

  /// Creates parameters of which none is given.
  public init() {}

  /// The parameters as RCPT has them, each with a space before it.
  var octets: [UInt8] {
    var octets: [UInt8] = []
    if let notify {
      let names = [(Notify.success, "SUCCESS"), (.failure, "FAILURE"), (.delay, "DELAY")]
      let chosen = names.filter { notify.contains($0.0) }.map(\.1)
      octets += " NOTIFY=\(chosen.isEmpty ? "NEVER" : chosen.joined(separator: ","))".utf8
    }
    if let original {
      octets += " ORCPT=\(original.type);".utf8
      octets += original.encoded
    }
    return octets
  }

  /// Takes one parameter; its keyword is in upper case.
  mutating func take(_ keyword: String, _ value: Span<UInt8>?) throws(CommandError) {
    switch (keyword, value) {
    case ("NOTIFY", let value?) where notify == nil: notify = try Self.notify(value)
    case ("ORCPT", let value?) where original == nil: original = try Self.original(value)
    case ("NOTIFY", _), ("ORCPT", _): throw .invalidParameter
    default: throw .unknownParameter
    }
  }

  // notify-esmtp-value = "NEVER" / 1#notify-list-element
  private static func notify(_ value: Span<UInt8>) throws(CommandError) -> Notify {
    if value.equalsIgnoringCase("never") { return .never }
    var notify: Notify = []
    var start = 0
    while start <= value.count {
      let end = value.firstIndex(of: ASCII.comma, from: start) ?? value.count
      let element = value.extracting(start..<end)
      if element.equalsIgnoringCase("success") {
        notify.insert(.success)
      } else if element.equalsIgnoringCase("failure") {
        notify.insert(.failure)
      } else if element.equalsIgnoringCase("delay") {
        notify.insert(.delay)
      } else {
        throw .invalidParameter
      }
      start = end + 1
    }
    return notify
  }

  // original-recipient-address = addr-type ";" xtext
  private static func original(_ value: Span<UInt8>) throws(CommandError) -> Original {
    guard value.count <= 500, let semicolon = value.firstIndex(of: ASCII.semicolon), semicolon > 0 else {
      throw .invalidParameter
    }
    let type = value.extracting(..<semicolon)
    let address = value.extracting((semicolon + 1)...)
    let isUnicode = type.equalsIgnoringCase("utf-8")
    let isValid = isUnicode ? UnicodeXText.decode(address) != nil : (try? XText.decode(address)) != nil
    guard !address.isEmpty, isValid else { throw .invalidParameter }
    for index in type.indices where !(type[index].isLetter || type[index].isDigit || type[index] == ASCII.hyphen) {
      throw .invalidParameter
    }
    return Original(type: String(decodingUTF8: type), encoded: Array(address))
  }
}
