/// A character set that an escape sequence of ISO 2022 designates.
enum ISO2022Set: Hashable, Sendable {
  case ascii
  /// JIS X 0201, Latin part: ASCII with a yen sign and an overline.
  case roman
  /// JIS X 0201, katakana part.
  case katakana
  /// The upper half of ISO 8859-1.
  case latin1
  /// The upper half of ISO 8859-7.
  case greek
  case jisX0208
  case jisX0212
  case gb2312
  case ksX1001
  /// A plane of CNS 11643.
  case cns(Int)

  /// Whether a character is two octets.
  var isDoubleByte: Bool {
    switch self {
    case .ascii, .roman, .katakana, .latin1, .greek: false
    default: true
    }
  }

  /// The text of an octet of a single-byte set, in 21 to 7E (in 20 to 7F for the sets of 96 characters).
  func text(of octet: UInt8) -> UTF8Word {
    let scalar = UInt32(octet)
    switch self {
    case .roman where octet == 0x5C: return UTF8Word(0xA5)
    case .roman where octet == 0x7E: return UTF8Word(0x203E)
    case .katakana: return octet <= 0x5F ? UTF8Word(0xFF61 - 0x21 + scalar) : .none
    case .latin1: return UTF8Word(scalar | 0x80)
    case .greek:
      let word = SingleByteTable.of(.iso8859n7)?.words[Int(octet | 0x80)] ?? .none
      return word == .replacement ? .none : word
    default: return UTF8Word(scalar)
    }
  }

  /// The text of the pairs of a double-byte set, each octet with its highest bit set; see ``MultiByteTable/doubles``.
  var pairs: [UTF8Word] {
    switch self {
    case .ascii, .roman, .katakana, .latin1, .greek: []
    case .jisX0208: MultiByteTable.eucJP.doubles
    case .jisX0212: MultiByteTable.jisX0212
    case .gb2312: MultiByteTable.gb18030.doubles
    case .ksX1001: MultiByteTable.eucKR.doubles
    case .cns(1): MultiByteTable.eucTW.doubles
    case .cns(let plane): MultiByteTable.cns11643[plane - 1]
    }
  }
}
