internal import Octets

/// Decodes HZ: ASCII in which `~{` begins and `~}` ends pairs of GB 2312.
///
/// Source: RFC 1843.
struct HZDecoder {
  private var isDoubleByte = false
  /// The octet that waits for its second: a tilde, or the first of a pair; 0 for none.
  private var first: UInt8 = 0
  private var undecodable = UndecodableRun()

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var start = 0
    while start < input.count {
      let block = input.extracting(start..<min(start + 4096, input.count))
      output.appendText(atMost: 4 * (block.count + 1)) { sink in
        for index in block.indices {
          decode(block[index], at: offset + start + index, into: &sink, &defects)
        }
      }
      start += block.count
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    if first != 0 {
      output.appendText(atMost: 3) { sink in replace(offset - 1..<offset, into: &sink, &defects) }
    }
    first = 0
    isDoubleByte = false
  }

  private mutating func decode(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if first == ASCII.tilde {
      first = 0
      endTilde(octet, at: offset, into: &sink, &defects)
    } else if first != 0 {
      let lead = first
      first = 0
      endPair(lead, octet, at: offset, into: &sink, &defects)
    } else if octet == ASCII.tilde || isDoubleByte && octet &- 0x21 < 94 {
      first = octet
    } else if octet >= 0x80 {
      replace(offset..<offset + 1, into: &sink, &defects)
    } else {
      // QUIRK: RFC 1843 lets no line end inside pairs; where one is, it ends them.
      if octet == ASCII.cr || octet == ASCII.lf { isDoubleByte = false }
      sink.append(UTF8Word(UInt32(octet)))
    }
  }

  private mutating func endTilde(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    switch octet {
    case ASCII.leftBrace: isDoubleByte = true
    case ASCII.rightBrace: isDoubleByte = false
    case ASCII.tilde where !isDoubleByte: sink.append(UTF8Word(UInt32(ASCII.tilde)))
    case ASCII.lf: isDoubleByte = false  // a line continuation
    default:
      replace(offset - 1..<offset, into: &sink, &defects)
      decode(octet, at: offset, into: &sink, &defects)
    }
  }

  private mutating func endPair(
    _ lead: UInt8, _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    let word =
      octet &- 0x21 < 94 ? MultiByteTable.gb18030.doubles[MultiByteTable.index(lead, octet | 0x80)] : .none
    if word != .none {
      sink.append(word)
    } else if octet < 0x21 {
      replace(offset - 1..<offset, into: &sink, &defects)
      decode(octet, at: offset, into: &sink, &defects)
    } else {
      replace(offset - 1..<offset + 1, into: &sink, &defects)
    }
  }

  private mutating func replace(_ range: Range<Int>, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(.replacement)
    undecodable.record(range, &defects)
  }
}

extension ASCII {
  fileprivate static var tilde: UInt8 { 0x7E }
  fileprivate static var rightBrace: UInt8 { 0x7D }
}
