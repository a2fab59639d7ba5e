/// Words whose letters come from two scripts that look alike.
enum MixedScript {
  /// Whether a word of a text has Latin letters beside Cyrillic or Greek ones.
  ///
  /// Source: Unicode TR39 §5, of which these are the pairs that mail is forged with.
  static func isMixed(_ text: String) -> Bool {
    var isLatin = false
    var isOther = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: isLatin = true
      case 0x370...0x52F, 0x1F00...0x1FFF: isOther = true
      case 0x300...0x36F: break
      default: (isLatin, isOther) = (false, false)
      }
      if isLatin && isOther { return true }
    }
    return false
  }
}
