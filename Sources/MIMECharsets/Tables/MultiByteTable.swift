/// What the octets and pairs of octets of a charset stand for.
struct MultiByteTable: Sendable {
  /// Forms of more than two octets.
  enum LongForm: Sendable {
    case none
    /// Four octets, the second and fourth digits.
    case gb18030
    /// 8F and two octets of JIS X 0212.
    case jisX0212
    /// 8E, a plane of CNS 11643 and two octets.
    case cns11643
  }

  /// The text of single octets: none for those that begin a longer form, U+FFFD for those that can't occur.
  let singles: [UTF8Word]
  /// The text of pairs, by the lower seven bits of the first and the second octet; none where there is no character.
  let doubles: [UTF8Word]
  let longForm: LongForm

  init(singles: [UTF8Word], doubles: [UTF8Word], longForm: LongForm = .none) {
    self.singles = singles
    self.doubles = doubles
    self.longForm = longForm
  }

  /// Where the text of a pair is in ``doubles``.
  static func index(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 0x7F) << 8 | Int(second) }

  /// The table of a charset; nil where it has none.
  static func of(_ charset: Charset.Known) -> MultiByteTable? {
    switch charset {
    case .big5: big5
    case .eucJP: eucJP
    case .eucKR: eucKR
    case .eucTW: eucTW
    case .gbk, .gb18030: gb18030
    case .shiftJIS: shiftJIS
    default: nil
    }
  }
}

// PERF: each is made at its first use, by ICU, in 0.4 to 0.9 ms: all pairs in one call. Where ICU's tables differ from the WHATWG
// Encoding Standard's indexes, what is different is set here; tests pin the whole of each table.
extension MultiByteTable {
  static let shiftJIS = MultiByteTable(
    singles: firsts(leads: [0x81...0x9F, 0xE0...0xFC]) { octet in
      switch octet {
      case 0x80: UTF8Word(0x80)
      case 0xA1...0xDF: UTF8Word(0xFF61 - 0xA1 + UInt32(octet))  // half-width katakana
      default: nil
      }
    },
    doubles: ICUConverter.shiftJIS.pairs(leads: [0x81...0x9F, 0xE0...0xFC]))

  static let eucJP = MultiByteTable(
    singles: firsts(leads: [0x8E...0x8F, 0xA1...0xFE]),
    doubles: withoutSigns(
      ICUConverter.eucJP.pairs(leads: [0x8E...0x8E, 0xA1...0xFE], keepingPrivateUse: false)),
    longForm: .jisX0212)

  static let eucKR = MultiByteTable(
    singles: firsts(leads: [0x81...0xFE]),
    doubles: ICUConverter.windows949.pairs(leads: [0x81...0xFE], keepingPrivateUse: false))

  static let eucTW = MultiByteTable(
    singles: firsts(leads: [0x8E...0x8E, 0xA1...0xFE]),
    doubles: ICUConverter.eucTW.pairs(leads: [0xA1...0xFE], keepingPrivateUse: false),
    longForm: .cns11643)

  static let big5: MultiByteTable = {
    var doubles = ICUConverter.big5HKSCS.pairs(leads: [0x81...0xFE], keepingPrivateUse: false)
    setBig5Differences(in: &doubles)
    return MultiByteTable(singles: firsts(leads: [0x81...0xFE]), doubles: doubles)
  }()

  static let gb18030: MultiByteTable = {
    var doubles = ICUConverter.gb18030.pairs(leads: [0x81...0xFE])
    setGB18030Differences(in: &doubles)
    let singles = firsts(leads: [0x81...0xFE]) { $0 == 0x80 ? UTF8Word(0x20AC) : nil }
    return MultiByteTable(singles: singles, doubles: doubles, longForm: .gb18030)
  }()

  /// EUC-JP without what ICU has behind the half-width katakana, as IBM added it: the WHATWG has no character there.
  private static func withoutSigns(_ doubles: [UTF8Word]) -> [UTF8Word] {
    var doubles = doubles
    for trail: UInt8 in 0xE0...0xFE { doubles[index(0x8E, trail)] = .none }
    return doubles
  }

  /// JIS X 0212, by the second and third octet of its EUC-JP form.
  static let jisX0212: [UTF8Word] =
    // ICU has IBM's additions from row 83 on, which the WHATWG index lacks.
    ICUConverter.eucJP.pairs(after: [0x8F], leads: [0xA1...0xF2], trails: 0xA1...0xFE, keepingPrivateUse: false)

  /// The planes of CNS 11643 that EUC-TW's long form names, the first of them 1, by the last two octets.
  static let cns11643: [[UTF8Word]] = (UInt8(1)...16).map { plane in
    plane == 1
      ? eucTW.doubles
      : ICUConverter.eucTW.pairs(
        after: [0x8E, 0xA0 + plane], leads: [0xA1...0xFE], trails: 0xA1...0xFE, keepingPrivateUse: false)
  }

  private static func firsts(
    leads: [ClosedRange<UInt8>], others: (UInt8) -> UTF8Word? = { _ in nil }
  ) -> [UTF8Word] {
    (UInt8.min...UInt8.max).map { octet in
      if octet < 0x80 { return UTF8Word(UInt32(octet)) }
      if leads.contains(where: { $0.contains(octet) }) { return .none }
      return others(octet) ?? .replacement
    }
  }
}
