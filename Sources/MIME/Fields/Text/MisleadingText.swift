internal import Octets

/// Text that doesn't show what it is.
enum MisleadingText {
  /// Whether UTF-8 text holds direction overrides or invisible characters.
  ///
  /// The joiners and the plain direction marks are not counted: names in Arabic, Hebrew and the scripts of India need
  /// them, and so do emoji.
  ///
  /// Source: Unicode TR36 §2.8, TR9 §2.
  static func isMisleading(_ octets: Span<UInt8>) -> Bool {
    var cursor = OctetCursor(octets)
    while true {
      cursor.skip(while: .ascii)
      guard let lead = cursor.next() else { return false }
      guard let second = cursor.current else { return false }
      switch lead {
      case 0xC2: if second == 0xAD { return true }  // soft hyphen
      case 0xCD: if second == 0x8F { return true }  // combining grapheme joiner
      case 0xE1, 0xE2, 0xE3, 0xEF:
        if let third = cursor.peek(1), isHidden(lead, second, third) { return true }
      case 0xF3:
        if second == 0xA0, let third = cursor.peek(1), third == 0x80 || third == 0x81 { return true }  // tags
      default: break
      }
    }
  }

  /// Whether three octets are the UTF-8 form of a character that hides itself or what is around it.
  private static func isHidden(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (lead, second) {
    case (0xE1, 0x85): third == 0x9F || third == 0xA0  // Hangul fillers
    case (0xE1, 0xA0): third == 0x8E  // Mongolian vowel separator
    case (0xE2, 0x80): third == 0x8B || (0xA8...0xAE).contains(third)  // no-width space, separators, embeddings
    case (0xE2, 0x81): (0xA0...0xA9).contains(third)  // word joiner, invisible operators, isolates
    case (0xE3, 0x85): third == 0xA4  // Hangul filler
    case (0xEF, 0xBB): third == 0xBF  // no-break space without width
    case (0xEF, 0xBE): third == 0xA0  // half-width Hangul filler
    default: false
    }
  }
}
