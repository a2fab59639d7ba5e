/// The codes of a double-byte charset's characters.
///
/// Where a character has several codes, the WHATWG Encoding Standard says which one is written.
struct ReverseTable: Sendable {
  /// By scalar of the Basic Multilingual Plane; 0 for none.
  private var basic = [UInt16](repeating: 0, count: 0x1_0000)
  private var others: [UInt32: UInt16] = [:]

  /// Creates the reverse of a table.
  /// - Parameters:
  ///   - leads: First octets of codes that may be written.
  ///   - lastWins: The characters that get their last code; all others get their first.
  private init(_ table: MultiByteTable, leads: [ClosedRange<UInt8>], lastWins: Set<UInt32> = []) {
    for lead in leads.joined() {
      for trail in UInt8(0x40)...0xFE {
        let word = table.doubles[MultiByteTable.index(lead, trail)]
        guard let scalar = word.scalar, UTF8Word(scalar) == word else { continue }  // not where it is two scalars
        if lastWins.contains(scalar) || code(of: scalar) == nil {
          set(UInt16(lead) << 8 | UInt16(trail), of: scalar)
        }
      }
    }
  }

  /// The two octets of a character, or nil.
  func code(of scalar: UInt32) -> UInt16? {
    guard scalar < 0x1_0000 else { return others[scalar] }
    let code = basic[Int(scalar)]
    return code == 0 ? nil : code
  }

  private mutating func set(_ code: UInt16, of scalar: UInt32) {
    if scalar < 0x1_0000 { basic[Int(scalar)] = code } else { others[scalar] = code }
  }
}

extension ReverseTable {
  /// Without the pairs of HKSCS below A1, and with the later one of six duplicates.
  static let big5 = ReverseTable(
    .big5, leads: [0xA1...0xFE], lastWins: [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345])
  /// JIS X 0208 with the extensions of NEC and IBM.
  static let eucJP = ReverseTable(.eucJP, leads: [0xA1...0xFE])
  static let eucKR = ReverseTable(.eucKR, leads: [0x81...0xFE])
  static let gb18030: ReverseTable = {
    var table = ReverseTable(.gb18030, leads: [0x81...0xFE])
    table.basic[0xE5E5] = 0
    return table
  }()
  /// Without NEC's selection of IBM's extensions, which duplicates these, and without the user-defined area.
  static let shiftJIS = ReverseTable(.shiftJIS, leads: [0x81...0x9F, 0xE0...0xEC, 0xFA...0xFC])
}
