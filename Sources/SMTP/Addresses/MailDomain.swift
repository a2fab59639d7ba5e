internal import MIMECharsets
internal import Octets

/// A domain as envelopes have it: a name, or an address in brackets.
///
/// Source: RFC 5321 §4.1.2, §4.1.3.
public struct MailDomain: Sendable, Hashable {
  /// The written form.
  public let octets: [UInt8]

  /// Creates a domain from its written form.
  ///
  /// - Throws: ``SMTPError`` where it follows no grammar. Whether U-labels are ones that IDNA allows is for
  ///   ``asciiForm`` to say.
  public init(validating octets: Span<UInt8>, rules: AddressRules = []) throws(SMTPError) {
    guard octets.count <= AddressLimits.domainOctets else { throw SMTPError(.tooLong) }
    guard !octets.isEmpty else { throw SMTPError(.invalidValue) }
    if octets[0] == ASCII.leftBracket {
      guard AddressLiteral.isValid(octets) else { throw SMTPError(.invalidValue) }
    } else {
      try Self.checkName(octets, rules: rules)
    }
    self.octets = Array(octets)
  }

  /// Creates a domain from its written form.
  public init(validating text: String, rules: AddressRules = []) throws(SMTPError) {
    try self.init(validating: Array(text.utf8).span, rules: rules)
  }

  /// Whether it is an address in brackets.
  public var isLiteral: Bool { octets[0] == ASCII.leftBracket }

  /// Whether it holds U-labels.
  public var needsUTF8: Bool { octets.contains { $0 > 127 } }

  /// The form to compare and look up: A-labels and lower case; nil where IDNA allows no such name.
  public var asciiForm: MailDomain? {
    var ascii = octets
    if needsUTF8 {
      guard let converted = InternationalDomain.ascii(octets.span) else { return nil }
      ascii = converted
    }
    for index in ascii.indices { ascii[index] = ascii[index].lowercased }
    return Self.made(ascii)
  }

  /// The form for people, with U-labels; nil where IDNA allows no such name.
  public var unicodeForm: MailDomain? {
    if isLiteral { return self }
    guard let unicode = InternationalDomain.unicode(octets.span) else { return nil }
    return Self.made(unicode)
  }

  private static func made(_ octets: [UInt8]) -> MailDomain? {
    do throws(SMTPError) {
      return try MailDomain(validating: octets.span, rules: [.utf8, .looseDots])
    } catch {
      return nil
    }
  }

  /// Whether both name the same domain: letters of either case, and A-labels and U-labels, are the same.
  public func isSame(as other: MailDomain) -> Bool {
    guard let mine = asciiForm, let theirs = other.asciiForm else { return octets == other.octets }
    return mine.octets == theirs.octets
  }

  // Domain = sub-domain *("." sub-domain)
  // sub-domain = Let-dig [Ldh-str] / U-label
  private static func checkName(_ octets: Span<UInt8>, rules: AddressRules) throws(SMTPError) {
    var start = 0
    while start <= octets.count {
      let end = octets.firstIndex(of: ASCII.dot, from: start) ?? octets.count
      guard 1...AddressLimits.labelOctets ~= end - start else { throw SMTPError(.invalidValue, at: start) }
      for index in start..<end {
        let octet = octets[index]
        guard octet != ASCII.dot, isDomainOctet(octet), octet < 128 || rules.contains(.utf8) else {
          throw SMTPError(.invalidValue, at: index)
        }
      }
      let hasHyphenAtEnd = octets[start] == ASCII.hyphen || octets[end - 1] == ASCII.hyphen
      guard !hasHyphenAtEnd || rules.contains(.looseDots) else { throw SMTPError(.invalidValue, at: start) }
      start = end + 1
    }
    guard (try? UTF8Span(validating: octets)) != nil else { throw SMTPError(.invalidValue) }
  }

  /// Whether an octet may be in a name or between its labels.
  static func isDomainOctet(_ octet: UInt8) -> Bool {
    octet.isLetter || octet.isDigit || octet == ASCII.hyphen || octet == ASCII.dot || octet > 127
  }
}

extension MailDomain: CustomStringConvertible {
  public var description: String { String(decodingUTF8: octets.span) }
}
