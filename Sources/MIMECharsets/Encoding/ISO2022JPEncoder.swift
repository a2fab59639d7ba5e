internal import Octets

/// Encodes into ISO-2022-JP. Every line, and the text, ends in ASCII.
///
/// Half-width katakana, which the charset lacks, become full-width.
///
/// Source: RFC 1468, WHATWG Encoding Standard §12.2.2.
struct ISO2022JPEncoder: ScalarEncoder {
  private enum State {
    case ascii
    case roman
    case jisX0208
  }

  private var state = State.ascii

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    switch scalar {
    case 0x0E, 0x0F, 0x1B:  // would shift
      return false
    case 0x0A, 0x0D:
      select(.ascii, &output)
      output.append(UInt8(scalar))
    case 0x5C, 0x7E:
      select(.ascii, &output)
      output.append(UInt8(scalar))
    case 0..<0x80:
      if state == .jisX0208 { select(.ascii, &output) }
      output.append(UInt8(scalar))
    case 0xA5:
      select(.roman, &output)
      output.append(0x5C)
    case 0x203E:
      select(.roman, &output)
      output.append(0x7E)
    default:
      guard let code = ReverseTable.eucJP.code(of: Self.substitute(scalar)) else { return false }
      select(.jisX0208, &output)
      output.append(UInt8(code >> 8 & 0x7F))
      output.append(UInt8(code & 0x7F))
    }
    return true
  }

  /// Ends the text.
  mutating func finish(into output: inout [UInt8]) {
    select(.ascii, &output)
  }

  private mutating func select(_ wanted: State, _ output: inout [UInt8]) {
    guard state != wanted else { return }
    state = wanted
    switch wanted {
    case .ascii: output += [ASCII.escape, 0x28, 0x42]  // ( B
    case .roman: output += [ASCII.escape, 0x28, 0x4A]  // ( J
    case .jisX0208: output += [ASCII.escape, 0x24, 0x42]  // $ B
    }
  }

  /// The scalar that is written instead of one that JIS X 0208 lacks.
  private static func substitute(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2212: 0xFF0D
    case 0xFF61...0xFF9F: fullWidthKatakana[Int(scalar - 0xFF61)]
    default: scalar
    }
  }

  /// Source: WHATWG Encoding Standard, index ISO-2022-JP katakana.
  private static let fullWidthKatakana: [UInt32] =
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
    .unicodeScalars.map(\.value)
}
