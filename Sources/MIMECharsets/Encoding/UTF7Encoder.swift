internal import Octets

/// Encodes into UTF-7. Only what every gateway passes is written directly; RFC 2152's set O is encoded.
///
/// Source: RFC 2152.
struct UTF7Encoder: ScalarEncoder {
  private var isEncoding = false
  private var bits: UInt32 = 0
  private var bitCount = 0

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80, case let octet = UInt8(scalar), Self.direct.contains(octet) {
      // A hyphen ends a run where its next octet would seem to go on with it.
      if isEncoding { endRun(explicitly: Self.isBase64(octet) || octet == ASCII.hyphen, into: &output) }
      output.append(octet)
      return true
    }
    if scalar == UInt32(ASCII.plus), !isEncoding {
      output += [ASCII.plus, ASCII.hyphen]
      return true
    }
    if !isEncoding {
      output.append(ASCII.plus)
      isEncoding = true
    }
    if scalar >= 0x1_0000 {
      append(0xD800 + (scalar - 0x1_0000) >> 10, to: &output)
      append(0xDC00 + scalar & 0x3FF, to: &output)
    } else {
      append(scalar, to: &output)
    }
    return true
  }

  /// Ends the text.
  mutating func finish(into output: inout [UInt8]) {
    if isEncoding { endRun(explicitly: true, into: &output) }
  }

  private mutating func append(_ unit: UInt32, to output: inout [UInt8]) {
    bits = bits << 16 | unit
    bitCount += 16
    while bitCount >= 6 {
      bitCount -= 6
      output.append(Self.base64(bits >> UInt32(bitCount) & 0x3F))
    }
  }

  private mutating func endRun(explicitly: Bool, into output: inout [UInt8]) {
    if bitCount > 0 { output.append(Self.base64(bits << UInt32(6 - bitCount) & 0x3F)) }
    if explicitly { output.append(ASCII.hyphen) }
    isEncoding = false
    bits = 0
    bitCount = 0
  }

  /// Set D, and blanks and line ends.
  private static let direct = OctetSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\r\n")

  private static func isBase64(_ octet: UInt8) -> Bool { octet.isLetter || octet.isDigit || octet == ASCII.slash }

  private static func base64(_ value: UInt32) -> UInt8 {
    switch value {
    case 0..<26: UInt8(value) + 0x41
    case 26..<52: UInt8(value) - 26 + 0x61
    case 52..<62: UInt8(value) - 52 + 0x30
    case 62: ASCII.plus
    default: ASCII.slash
    }
  }
}
