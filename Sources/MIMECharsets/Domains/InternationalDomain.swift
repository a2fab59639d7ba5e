internal import CICU

/// A-labels and U-labels, by ICU's implementation of IDNA.
///
/// Source: RFC 5891, UTS #46 without transitional processing.
package enum InternationalDomain {
  /// A domain with A-labels; nil where IDNA allows no such name.
  package static func ascii(_ domain: Span<UInt8>) -> [UInt8]? { converted(domain, toASCII: true) }

  /// A domain with U-labels, in UTF-8; nil where IDNA allows no such name.
  package static func unicode(_ domain: Span<UInt8>) -> [UInt8]? { converted(domain, toASCII: false) }

  /// Octets of the longest name in UTF-8 that is converted: 255 characters (RFC 1035 §2.3.4) of four octets.
  private static var most: Int { 4 * 255 }

  private static func converted(_ domain: Span<UInt8>, toASCII: Bool) -> [UInt8]? {
    var result: [UInt8]? = nil
    guard domain.count <= most else { return nil }
    var converted: [UInt8] = []
    converted.append(addingCapacity: most) { (output: inout OutputSpan<UInt8>) in
      // SAFETY: ICU reads `count` octets, writes at most `capacity`, and returns how many there would be.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        let count = unsafe domain.withUnsafeBufferPointer { name in
          unsafe postel_uidna_convert(
            name.baseAddress, Int32(name.count), free.baseAddress! + initialized, Int32(most), toASCII)
        }
        if count >= 0 { initialized += Int(count) }
        if count < 0 { result = nil } else { result = [] }
      }
    }
    return result == nil ? nil : converted
  }
}
