internal import Octets

/// What of quoted-printable needs no state: runs of text, and escapes that are whole.
enum QuotedPrintableText {
  /// The index of the first equals sign, or of the first line end with a blank before it, or the count.
  static func end(in input: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0)
    var index = start
    while index < input.count {
      let octet = input[index]
      if octet == ASCII.equals { return index }
      if octet == ASCII.lf, index > start {
        let lineEnd = input[index &- 1] == ASCII.cr ? index &- 1 : index
        if lineEnd > start, input[lineEnd &- 1].isBlank { return lineEnd }
      }
      index &+= 1
    }
    return index
  }

  /// The end of a range without the blanks at its end.
  static func endWithoutBlanks(in input: Span<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, input[end &- 1].isBlank { end &-= 1 }
    return end
  }

  /// Decodes the escape at an index if it is two hexadecimal digits or a line end right after the equals sign;
  /// returns the index after it, or nil where it is neither.
  static func escape(in input: Span<UInt8>, at index: Int, into output: inout [UInt8]) -> Int? {
    guard index &+ 2 < input.count else { return nil }
    let first = input[index &+ 1]
    let second = input[index &+ 2]
    if let high = first.hexadecimalValue, let low = second.hexadecimalValue {
      output.append(high &<< 4 | low)
      return index &+ 3
    }
    if first == ASCII.lf { return index &+ 2 }
    return first == ASCII.cr && second == ASCII.lf ? index &+ 3 : nil
  }
}

extension QuotedPrintableText {
  /// The index of the first octet from a start on that does not stand for itself, or the count.
  ///
  /// SP and TAB count as octets that stand for themselves; at a line's end they don't.
  static func plainEnd(in input: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0)
    var index = start
    while index < input.count, isPlain(input[index]) { index &+= 1 }
    return index
  }

  /// The index of the first octet from a start on that stands for itself or is a part of a line end, or the count.
  static func escapedEnd(in input: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0)
    var index = start
    while index < input.count, !isPlain(input[index]), input[index] != ASCII.cr, input[index] != ASCII.lf {
      index &+= 1
    }
    return index
  }

  /// Source: RFC 2045 §6.7, rules 2 and 3.
  private static func isPlain(_ octet: UInt8) -> Bool {
    octet &- ASCII.space < 0x5F && octet != ASCII.equals || octet == ASCII.tab
  }
}
