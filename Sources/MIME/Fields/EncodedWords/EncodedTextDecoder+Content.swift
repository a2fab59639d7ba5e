internal import Octets

extension EncodedTextDecoder {
  /// Appends the text of the inside of a quoted-string or comment: quoted-pairs are resolved first, then encoded-words.
  ///
  /// QUIRK: encoded-words are decoded in quoted-strings too, where RFC 2047 §5 forbids them and many mailers write them.
  /// - Parameters:
  ///   - content: The inside, without quotes or parentheses.
  ///   - base: The offset of its first octet; every defect is recorded there where quoted-pairs move the octets.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.2.1.
  mutating func decode(
    content: Span<UInt8>, at base: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    guard content.firstIndex(of: ASCII.backslash) != nil else {
      return decode(content, at: base, into: &output, defects: &defects)
    }
    var plain: [UInt8] = []
    QuotedContent.append(content, to: &plain)
    var found = DefectLog()
    decode(plain.span, at: 0, into: &output, defects: &found)
    for defect in found.defects { defects.record(defect.code, at: base) }
  }
}
