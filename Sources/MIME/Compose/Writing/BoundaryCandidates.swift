internal import Octets

/// The boundaries that a message may use, less those that occur in its content.
///
/// All boundaries of a message begin with the same octets: `=_`, the writer's token, a letter and `_`. Neither base64 nor
/// quoted-printable can hold `=_`, so only content that is not encoded has to be looked through. A line there that begins
/// like a boundary takes one letter away; which letters are left is known after one pass.
///
/// Source: RFC 2045 §6.7, RFC 2046 §5.1.1.
struct BoundaryCandidates: Sendable {
  /// What all candidates begin with, behind the two hyphens of a delimiter.
  private let stem: [UInt8]
  /// A bit for each letter that is taken.
  private var taken: UInt64 = 0

  init(token: String) {
    stem = Array("=_\(token)".utf8)
  }

  /// Takes note of a line of content that begins with two hyphens.
  mutating func note(_ line: Span<UInt8>) {
    let text = line.extracting(droppingFirst: 2)
    guard text.count >= stem.count + 2, text.extracting(first: stem.count).equals(stem.span),
      text[stem.count + 1] == ASCII.underscore
    else { return }
    if let letter = Self.letters.firstIndex(of: text[stem.count]) { taken |= 1 << UInt64(letter) }
  }

  /// What the boundaries of the message begin with; nil where every candidate is taken.
  var prefix: String? {
    let letter = (~taken).trailingZeroBitCount
    guard letter < Self.letters.count else { return nil }
    return String(decodingUTF8: (stem + [Self.letters[letter], ASCII.underscore]).span)
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
}
