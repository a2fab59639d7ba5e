internal import Octets

/// Decodes UTF-16. Lone surrogates and an odd last octet become U+FFFD.
///
/// Source: RFC 2781 §2.2, WHATWG Encoding Standard §14.3.1.
struct UTF16Decoder {
  private var order: OctetOrder?
  /// The first octet of a unit whose second is not there yet.
  private var half: UInt8?
  /// A high surrogate that waits for its low one; 0 for none.
  private var high: UInt32 = 0
  private var undecodable = UndecodableRun()

  /// Creates a decoder; nil for the order lets the text's beginning decide (see ``OctetOrder/init(utf16:_:)``).
  init(_ order: OctetOrder?) {
    self.order = order
  }

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var start = 0
    while start < input.count {
      let block = input.extracting(start..<min(start + 4096, input.count))
      output.appendText(atMost: 3 * (block.count / 2 + 2)) { sink in
        var index = 0
        if let first = half {
          half = nil
          decodeUnit(first, block[0], endingAt: offset + start + 1, into: &sink, &defects)
          index = 1
        }
        while index &+ 1 < block.count {
          decodeUnit(block[index], block[index &+ 1], endingAt: offset &+ start &+ index &+ 2, into: &sink, &defects)
          index &+= 2
        }
        if index < block.count { half = block[index] }
      }
      start += block.count
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    guard half != nil || high != 0 else { return }
    let start = offset - (half == nil ? 0 : 1) - (high == 0 ? 0 : 2)
    output.appendText(atMost: 3) { sink in replace(start..<offset, into: &sink, &defects) }
    half = nil
    high = 0
  }

  @inline(__always)  // PERF: once per unit
  private mutating func decodeUnit(
    _ first: UInt8, _ second: UInt8, endingAt end: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if order == nil {
      let (found, isMark) = OctetOrder.ofUTF16(first, second)
      order = found
      if isMark { return }
    }
    let unit = order == .littleEndian ? UInt32(second) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(second)
    if high == 0, unit & 0xF800 != 0xD800 {
      sink.append(UTF8Word(unit))
    } else {
      decodeSurrogate(unit, endingAt: end, into: &sink, &defects)
    }
  }

  /// Takes a unit that is a surrogate or follows one.
  private mutating func decodeSurrogate(
    _ unit: UInt32, endingAt end: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if high != 0 {
      if unit & 0xFC00 == 0xDC00 {
        sink.append(UTF8Word(0x1_0000 + (high & 0x3FF) << 10 + unit & 0x3FF))
        high = 0
        return
      }
      replace(end - 4..<end - 2, into: &sink, &defects)
      high = 0
    }
    switch unit & 0xFC00 {
    case 0xD800: high = unit
    case 0xDC00: replace(end - 2..<end, into: &sink, &defects)
    default: sink.append(UTF8Word(unit))
    }
  }

  private mutating func replace(_ range: Range<Int>, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(.replacement)
    undecodable.record(range, &defects)
  }
}

/// Which octet of a unit comes first.
enum OctetOrder {
  case bigEndian
  case littleEndian

  /// The order that the first unit of a UTF-16 text tells, and whether it is a byte order mark.
  ///
  /// QUIRK: RFC 2781 §4.3 wants big-endian where there is no mark, the WHATWG little-endian. A text that begins with an
  /// ASCII character tells its order itself; for others the RFC is followed.
  static func ofUTF16(_ first: UInt8, _ second: UInt8) -> (order: OctetOrder, isMark: Bool) {
    switch (first, second) {
    case (0xFE, 0xFF): (.bigEndian, true)
    case (0xFF, 0xFE): (.littleEndian, true)
    case (1..<0x80, 0): (.littleEndian, false)
    default: (.bigEndian, false)
    }
  }
}
