internal import Octets

/// The escapes of JSON strings. Source: RFC 8259 §7.
enum JSONEscaping {
  /// Octets that may begin something that needs an escape. In UTF-8, U+0080 to U+009F begin with C2, and U+2028 to
  /// U+202E and U+2066 to U+2069 with E2; every other octet above 127 stands for itself.
  private static let unsuspicious: [Bool] = (0...255).map { (octet: Int) in
    octet >= 0x20 && octet != 0x22 && octet != 0x5C && octet != 0x7F && octet != 0xC2 && octet != 0xE2
  }

  /// Appends UTF-8 with what must not stand in a string, or should not reach a terminal, as escapes.
  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    let plain = unsuspicious
    var runStart = 0
    var index = 0
    while index < text.count {
      if plain[Int(text[index])] {
        index &+= 1
        continue
      }
      guard let (scalar, length) = escapable(text, at: index) else {
        index &+= 1
        continue
      }
      output.append(text.extracting(runStart..<index))
      appendEscape(scalar, to: &output)
      index += length
      runStart = index
    }
    output.append(text.extracting(runStart...))
  }

  /// The scalar at an index, and how many octets it has, where it needs an escape.
  private static func escapable(_ text: Span<UInt8>, at index: Int) -> (scalar: UInt16, length: Int)? {
    let first = text[index]
    if first < 0x80 { return (UInt16(first), 1) }
    guard index + 1 < text.count else { return nil }
    let second = text[index + 1]
    if first == 0xC2 { return second < 0xA0 ? (UInt16(second), 2) : nil }
    guard index + 2 < text.count else { return nil }
    let scalar = 0x2000 | UInt16(second & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F)
    return (0x2028...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar) ? (scalar, 3) : nil
  }

  private static func appendEscape(_ scalar: UInt16, to output: inout [UInt8]) {
    output.append(ASCII.backslash)
    switch scalar {
    case 0x22, 0x5C: output.append(UInt8(truncatingIfNeeded: scalar))
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] {
        output.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: scalar >> UInt16(shift))))
      }
    }
  }
}
