internal import Octets

/// Characters that make a name look like another one.
enum MisleadingText {
  /// Whether a text holds direction controls or characters that are not visible.
  /// - Parameter text: UTF-8.
  /// - Complexity: O(*n*).
  ///
  /// Source: Unicode TR36 §2.8, TR9 §2.
  static func isMisleading(_ text: Span<UInt8>) -> Bool {
    guard holdsCandidate(text), let valid = try? UTF8Span(validating: text) else { return false }
    var scalars = valid.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      if isMisleading(scalar) { return true }
    }
    return false
  }

  /// Whether there is a first octet of one of the characters looked for, so that most names are passed over quickly.
  private static func holdsCandidate(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case 0xC2, 0xCD, 0xD8, 0xE1...0xE3, 0xEF, 0xF3: return true
      default: continue
      }
    }
    return false
  }

  private static func isMisleading(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: true  // direction overrides, embeddings and isolates
    case 0x200E, 0x200F, 0x061C: true  // direction marks
    case 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: true  // of no width
    case 0x00AD, 0x034F, 0x180B...0x180F: true  // soft hyphen, grapheme joiner, Mongolian selectors
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5: true  // fillers and vowels without a form
    case 0xE0000...0xE007F: true  // tags
    default: false
    }
  }
}
