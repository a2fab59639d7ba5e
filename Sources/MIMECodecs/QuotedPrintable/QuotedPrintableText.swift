internal import Octets

/// Runs of text that are encoded in one way.
enum QuotedPrintableText {
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
