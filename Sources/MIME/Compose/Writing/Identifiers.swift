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
    domain = MessageID.domain(of: AddressList(draft.from))
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
}

extension OctetSet {
  /// Letters and digits.
  fileprivate static let letterOrDigit = OctetSet { $0.isLetter || $0.isDigit }
}
