internal import Octets

/// Decodes UTF-32. Surrogates, values past U+10FFFF and last octets that are fewer than four become U+FFFD.
///
/// Source: Unicode 16 §3.10.
struct UTF32Decoder {
  private var order: OctetOrder?
  /// The octets of a unit so far, the first one highest.
  private var unit: UInt32 = 0
  private var unitCount = 0
  private var undecodable = UndecodableRun()

  /// Creates a decoder; nil for the order lets the text's first unit decide: by a byte order mark, or by which order
  /// makes it a scalar, or else big-endian.
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
      output.appendText(atMost: 3 * (block.count / 4 + 2) + block.count) { sink in
        for index in block.indices {
          unit = unit << 8 | UInt32(block[index])
          unitCount += 1
          if unitCount == 4 { endUnit(at: offset + start + index + 1, into: &sink, &defects) }
        }
      }
      start += block.count
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    guard unitCount > 0 else { return }
    output.appendText(atMost: 3) { sink in replace(offset - unitCount..<offset, into: &sink, &defects) }
    unitCount = 0
  }

  private mutating func endUnit(at end: Int, into sink: inout TextSink, _ defects: inout DefectLog) {
    unitCount = 0
    if order == nil {
      let isLittle = UTF8Word(unit) == .none && UTF8Word(unit.byteSwapped) != .none
      order = isLittle ? .littleEndian : .bigEndian
      if unit == 0xFEFF || unit == 0xFFFE_0000 { return }
    }
    let word = UTF8Word(order == .littleEndian ? unit.byteSwapped : unit)
    if word == .none {
      replace(end - 4..<end, into: &sink, &defects)
    } else {
      sink.append(word)
    }
  }

  private mutating func replace(_ range: Range<Int>, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(.replacement)
    undecodable.record(range, &defects)
  }
}
