/// What is accepted in an envelope address beside the grammar of RFC 5321.
public struct AddressRules: OptionSet, Sendable, Hashable, BitwiseCopyable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// UTF-8 in local parts and domains, as the extension SMTPUTF8 has it (RFC 6531 §3.3).
  public static var utf8: AddressRules { AddressRules(rawValue: 1) }
  /// A local part without a domain, such as `postmaster` (RFC 5321 §4.1.1.3).
  public static var localPartOnly: AddressRules { AddressRules(rawValue: 2) }
  // QUIRK: mobile carriers gave out addresses such as `a..b@carrier.example` and `a.@carrier.example`.
  /// Dots anywhere in a local part, and hyphens at the ends of a domain's labels.
  public static var looseDots: AddressRules { AddressRules(rawValue: 4) }
  // QUIRK: some clients leave out the angle brackets of MAIL and RCPT.
  /// A path without angle brackets.
  public static var optionalBrackets: AddressRules { AddressRules(rawValue: 8) }
  /// The null path `<>`.
  public static var null: AddressRules { AddressRules(rawValue: 16) }
  /// A path that follows no grammar counts as the null path; its octets stay in ``EnvelopePath/raw``.
  public static var brokenAsNull: AddressRules { AddressRules(rawValue: 32) }
}
