internal import MIMECharsets
internal import Octets

/// What a writer makes up where a draft does not say: dates, identifiers, boundaries.
///
/// All of it follows from a token, a domain and a time, so that the same three give the same octets.
struct Identifiers: Sendable {
  /// Letters and digits that nothing else in the world has.
  let token: String
  /// What identifiers end with.
  let domain: String
  /// When the message is written.
  let date: DateTime

  init(for draft: Draft, options: MessageWriter.Options) throws(CompositionError) {
    token = options.token ?? Self.randomToken()
    let octets = token.utf8.span
    guard 1...32 ~= octets.count, octets.contains(only: .letterOrDigit) else { throw CompositionError(.tokenInvalid) }
    domain = Self.domain(of: draft)
    date = options.date ?? .now
  }

  /// The identifier of the message that is a part of a number; that of the outermost for the number without places.
  func messageID(of number: PartNumber) -> MessageID {
    MessageID(text: "\(token)\(number.places.map { ".\($0)" }.joined())@\(domain)")
  }

  /// The unique form of a Content-ID.
  func contentID(_ name: String) -> String { "\(name).\(token)@\(domain)" }

  /// 25 letters and digits made of 128 random bits.
  private static func randomToken() -> String {
    let bits = UInt128(UInt64.random(in: .min ... .max)) << 64 | UInt128(UInt64.random(in: .min ... .max))
    let digits = String(bits, radix: 36)
    return String(repeating: "0", count: 25 - digits.utf8.count) + digits
  }

  /// The domain of the first author that has one that an identifier may have; with A-labels.
  private static func domain(of draft: Draft) -> String {
    for mailbox in AddressList(draft.from).mailboxes {
      let given = mailbox.domain.utf8.span
      let isASCII = given.asciiPrefixCount() == given.count
      guard let octets = isASCII ? [UInt8](given) : InternationalDomain.ascii(given) else { continue }
      var lexer = FieldLexer(octets.span)
      if lexer.dotAtom() != nil, lexer.isAtEnd { return String(decodingUTF8: octets.span) }
    }
    return "localhost"
  }
}

extension OctetSet {
  /// Letters and digits.
  fileprivate static let letterOrDigit = OctetSet { $0.isLetter || $0.isDigit }
}
