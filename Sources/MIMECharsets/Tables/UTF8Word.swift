/// The UTF-8 form of a scalar, or of two short ones, in one machine word.
///
/// The octets stand low octet first. Where they are fewer than four, the highest octet holds their number; where they
/// are four, it holds the last of them, which is above 127. So a table of words is decoded by storing a word and
/// moving on by its count.
struct UTF8Word: Hashable, BitwiseCopyable, Sendable {
  let bits: UInt32

  init(bits: UInt32) {
    self.bits = bits
  }

  /// Creates the word of a scalar value; surrogates have none.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      bits = 1 << 24 | scalar
    case 0x80..<0x800:
      bits = 2 << 24 | (0x80 | scalar & 0x3F) << 8 | 0xC0 | scalar >> 6
    case 0x800..<0xD800, 0xE000..<0x1_0000:
      bits = 3 << 24 | (0x80 | scalar & 0x3F) << 16 | (0x80 | scalar >> 6 & 0x3F) << 8 | 0xE0 | scalar >> 12
    case 0x1_0000..<0x11_0000:
      let low = (0x80 | scalar & 0x3F) << 24 | (0x80 | scalar >> 6 & 0x3F) << 16
      bits = low | (0x80 | scalar >> 12 & 0x3F) << 8 | 0xF0 | scalar >> 18
    default:
      bits = 0
    }
  }

  /// Creates the word of two scalars of two octets each.
  init(_ first: UInt32, _ second: UInt32) {
    bits = UTF8Word(first).bits & 0xFFFF | UTF8Word(second).bits << 16
  }

  /// No character: where a table has nothing.
  static var none: UTF8Word { UTF8Word(bits: 0) }
  /// U+FFFD, which stands for what can't be decoded.
  static var replacement: UTF8Word { UTF8Word(0xFFFD) }

  /// How many octets the word holds.
  var count: Int { bits >= 0x8000_0000 ? 4 : Int(truncatingIfNeeded: bits &>> 24) }

  /// The first scalar; nil for none.
  var scalar: UInt32? {
    switch count {
    case 0: nil
    case 1: bits & 0x7F
    case 2: (bits & 0x1F) << 6 | bits >> 8 & 0x3F
    case 3: (bits & 0x0F) << 12 | (bits >> 8 & 0x3F) << 6 | bits >> 16 & 0x3F
    default: (bits & 0x07) << 18 | (bits >> 8 & 0x3F) << 12 | (bits >> 16 & 0x3F) << 6 | bits >> 24 & 0x3F
    }
  }
}
