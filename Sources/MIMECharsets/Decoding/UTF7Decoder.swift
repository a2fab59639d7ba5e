internal import Octets

/// Decodes UTF-7: ASCII with runs of base64 in which UTF-16 is hidden.
///
/// What is malformed costs no more than itself: a run that breaks off inside a character becomes U+FFFD, octets above
/// 127 become U+FFFD each.
///
/// Source: RFC 2152.
struct UTF7Decoder {
  private enum State {
    case direct
    /// After a plus sign.
    case opened
    /// In a run of base64.
    case encoded
  }

  private var state = State.direct
  /// Bits of base64 that are not yet a unit of UTF-16, and how many there are.
  private var bits: UInt32 = 0
  private var bitCount = 0
  /// A high surrogate that waits for its low one; 0 for none.
  private var high: UInt32 = 0
  private var undecodable = UndecodableRun()

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var start = 0
    while start < input.count {
      let block = input.extracting(start..<min(start + 4096, input.count))
      output.appendText(atMost: 6 * (block.count + 1)) { sink in
        for index in block.indices {
          decode(block[index], at: offset + start + index, into: &sink, &defects)
        }
      }
      start += block.count
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    output.appendText(atMost: 6) { sink in
      if state == .opened { endOpened(at: offset, into: &sink, &defects) }
      if state == .encoded { endRun(at: offset, into: &sink, &defects) }
    }
    state = .direct
  }

  private mutating func decode(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    switch state {
    case .direct:
      decodeDirect(octet, at: offset, into: &sink, &defects)
    case .opened where octet == ASCII.hyphen:  // `+-` is a plus sign
      sink.append(UTF8Word(UInt32(ASCII.plus)))
      state = .direct
    case .opened, .encoded:
      if let value = octet.base64Value {
        state = .encoded
        decodeEncoded(value, at: offset, into: &sink, &defects)
        return
      }
      let isOpened = state == .opened
      if isOpened { endOpened(at: offset, into: &sink, &defects) } else { endRun(at: offset, into: &sink, &defects) }
      state = .direct
      if isOpened || octet != ASCII.hyphen { decodeDirect(octet, at: offset, into: &sink, &defects) }
    }
  }

  private mutating func decodeDirect(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if octet == ASCII.plus {
      state = .opened
    } else if octet < 0x80 {
      sink.append(UTF8Word(UInt32(octet)))
    } else {
      replace(offset..<offset + 1, into: &sink, &defects)
    }
  }

  private mutating func decodeEncoded(
    _ value: UInt32, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    bits = bits << 6 | value
    bitCount += 6
    guard bitCount >= 16 else { return }
    bitCount -= 16
    let unit = bits >> UInt32(bitCount) & 0xFFFF
    if high != 0 {
      if unit & 0xFC00 == 0xDC00 {
        sink.append(UTF8Word(0x1_0000 + (high & 0x3FF) << 10 + unit & 0x3FF))
        high = 0
        return
      }
      replace(offset..<offset + 1, into: &sink, &defects)
      high = 0
    }
    switch unit & 0xFC00 {
    case 0xD800: high = unit
    case 0xDC00: replace(offset..<offset + 1, into: &sink, &defects)
    default: sink.append(UTF8Word(unit))
    }
  }

  /// Ends a plus sign that neither base64 nor a hyphen follows.
  ///
  /// QUIRK: RFC 2152 calls it ill-formed; it is kept as a plus sign, which is what its writer meant.
  private mutating func endOpened(at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(UTF8Word(UInt32(ASCII.plus)))
    undecodable.record(offset - 1..<offset, &defects)
  }

  /// Ends a run of base64 at its first octet that is none. Fewer than six bits may be left over.
  private mutating func endRun(at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog) {
    if high != 0 || bitCount >= 6 { replace(offset - 1..<offset, into: &sink, &defects) }
    high = 0
    bits = 0
    bitCount = 0
  }

  private mutating func replace(_ range: Range<Int>, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(.replacement)
    undecodable.record(range, &defects)
  }
}

extension UInt8 {
  /// The value of the octet as a base64 character, or nil.
  ///
  /// Source: RFC 2045 §6.8.
  fileprivate var base64Value: UInt32? {
    switch self {
    case 0x41...0x5A: UInt32(self) - 0x41
    case 0x61...0x7A: UInt32(self) - 0x61 + 26
    case 0x30...0x39: UInt32(self) - 0x30 + 52
    case ASCII.plus: 62
    case ASCII.slash: 63
    default: nil
    }
  }
}
