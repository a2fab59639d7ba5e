internal import Octets

/// Character references of HTML, as far as addresses, labels and visible text need them.
///
/// Numeric references are all decoded, and of the named ones those that can hide the structure of an address or the
/// emptiness of a text; any other stays as it is written.
///
/// Source: WHATWG HTML Standard §13.2.5.72.
enum CharacterReferences {
  /// Text with its character references decoded; what is longer than a limit loses its end.
  static func decode(_ octets: Span<UInt8>, atMost limit: Int = 4096) -> [UInt8] {
    var output: [UInt8] = []
    let octets = octets.extracting(first: limit)
    var start = 0
    while let ampersand = octets.firstIndex(of: ampersand, from: start) {
      output.append(octets.extracting(start..<ampersand))
      if let (scalar, end) = reference(in: octets, at: ampersand) {
        output.append(contentsOf: String(scalar).utf8)
        start = end
      } else {
        output.append(octets[ampersand])
        start = ampersand + 1
      }
    }
    output.append(octets.extracting(start...))
    return output
  }

  static let ampersand = UInt8(ascii: "&")

  /// The character that a reference stands for, and the index behind it.
  private static func reference(in octets: Span<UInt8>, at ampersand: Int) -> (Unicode.Scalar, Int)? {
    var end = ampersand + 1
    guard end < octets.count else { return nil }
    if octets[end] == ASCII.hash { return numeric(in: octets, at: end + 1) }
    while end < octets.count, end - ampersand < 8, octets[end].isLetter || octets[end].isDigit { end += 1 }
    let name = octets.extracting(ampersand + 1..<end)
    guard let known = names.first(where: { name.equals($0.name.span) }) else { return nil }
    return (known.scalar, end < octets.count && octets[end] == ASCII.semicolon ? end + 1 : end)
  }

  private static func numeric(in octets: Span<UInt8>, at start: Int) -> (Unicode.Scalar, Int)? {
    var index = start
    let isHexadecimal = index < octets.count && octets[index].lowercased == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < octets.count, let digit = octets[index].hexadecimalValue, isHexadecimal || digit < 10 {
      value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)  // beyond Unicode it no longer counts
      index += 1
    }
    guard index > digits else { return nil }
    if index < octets.count, octets[index] == ASCII.semicolon { index += 1 }
    return (Unicode.Scalar(value).flatMap { $0 == "\0" ? nil : $0 } ?? "\u{FFFD}", index)
  }

  private static let names: [(name: [UInt8], scalar: Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"), ("zwnj", "\u{200C}"),
    ("zwj", "\u{200D}"), ("shy", "\u{AD}"), ("colon", ":"), ("sol", "/"), ("period", "."), ("commat", "@"),
    ("quest", "?"), ("num", "#"), ("equals", "="), ("percnt", "%"), ("lowbar", "_"), ("Tab", "\t"), ("NewLine", "\n"),
  ].map { (Array($0.0.utf8), $0.1) }
}
