internal import Octets

/// Decodes charsets whose characters are one to four octets, each recognised by its first: Shift_JIS, EUC, Big5, GBK,
/// GB 18030.
///
/// Each octet goes through `decode(_:at:…)`, which follows the decoders of the WHATWG Encoding Standard: where a
/// character breaks off, an ASCII octet that breaks it is kept. Runs of complete characters of one or two octets take
/// a loop that does the same without keeping state.
///
/// Source: WHATWG Encoding Standard §10 to §14.
struct MultiByteDecoder {
  private let table: MultiByteTable
  /// The octets of a character so far.
  private var pending: (UInt8, UInt8, UInt8) = (0, 0, 0)
  private var pendingCount = 0
  private var undecodable = UndecodableRun()

  init(_ table: MultiByteTable) {
    self.table = table
  }

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var start = 0
    while start < input.count {
      let block = input.extracting(start..<min(start + 4096, input.count))
      output.appendText(atMost: 3 * (block.count + 3)) { sink in
        var index = 0
        while index < block.count {
          if pendingCount == 0 { index = decodeRun(block, from: index, into: &sink) }
          guard index < block.count else { break }
          decode(block[index], at: offset + start + index, into: &sink, &defects)
          index += 1
        }
      }
      start += block.count
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    guard pendingCount > 0 else { return }
    output.appendText(atMost: 3) { sink in replace(offset - pendingCount..<offset, into: &sink, &defects) }
    pendingCount = 0
  }

  /// Decodes complete characters of one or two octets; returns the index of the first octet of something else.
  private func decodeRun(_ input: Span<UInt8>, from start: Int, into sink: inout TextSink) -> Int {
    let singles = table.singles.span
    let doubles = table.doubles.span
    precondition(start >= 0 && singles.count == 256 && doubles.count == 128 * 256)
    var index = start
    while index < input.count {
      if index <= input.count &- 8, case let eight = input.word(at: index), eight.isASCII {
        sink.append(ascii: eight)
        index &+= 8
        continue
      }
      repeat {
        let octet = input[index]
        let single = singles[Int(octet)]
        if single != .none {
          if single == .replacement { return index }
          sink.append(single)
          index &+= 1
        } else {
          guard index &+ 1 < input.count else { return index }
          let double = doubles[MultiByteTable.index(octet, input[index &+ 1])]
          if double == .none { return index }
          sink.append(double)
          index &+= 2
        }
      } while index < input.count && input[index] >= 0x80
    }
    return index
  }

  private mutating func decode(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    switch pendingCount {
    case 0: decodeFirst(octet, at: offset, into: &sink, &defects)
    case 1: decodeSecond(octet, at: offset, into: &sink, &defects)
    default:
      if table.longForm == .gb18030 {
        decodeLateGB18030(octet, at: offset, into: &sink, &defects)
      } else {
        decodeLateEUC(octet, at: offset, into: &sink, &defects)
      }
    }
  }

  private mutating func decodeFirst(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    let single = table.singles[Int(octet)]
    if single == .none {
      wait(for: octet)
    } else if single == .replacement {
      replace(offset..<offset + 1, into: &sink, &defects)
    } else {
      sink.append(single)
    }
  }

  private mutating func decodeSecond(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    let goesOn =
      switch table.longForm {
      case .none: false
      case .gb18030: octet.isDigit
      case .jisX0212: pending.0 == 0x8F && (0xA1...0xFE).contains(octet)
      case .cns11643: pending.0 == 0x8E && (0xA1...0xB0).contains(octet)
      }
    if goesOn {
      wait(for: octet)
    } else {
      end(table.doubles[MultiByteTable.index(pending.0, octet)], with: octet, at: offset, into: &sink, &defects)
    }
  }

  /// Takes the third or fourth octet of an EUC form.
  private mutating func decodeLateEUC(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if table.longForm == .jisX0212 {
      let word = MultiByteTable.jisX0212[MultiByteTable.index(pending.1, octet)]
      end(word, with: octet, at: offset, into: &sink, &defects)
    } else if pendingCount == 2, octet >= 0xA1 {
      wait(for: octet)
    } else {
      let plane = MultiByteTable.cns11643[Int(pending.1 - 0xA1)]
      let word = pendingCount == 3 ? plane[MultiByteTable.index(pending.2, octet)] : .none
      end(word, with: octet, at: offset, into: &sink, &defects)
    }
  }

  /// Takes the third or fourth octet of a four-octet code.
  ///
  /// Source: WHATWG Encoding Standard §10.2.1.
  private mutating func decodeLateGB18030(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if pendingCount == 2, (0x81...0xFE).contains(octet) {
      wait(for: octet)
    } else if pendingCount == 3, octet.isDigit {
      let high = (UInt32(pending.0) - 0x81) * 12_600 + (UInt32(pending.1) - 0x30) * 1_260
      let pointer = high + (UInt32(pending.2) - 0x81) * 10 + UInt32(octet) - 0x30
      let scalar = GB18030Ranges.standard.scalar(at: pointer)
      if let scalar { sink.append(UTF8Word(scalar)) } else { replace(offset - 3..<offset + 1, into: &sink, &defects) }
      pendingCount = 0
    } else {
      // Only the first octet is given up; the others may begin something else.
      let (_, second, third) = pending
      let count = pendingCount
      replace(offset - count..<offset - count + 1, into: &sink, &defects)
      pendingCount = 0
      decodeFirst(second, at: offset - count + 1, into: &sink, &defects)
      if count == 3 { decode(third, at: offset - 1, into: &sink, &defects) }
      decode(octet, at: offset, into: &sink, &defects)
    }
  }

  /// Ends a character with the text that it has, if it has one.
  private mutating func end(
    _ word: UTF8Word, with octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    let start = offset - pendingCount
    pendingCount = 0
    if word != .none {
      sink.append(word)
    } else if octet < 0x80 {
      replace(start..<offset, into: &sink, &defects)
      decodeFirst(octet, at: offset, into: &sink, &defects)
    } else {
      replace(start..<offset + 1, into: &sink, &defects)
    }
  }

  private mutating func wait(for octet: UInt8) {
    switch pendingCount {
    case 0: pending.0 = octet
    case 1: pending.1 = octet
    default: pending.2 = octet
    }
    pendingCount += 1
  }

  private mutating func replace(_ range: Range<Int>, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(.replacement)
    undecodable.record(range, &defects)
  }
}
