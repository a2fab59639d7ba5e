internal import Octets

/// A mailbox as envelopes have it: a local part, and a domain or an address literal.
///
/// ```swift
/// let address = try EnvelopeAddress(validating: "\"a b\"@example.com")
/// address.localPart    // a b
/// address.description  // "a b"@example.com
/// ```
///
/// Source: RFC 5321 §4.1.2.
public struct EnvelopeAddress: Sendable, Hashable {
  /// The local part without quotes and backslashes; ASCII, or UTF-8 where the address needs SMTPUTF8. No control octets.
  public let localPart: [UInt8]
  /// The domain; nil for a local part alone.
  public let domain: MailDomain?

  /// Creates an address of its parts.
  ///
  /// - Throws: ``SMTPError`` where the local part is empty, too long, no UTF-8, or holds control octets.
  public init(localPart: [UInt8], domain: MailDomain?) throws(SMTPError) {
    guard !localPart.isEmpty, !localPart.contains(where: \.isControl) else { throw SMTPError(.invalidValue) }
    guard localPart.count <= AddressLimits.localPartOctets else { throw SMTPError(.tooLong) }
    guard localPart.span.isUTF8 else { throw SMTPError(.invalidValue) }
    self.localPart = localPart
    self.domain = domain
  }

  /// Creates an address from its written form, without angle brackets.
  ///
  /// - Throws: ``SMTPError`` with the offset where it stops following the grammar.
  public init(validating octets: Span<UInt8>, rules: AddressRules = []) throws(SMTPError) {
    var parser = AddressParser(octets, rules: rules)
    self = try parser.mailbox()
    guard parser.cursor.isAtEnd else { throw SMTPError(.invalidValue, at: parser.cursor.index) }
  }

  /// Creates an address from its written form, without angle brackets.
  public init(validating text: String, rules: AddressRules = []) throws(SMTPError) {
    try self.init(validating: Array(text.utf8).span, rules: rules)
  }

  /// Creates an address from what a person logs in with: the last `@` parts it, and quotes are not needed.
  ///
  /// - Throws: ``SMTPError`` where the domain follows no grammar.
  public init(username octets: Span<UInt8>) throws(SMTPError) {
    if octets.count > 0, octets[0] == ASCII.quote {
      try self.init(validating: octets, rules: [.utf8, .localPartOnly])
      return
    }
    var separator: Int?
    for index in octets.indices where octets[index] == ASCII.at { separator = index }
    guard let separator else {
      try self.init(localPart: Array(octets), domain: nil)
      return
    }
    let domain = try MailDomain(validating: octets.extracting((separator + 1)...), rules: .utf8)
    try self.init(localPart: Array(octets.extracting(..<separator)), domain: domain)
  }

  /// Whether it can be sent only with SMTPUTF8; a domain alone could be sent as A-labels.
  public var needsUTF8: Bool { localPart.contains { $0 > 127 } || domain?.needsUTF8 == true }

  /// The written form, the local part quoted where it has to be; without angle brackets.
  public var octets: [UInt8] {
    var octets: [UInt8] = []
    if AddressParser.isDotString(localPart.span) {
      octets += localPart
    } else {
      octets.append(ASCII.quote)
      for octet in localPart {
        if octet == ASCII.quote || octet == ASCII.backslash { octets.append(ASCII.backslash) }
        octets.append(octet)
      }
      octets.append(ASCII.quote)
    }
    if let domain {
      octets.append(ASCII.at)
      octets += domain.octets
    }
    return octets
  }
}

extension EnvelopeAddress: CustomStringConvertible {
  public var description: String { String(decodingUTF8: octets.span) }
}

/// How long addresses may be.
enum AddressLimits {
  // QUIRK: RFC 5321 §4.5.3.1.1 demands 64 octets; bounce addresses that hold another address are longer.
  static let localPartOctets = 255
  /// RFC 5321 §4.5.3.1.2.
  static let domainOctets = 255
  /// RFC 1035 §2.3.4.
  static let labelOctets = 63
  /// Domains of a source route, which is dropped.
  static let routeDomains = 100
}
