/// Characters that a person can't see, or that change how others are shown.
enum HiddenScalars {
  /// Whether a scalar is a control, a direction mark or override, a zero-width or tag character, a line or paragraph
  /// separator, or a filler that has no ink.
  ///
  /// Source: Unicode TR36 §2.8; the general categories Cc, Cf, Zl, Zp, without the marks that enclose numbers.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    if scalar.value < 0xA0 { return true }
    switch scalar.value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD:
      return false  // visible, though of category Cf
    case 0x115F...0x1160, 0x17B4...0x17B5, 0x3164, 0xFFA0, 0x2800, 0xE0000...0xE0FFF:
      return true  // fillers, invisible vowels, the empty braille pattern, tags
    default:
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
