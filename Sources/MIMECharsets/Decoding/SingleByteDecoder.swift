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
      let block = input.extracting(index..<min(index + 16_384, input.count))
      if table.isASCIIBased {
        output.append(singleByte: block, words: table.bits.span)
      } else {
        output.appendText(atMost: 3 * block.count) { sink in decodeWhole(block, into: &sink) }
      }
      if table.hasGaps { recordGaps(block, at: offset + index, &defects) }
      index += block.count
    }
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
