internal import MIMECharsets
internal import Octets

/// An address taken apart and checked, to be written.
///
/// Source: RFC 5322 §3.4.1, RFC 6532 §3.2.
struct AddrSpec {
  /// What the local-part says, without quotes.
  private let localPart: [UInt8]
  /// The domain as given, or a domain-literal.
  private let domain: [UInt8]

  // addr-spec = local-part "@" domain
  /// Creates an address from its text; nil where it can't be written on any route.
  ///
  /// The local-part may be given with its quotes or, where no `@` is in it, without those that it needs.
  init?(_ mailbox: Mailbox) {
    let localPart = mailbox.localPart.utf8.span
    let domain = mailbox.domain.utf8.span
    guard let content = Self.content(of: localPart), Self.isDomain(domain) else { return nil }
    self.localPart = content
    self.domain = [UInt8](domain)
  }

  /// What a local-part says; nil where it says nothing or its quotes don't match.
  private static func content(of localPart: Span<UInt8>) -> [UInt8]? {
    guard localPart.count > 0 else { return nil }
    guard localPart[0] == ASCII.quote else {
      return localPart.firstIndex(of: ASCII.quote) == nil ? [UInt8](localPart) : nil
    }
    var lexer = FieldLexer(localPart)
    guard let content = lexer.quotedString(), !content.isEmpty, lexer.isAtEnd, lexer.defects.isEmpty else { return nil }
    var octets: [UInt8] = []
    QuotedContent.append(localPart.extracting(content), to: &octets)
    return octets
  }

  // domain = dot-atom / domain-literal
  /// Whether a domain is a host's name, one that IDNA allows, or a domain-literal.
  ///
  /// Source: RFC 5321 §2.3.5, RFC 5322 §3.4.1.
  private static func isDomain(_ domain: Span<UInt8>) -> Bool {
    if domain.count > 2, domain[0] == ASCII.leftBracket {
      return domain[domain.count - 1] == ASCII.rightBracket
        && domain.extracting(1..<domain.count - 1).contains(only: .literalText)
    }
    if domain.asciiPrefixCount() < domain.count { return InternationalDomain.ascii(domain) != nil }
    return isHostName(domain)
  }

  // Domain = sub-domain *("." sub-domain)
  // sub-domain = Let-dig [Ldh-str]
  private static func isHostName(_ domain: Span<UInt8>) -> Bool {
    guard domain.count <= 255, domain.contains(only: .hostText) else { return false }  // RFC 1035 §2.3.4
    var start = 0
    while start <= domain.count {
      let end = domain.firstIndex(of: ASCII.dot, from: start) ?? domain.count
      guard 1...63 ~= end - start, domain[start] != ASCII.hyphen, domain[end - 1] != ASCII.hyphen else { return false }
      start = end + 1
    }
    return true
  }

  /// Appends the address: the local-part quoted where it has to be, the domain with A-labels where the route needs them.
  /// - Returns: False, with nothing appended, where the route does not take the local-part.
  ///
  /// Source: RFC 5322 §3.4.1, RFC 5321 §4.1.2, RFC 6531 §3.2.
  func append(for route: Route, to output: inout [UInt8]) -> Bool {
    guard route.takesUTF8Headers || localPart.span.asciiPrefixCount() == localPart.count else { return false }
    if AddressText.standsBare(localPart.span) {
      output += localPart
    } else {
      QuotedContent.appendQuoted(localPart.span, to: &output)
    }
    output.append(ASCII.at)
    output += writtenDomain(for: route)
    return true
  }

  private func writtenDomain(for route: Route) -> [UInt8] {
    guard !route.takesUTF8Headers, domain.span.asciiPrefixCount() < domain.count else { return domain }
    return InternationalDomain.ascii(domain.span) ?? domain
  }
}

extension OctetSet {
  // dtext = %d33-90 / %d94-126
  /// What stands between the brackets of a domain-literal.
  ///
  /// Source: RFC 5322 §3.4.1.
  static let literalText = OctetSet { !$0.isControl && $0 != ASCII.space }.subtracting(OctetSet("[]\\"))
}
