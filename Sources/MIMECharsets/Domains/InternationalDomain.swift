/// A-labels and U-labels, by ICU's implementation of IDNA.
///
/// Source: RFC 5891, UTS #46 without transitional processing.
package enum InternationalDomain {
  /// A domain with A-labels; nil where IDNA allows no such name.
  package static func ascii(_ domain: Span<UInt8>) -> [UInt8]? {
    ICULibrary.convertDomain(domain, toASCII: true, most: most)
  }

  /// A domain with U-labels, in UTF-8; nil where IDNA allows no such name.
  package static func unicode(_ domain: Span<UInt8>) -> [UInt8]? {
    ICULibrary.convertDomain(domain, toASCII: false, most: most)
  }

  /// Octets of the longest name: 255 characters (RFC 1035 §2.3.4) of up to four.
  private static var most: Int { 4 * 255 }
}
