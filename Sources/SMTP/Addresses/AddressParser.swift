internal import Octets

/// Reads mailboxes and paths. Productions move the cursor past what they recognise, or throw.
///
/// Source: RFC 5321 §4.1.2, RFC 6531 §3.3.
struct AddressParser: ~Escapable {
  var cursor: OctetCursor
  let rules: AddressRules

  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, rules: AddressRules) {
    self.cursor = OctetCursor(octets)
    self.rules = rules
  }

  private static let atext = OctetSet { $0.isLetter || $0.isDigit }.union(OctetSet("!#$%&'*+-/=?^_`{|}~"))

  // Mailbox = Local-part "@" ( Domain / address-literal )
  @_lifetime(self: copy self)
  mutating func mailbox() throws(SMTPError) -> EnvelopeAddress {
    let start = cursor.index
    let localPart = try localPart()
    guard cursor.skip(ASCII.at) else {
      guard rules.contains(.localPartOnly) else { throw SMTPError(.invalidValue, at: cursor.index) }
      return try EnvelopeAddress(localPart: localPart, domain: nil)
    }
    let domain = try domainOrLiteral()
    do throws(SMTPError) {
      return try EnvelopeAddress(localPart: localPart, domain: domain)
    } catch {
      throw SMTPError(error.code, at: start)
    }
  }

  // Path = "<" [ A-d-l ":" ] Mailbox ">"
  /// Reads a path; nil is the null path.
  @_lifetime(self: copy self)
  mutating func path() throws(SMTPError) -> EnvelopeAddress? {
    guard cursor.skip(ASCII.lessThan) else {
      guard rules.contains(.optionalBrackets) else { throw SMTPError(.invalidValue, at: cursor.index) }
      if cursor.isAtEnd, rules.contains(.null) { return nil }
      return try mailbox()
    }
    if rules.contains(.null), cursor.skip(ASCII.greaterThan) { return nil }
    try skipSourceRoute()
    let address = try mailbox()
    guard cursor.skip(ASCII.greaterThan) else { throw SMTPError(.invalidValue, at: cursor.index) }
    return address
  }

  // A-d-l = At-domain *( "," At-domain )
  @_lifetime(self: copy self)
  private mutating func skipSourceRoute() throws(SMTPError) {
    guard cursor.current == ASCII.at else { return }
    for _ in 0..<AddressLimits.routeDomains {
      guard cursor.skip(ASCII.at) else { throw SMTPError(.invalidValue, at: cursor.index) }
      _ = try domainOrLiteral()
      if cursor.skip(ASCII.colon) { return }
      guard cursor.skip(ASCII.comma) else { throw SMTPError(.invalidValue, at: cursor.index) }
    }
    throw SMTPError(.tooLong, at: cursor.index)
  }

  // Local-part = Dot-string / Quoted-string
  @_lifetime(self: copy self)
  private mutating func localPart() throws(SMTPError) -> [UInt8] {
    if cursor.current == ASCII.quote { return try quotedString() }
    let start = cursor.index
    var wasDot = true
    while let octet = cursor.current {
      if octet == ASCII.dot {
        guard !wasDot || rules.contains(.looseDots) else { throw SMTPError(.invalidValue, at: cursor.index) }
        wasDot = true
      } else if Self.atext.contains(octet) || (octet > 127 && rules.contains(.utf8)) {
        wasDot = false
      } else {
        break
      }
      cursor.advance()
    }
    guard cursor.index > start, !wasDot || rules.contains(.looseDots) else {
      throw SMTPError(.invalidValue, at: cursor.index)
    }
    return Array(cursor.octets.extracting(start..<cursor.index))
  }

  // Quoted-string = DQUOTE *QcontentSMTP DQUOTE
  @_lifetime(self: copy self)
  private mutating func quotedString() throws(SMTPError) -> [UInt8] {
    cursor.advance()
    var content: [UInt8] = []
    while let octet = cursor.next() {
      switch octet {
      case ASCII.quote: return content
      case ASCII.backslash:
        // quoted-pairSMTP = %d92 %d32-126
        guard let next = cursor.next(), !next.isControl, next < 128 else {
          throw SMTPError(.invalidValue, at: cursor.index)
        }
        content.append(next)
      default:
        guard !octet.isControl, octet < 128 || rules.contains(.utf8) else {
          throw SMTPError(.invalidValue, at: cursor.index - 1)
        }
        content.append(octet)
      }
    }
    throw SMTPError(.invalidValue, at: cursor.index)
  }

  @_lifetime(self: copy self)
  private mutating func domainOrLiteral() throws(SMTPError) -> MailDomain {
    let start = cursor.index
    if cursor.current == ASCII.leftBracket {
      while let octet = cursor.next(), octet != ASCII.rightBracket {}
    } else {
      while let octet = cursor.current, MailDomain.isDomainOctet(octet) { cursor.advance() }
    }
    do throws(SMTPError) {
      return try MailDomain(validating: cursor.octets.extracting(start..<cursor.index), rules: rules)
    } catch {
      throw SMTPError(error.code, at: start + error.offset)
    }
  }

  // Dot-string = Atom *("." Atom)
  /// Whether a local part can be written without quotes.
  static func isDotString(_ octets: Span<UInt8>) -> Bool {
    var wasDot = true
    for index in octets.indices {
      let octet = octets[index]
      guard octet == ASCII.dot ? !wasDot : octet > 127 || atext.contains(octet) else { return false }
      wasDot = octet == ASCII.dot
    }
    return !wasDot
  }
}
