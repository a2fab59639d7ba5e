internal import Octets

/// Decodes charsets in which each octet is a character.
struct SingleByteDecoder {
  private let table: SingleByteTable
  private var undecodable = UndecodableRun()

  init(_ table: SingleByteTable) {
    self.table = table
  }

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var index = 0
    while index < input.count {
      let block = input.extracting(index..<min(index + 4096, input.count))
      let ascii = table.isASCIIBased ? block.asciiRunCount() : 0
      output.append(block.extracting(first: ascii))
      if ascii < block.count {
        let rest = block.extracting(droppingFirst: ascii)
        output.appendText(atMost: 3 * rest.count) { sink in
          table.isASCIIBased ? decodeMixed(rest, into: &sink) : decodeWhole(rest, into: &sink)
        }
        if table.hasGaps { recordGaps(rest, at: offset + index + ascii, &defects) }
      }
      index += block.count
    }
  }

  private func decodeMixed(_ input: Span<UInt8>, into sink: inout TextSink) {
    let words = table.words.span
    precondition(words.count == 256)
    var index = 0
    while index <= input.count &- 8 {
      var eight = input.word(at: index)
      if eight.isASCII {
        sink.append(ascii: eight)
      } else {
        for _ in 0..<8 {
          sink.append(words[Int(truncatingIfNeeded: eight & 0xFF)])
          eight &>>= 8
        }
      }
      index &+= 8
    }
    decodeWhole(input.extracting(droppingFirst: index), into: &sink)
  }

  private func decodeWhole(_ input: Span<UInt8>, into sink: inout TextSink) {
    let words = table.words.span
    precondition(words.count == 256)
    for index in input.indices {
      sink.append(words[Int(input[index])])
    }
  }

  private mutating func recordGaps(_ input: Span<UInt8>, at offset: Int, _ defects: inout DefectLog) {
    let words = table.words
    for index in input.indices where words[Int(input[index])] == .replacement {
      undecodable.record(offset + index..<offset + index + 1, &defects)
    }
  }
}
