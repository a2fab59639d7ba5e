internal import Octets

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
    let index = codes.partitionPoint { $0.scalar < scalar }
    guard index < codes.count, codes[index].scalar == scalar else { return false }
    output.append(codes[index].octet)
    return true
  }
}
