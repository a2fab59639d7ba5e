/// Encodes into UTF-16 and UTF-32.
///
/// Source: RFC 2781 §2.1, Unicode 16 §3.10.
struct UnicodeEncoder: ScalarEncoder {
  private let order: OctetOrder
  /// Octets in a unit: 2 or 4.
  private let unitCount: Int
  /// Whether the byte order mark is still to be written.
  private var owesMark: Bool

  init(_ order: OctetOrder, unitCount: Int, withMark: Bool = false) {
    self.order = order
    self.unitCount = unitCount
    owesMark = withMark
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if owesMark {
      append(0xFEFF, to: &output)
      owesMark = false
    }
    if unitCount == 2, scalar >= 0x1_0000 {
      append(0xD800 + (scalar - 0x1_0000) >> 10, to: &output)
      append(0xDC00 + scalar & 0x3FF, to: &output)
    } else {
      append(scalar, to: &output)
    }
    return true
  }

  private func append(_ unit: UInt32, to output: inout [UInt8]) {
    for index in 0..<unitCount {
      let place = order == .littleEndian ? index : unitCount - 1 - index
      output.append(UInt8(truncatingIfNeeded: unit >> UInt32(8 * place)))
    }
  }
}
