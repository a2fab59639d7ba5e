internal import Octets

/// Passes on what is UTF-8 and replaces what is not, by the practice of "maximal subparts": a sequence that breaks off
/// becomes one U+FFFD, and the octet that breaks it is looked at anew.
///
/// Whole blocks are validated by the kernel and copied. Only a block that is not valid goes octet by octet.
///
/// Source: RFC 3629 §4, Unicode 16 §3.9, WHATWG Encoding Standard §8.1.1.
struct UTF8Decoder {
  /// The octets of a sequence so far, the first one lowest.
  private var sequence: UInt32 = 0
  private var sequenceCount = 0
  /// How many octets the sequence still needs.
  private var needed = 0
  /// What the next octet of the sequence may be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF
  private var undecodable = UndecodableRun()

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var index = 0
    while index < input.count {
      index += finishSequence(input.extracting(droppingFirst: index), at: offset + index, into: &output, &defects)
      let block = input.extracting(index..<min(index + 16_384, input.count))
      let unfinished = block.unfinishedUTF8Count()
      let whole = block.extracting(droppingLast: unfinished)
      if whole.isUTF8 {
        output.append(whole)
      } else {
        decodeSlowly(whole, at: offset + index, into: &output, &defects)
      }
      index += whole.count
      if index + unfinished == input.count {
        decodeSlowly(block.extracting(last: unfinished), at: offset + index, into: &output, &defects)
        return
      }
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    guard sequenceCount > 0 else { return }
    output.appendText(atMost: 3) { sink in replaceSequence(endingAt: offset, into: &sink, &defects) }
  }

  /// Decodes octets until no sequence is unfinished; returns how many it took.
  private mutating func finishSequence(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], _ defects: inout DefectLog
  ) -> Int {
    var index = 0
    while sequenceCount > 0, index < input.count {
      decodeSlowly(input.extracting(index..<index + 1), at: offset + index, into: &output, &defects)
      index += 1
    }
    return index
  }

  private mutating func decodeSlowly(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], _ defects: inout DefectLog
  ) {
    output.appendText(atMost: 3 * input.count + 3) { sink in
      var index = 0
      while index < input.count {
        if sequenceCount == 0, index <= input.count &- 8, case let eight = input.word(at: index), eight.isASCII {
          sink.append(ascii: eight)
          index &+= 8
        } else {
          decode(input[index], at: offset &+ index, into: &sink, &defects)
          index &+= 1
        }
      }
    }
  }

  private mutating func decode(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if sequenceCount > 0 {
      if allowed.contains(octet) {
        continueSequence(octet, into: &sink)
        return
      }
      replaceSequence(endingAt: offset, into: &sink, &defects)
    }
    switch octet {
    case 0..<0x80: sink.append(UTF8Word(UInt32(octet)))
    case 0xC2...0xDF: startSequence(octet, needing: 1)
    case 0xE0: startSequence(octet, needing: 2, 0xA0...0xBF)  // less would be overlong
    case 0xED: startSequence(octet, needing: 2, 0x80...0x9F)  // more would be a surrogate
    case 0xE1...0xEF: startSequence(octet, needing: 2)
    case 0xF0: startSequence(octet, needing: 3, 0x90...0xBF)  // less would be overlong
    case 0xF1...0xF3: startSequence(octet, needing: 3)
    case 0xF4: startSequence(octet, needing: 3, 0x80...0x8F)  // more would be past U+10FFFF
    default:
      sink.append(.replacement)
      undecodable.record(offset..<offset + 1, &defects)
    }
  }

  private mutating func startSequence(
    _ octet: UInt8, needing count: Int, _ next: ClosedRange<UInt8> = 0x80...0xBF
  ) {
    sequence = UInt32(octet)
    sequenceCount = 1
    needed = count
    allowed = next
  }

  private mutating func continueSequence(_ octet: UInt8, into sink: inout TextSink) {
    sequence |= UInt32(octet) << UInt32(8 * sequenceCount)
    sequenceCount += 1
    needed -= 1
    allowed = 0x80...0xBF
    guard needed == 0 else { return }
    sink.append(UTF8Word(bits: sequenceCount == 4 ? sequence : sequence | UInt32(sequenceCount) << 24))
    sequenceCount = 0
  }

  private mutating func replaceSequence(
    endingAt offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    sink.append(.replacement)
    undecodable.record(offset - sequenceCount..<offset, &defects)
    sequenceCount = 0
  }
}

extension Span<UInt8> {
  /// How many octets at the end may begin a UTF-8 sequence that goes on after them: 0 to 3.
  func unfinishedUTF8Count() -> Int {
    for distance in 1...3 where distance <= count {
      let octet = self[count - distance]
      if octet < 0x80 { return 0 }
      guard octet >= 0xC0 else { continue }
      let length = octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : 4
      return length > distance ? distance : 0
    }
    return 0
  }
}
