/// How many columns text takes on a terminal.
enum DisplayWidth {
  /// The columns of a text in which every character is visible.
  static func columns(_ text: String) -> Int {
    var count = 0
    for scalar in text.unicodeScalars { count += columns(scalar) }
    return count
  }

  /// The columns of a scalar: none for a combining mark, two for wide East Asian characters and pictures.
  static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// As much of the beginning of a text as fits.
  static func prefix(_ text: String, columns limit: Int) -> String {
    var count = 0
    var prefix = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      count += columns(scalar)
      if count > limit { break }
      prefix.append(scalar)
    }
    return String(prefix)
  }

  /// The text with blanks behind it, so that it takes at least a number of columns.
  static func padded(_ text: String, to width: Int) -> String {
    let missing = width - columns(text)
    return missing > 0 ? text + String(repeating: " ", count: missing) : text
  }

  /// Blocks that are wide, coarsely. Source: Unicode TR11.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115E, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
