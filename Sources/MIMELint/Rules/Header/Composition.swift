internal import Octets

/// Letters and marks that normalization form C would compose.
///
/// The standard library compares strings by canonical equivalence, so a set of all composed letters finds the pairs that
/// one of them stands for: there is no table to ship. Only pairs are looked at, which are all that mail has in practice.
///
/// Source: RFC 6532 §3.1, Unicode UAX15.
enum Composition {
  /// The place of the first letter in UTF-8 that stands apart from its mark, with the mark.
  static func firstApart(in octets: Span<UInt8>) -> Range<Int>? {
    var offset = 0
    var previous: (scalar: Unicode.Scalar, offset: Int)?
    for scalar in String(decodingUTF8: octets).unicodeScalars {
      let count = UTF8.width(scalar)
      if let previous, isMark(scalar), isPair(previous.scalar, scalar) { return previous.offset..<offset + count }
      previous = (scalar, offset)
      offset += count
    }
    return nil
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func isPair(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Bool {
    var pair = String(base)
    pair.unicodeScalars.append(mark)
    return composed.contains(pair)
  }

  /// The letters of the blocks that hold letters with marks: Latin, Greek, Cyrillic, kana.
  private static let composed: Set<String> = {
    let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x386...0x3CE, 0x400...0x4F9, 0x1E00...0x1FFF, 0x304C...0x30FE]
    return Set(blocks.joined().compactMap { Unicode.Scalar($0).map(String.init) })
  }()
}
