public import MIME
internal import Octets

/// The fields that a server puts in front of a message that it takes.
///
/// Source: RFC 5321 §4.4.
public enum TraceFields {
  /// The address that a connection comes from.
  public struct Origin: Sendable, Hashable {
    /// The address as a literal, such as `[192.0.2.1]` or `[IPv6:2001:db8::1]`.
    public var literal: MailDomain
    /// The name that the address has in the domain name system.
    public var host: MailDomain?

    /// Creates an origin.
    public init(_ literal: MailDomain, host: MailDomain? = nil) {
      self.literal = literal
      self.host = host
    }
  }

  // Time-stamp-line = "Received:" FWS Stamp <CRLF>
  /// The Received field of a message, CRLF included.
  ///
  /// The recipient is named only where there is one, since others need not know of each other.
  /// - Parameters:
  ///   - envelope: Its recipients, and whether it is internationalized.
  ///   - facts: How the session went: the client's greeting and the protocol.
  ///   - origin: Where the client connected from.
  ///   - server: The server's name.
  ///   - id: What the server calls the message; printable ASCII without blanks, else it is left out.
  ///   - date: When the message arrived.
  public static func received(
    _ envelope: Envelope, _ facts: SessionFacts, from origin: Origin?, by server: MailDomain, id: String? = nil,
    at date: DateTime
  ) -> [UInt8] {
    var text = "Received: from \(name(facts.clientName))"
    if let origin {
      text += " (" + (origin.host.map { "\($0) " } ?? "") + "\(origin.literal))"
    }
    text += "\r\n\tby \(server) with \(protocolName(facts, usesUTF8: envelope.parameters.usesUTF8))"
    if let id, 1...200 ~= id.utf8.count, id.utf8.allSatisfy(isIDOctet) { text += " id \(id)" }
    if envelope.recipients.count == 1 { text += "\r\n\tfor \(envelope.recipients[0].path)" }
    return Array((text + ";\r\n\t\(date.rfc5322)\r\n").utf8)
  }

  // Return-path-line = "Return-Path:" FWS Reverse-path <CRLF>
  /// The Return-Path field that the server puts before all others where it delivers a message for good, CRLF included.
  public static func returnPath(_ path: EnvelopePath) -> [UInt8] {
    Array("Return-Path: ".utf8) + path.octets + [ASCII.cr, ASCII.lf]
  }

  /// What a client called itself, where it is a name that the field may hold.
  private static func name(_ clientName: String?) -> String {
    guard let clientName, let domain = try? MailDomain(validating: clientName, rules: .looseDots) else {
      return "unknown"
    }
    return domain.description
  }

  private static func isIDOctet(_ octet: UInt8) -> Bool {
    octet.isLetter || octet.isDigit || [ASCII.hyphen, ASCII.dot, ASCII.underscore].contains(octet)
  }

  // With = CFWS "WITH" FWS Protocol
  /// The name of the protocol with what was used of it.
  ///
  /// Source: RFC 3848, RFC 6531 §4.3.
  static func protocolName(_ facts: SessionFacts, usesUTF8: Bool) -> String {
    let suffix = (facts.isTLS ? "S" : "") + (facts.identity != nil ? "A" : "")
    switch facts.transfer {
    case .smtp where usesUTF8: return "UTF8SMTP" + suffix
    case .smtp: return facts.isExtended ? "ESMTP" + suffix : "SMTP"
    case .lmtp: return (usesUTF8 ? "UTF8LMTP" : "LMTP") + suffix
    }
  }
}
