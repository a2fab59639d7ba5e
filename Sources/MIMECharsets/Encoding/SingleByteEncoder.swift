/// Encodes into charsets in which each octet is a character.
struct SingleByteEncoder: ScalarEncoder {
  /// The characters with their octets, in the order of their scalars.
  private let codes: [(scalar: UInt32, octet: UInt8)]

  init(_ table: SingleByteTable) {
    var codes: [(scalar: UInt32, octet: UInt8)] = []
    for (octet, word) in table.words.enumerated() where word != .replacement {
      if let scalar = word.scalar { codes.append((scalar, UInt8(octet))) }
    }
    self.codes = codes.sorted { $0.scalar < $1.scalar }
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle].scalar < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < codes.count, codes[low].scalar == scalar else { return false }
    output.append(codes[low].octet)
    return true
  }
}
