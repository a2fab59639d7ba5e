/// Names for the ASCII octets that mail's grammar uses, and the foldings and digits defined on them alone.
public enum ASCII {
  public static var nul: UInt8 { 0x00 }
  public static var tab: UInt8 { 0x09 }
  public static var lf: UInt8 { 0x0A }
  public static var cr: UInt8 { 0x0D }
  public static var escape: UInt8 { 0x1B }
  public static var space: UInt8 { 0x20 }
  public static var exclamationMark: UInt8 { 0x21 }
  public static var quote: UInt8 { 0x22 }
  public static var hash: UInt8 { 0x23 }
  public static var percent: UInt8 { 0x25 }
  public static var apostrophe: UInt8 { 0x27 }
  public static var leftParenthesis: UInt8 { 0x28 }
  public static var rightParenthesis: UInt8 { 0x29 }
  public static var asterisk: UInt8 { 0x2A }
  public static var plus: UInt8 { 0x2B }
  public static var comma: UInt8 { 0x2C }
  public static var hyphen: UInt8 { 0x2D }
  public static var dot: UInt8 { 0x2E }
  public static var slash: UInt8 { 0x2F }
  public static var zero: UInt8 { 0x30 }
  public static var nine: UInt8 { 0x39 }
  public static var colon: UInt8 { 0x3A }
  public static var semicolon: UInt8 { 0x3B }
  public static var lessThan: UInt8 { 0x3C }
  public static var equals: UInt8 { 0x3D }
  public static var greaterThan: UInt8 { 0x3E }
  public static var questionMark: UInt8 { 0x3F }
  public static var at: UInt8 { 0x40 }
  public static var leftBracket: UInt8 { 0x5B }
  public static var backslash: UInt8 { 0x5C }
  public static var rightBracket: UInt8 { 0x5D }
  public static var underscore: UInt8 { 0x5F }
  public static var backtick: UInt8 { 0x60 }
  public static var leftBrace: UInt8 { 0x7B }
  public static var rightBrace: UInt8 { 0x7D }
  public static var delete: UInt8 { 0x7F }
}

extension UInt8 {
  /// Whether the octet is SP or TAB.
  ///
  /// Source: RFC 5234 §B.1, WSP.
  @inlinable  // PERF: one comparison in every lexer loop; a call across modules costs more than the test
  public var isBlank: Bool { self == ASCII.space || self == ASCII.tab }

  /// Whether the octet is an ASCII digit.
  @inlinable  // PERF: as `isBlank`
  public var isDigit: Bool { self &- ASCII.zero < 10 }

  /// Whether the octet is an ASCII letter.
  @inlinable  // PERF: as `isBlank`
  public var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether the octet is a control octet: below SP, or DEL.
  @inlinable  // PERF: as `isBlank`
  public var isControl: Bool { self < ASCII.space || self == ASCII.delete }

  /// The octet with an upper-case ASCII letter made lower case; every other octet is itself.
  @inlinable  // PERF: as `isBlank`
  public var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// The value of a hexadecimal digit of either case, or nil.
  @inlinable  // PERF: as `isBlank`
  public var hexadecimalValue: UInt8? {
    if isDigit { return self &- ASCII.zero }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }
}
