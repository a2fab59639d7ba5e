internal import Octets

/// The four-octet codes of GB 18030: linear over what Unicode has beyond the two-octet codes.
///
/// The codes for the Basic Multilingual Plane stand for the scalars that have no code of two octets, in order. So the
/// ranges are made from the two-octet table instead of being listed. Codes from pointer 189,000 on are the other planes.
///
/// Source: WHATWG Encoding Standard §5, index gb18030 ranges.
struct GB18030Ranges: Sendable {
  private struct Range: Sendable {
    let pointer: UInt32
    let scalar: UInt32
  }

  private let ranges: [Range]
  private let end: UInt32

  static let standard = GB18030Ranges(doubles: MultiByteTable.gb18030.doubles)

  private init(doubles: [UTF8Word]) {
    var isPair = [Bool](repeating: false, count: 0x1_0000)
    for word in doubles {
      if let scalar = word.scalar, scalar < 0x1_0000 { isPair[Int(scalar)] = true }
    }
    // The ranges are those of GB 18030-2000 and stayed while pairs changed their meaning.
    for (_, former, scalar) in MultiByteTable.gb18030Differences {
      isPair[Int(former)] = true
      isPair[Int(scalar)] = false
    }
    isPair[0xE5E5] = true  // A3A0
    isPair[0x1E3F] = false  // exchanged with U+E7C7, see `scalar(at:)`
    isPair[0xE7C7] = true

    var ranges: [Range] = []
    var pointer: UInt32 = 0
    var wasPair = true
    for scalar in UInt32(0x80)...0xFFFF {
      let skips = isPair[Int(scalar)] || (0xD800...0xDFFF).contains(scalar)
      if !skips {
        if wasPair { ranges.append(Range(pointer: pointer, scalar: scalar)) }
        pointer += 1
      }
      wasPair = skips
    }
    self.ranges = ranges
    end = pointer
  }

  /// The scalar of a four-octet code's pointer; nil where it has none.
  func scalar(at pointer: UInt32) -> UInt32? {
    if pointer == 7457 { return 0xE7C7 }
    if pointer >= 189_000 {
      let scalar = pointer - 189_000 + 0x1_0000
      return scalar < 0x11_0000 ? scalar : nil
    }
    guard pointer < end, let range = last(where: { $0.pointer <= pointer }) else { return nil }
    return range.scalar + pointer - range.pointer
  }

  /// The pointer of a scalar that has no code of two octets.
  func pointer(of scalar: UInt32) -> UInt32? {
    if scalar == 0xE7C7 { return 7457 }
    if scalar >= 0x1_0000 { return scalar - 0x1_0000 + 189_000 }
    guard let range = last(where: { $0.scalar <= scalar }) else { return nil }
    return range.pointer + scalar - range.scalar
  }

  private func last(where holds: (Range) -> Bool) -> Range? {
    let end = ranges.partitionPoint(holds)
    return end == 0 ? nil : ranges[end - 1]
  }
}
