internal import MIME
internal import Octets

/// Octets of a message as a short text.
enum Excerpt {
  /// The most octets that are kept.
  private static let mostOctets = 60

  /// The octets as text; what is no UTF-8 becomes U+FFFD, and what is too long loses its end.
  static func text(of octets: Span<UInt8>) -> String {
    guard octets.count > mostOctets else { return String(decodingUTF8: octets) }
    var end = mostOctets
    while end > mostOctets - 4, octets[end] & 0xC0 == 0x80 { end -= 1 }  // not inside a character
    return String(decodingUTF8: octets.extracting(first: end)) + "…"
  }
}
