/// What an escape sequence of ISO 2022 does.
enum ISO2022Escape: Sendable {
  /// Makes a set the one of a place: 0 is what octets mean by themselves, 1 after SO, 2 and 3 after a single shift.
  case designate(ISO2022Set, place: Int)
  /// Takes the next character from a place.
  case singleShift(place: Int)
  /// Announces what is known already.
  case announce
}

/// The charsets that are built on escape sequences, with those that each of them has.
enum ISO2022Variant: Sendable {
  case japanese
  case korean
  case chinese

  /// What the octets after ESC mean.
  enum Match {
    case complete(ISO2022Escape)
    case incomplete
    case unknown
  }

  /// Looks up the octets of an escape sequence, those after ESC, the first one highest.
  func match(_ octets: UInt32) -> Match {
    switch self {
    case .japanese: Self.matchJapanese(octets)
    case .korean: Self.matchKorean(octets)
    case .chinese: Self.matchChinese(octets)
    }
  }

  /// Source: RFC 1468, RFC 1554, RFC 2237, ISO-2022-JP-3 (JIS X 0213), WHATWG Encoding Standard §12.2.1.
  private static func matchJapanese(_ octets: UInt32) -> Match {
    switch octets {
    case 0x2842: .complete(.designate(.ascii, place: 0))  // ( B
    case 0x284A: .complete(.designate(.roman, place: 0))  // ( J
    // QUIRK: ( H is the Swedish set; early Japanese software wrote it for ( J.
    case 0x2848: .complete(.designate(.roman, place: 0))
    case 0x2849: .complete(.designate(.katakana, place: 0))  // ( I
    case 0x2440, 0x2442: .complete(.designate(.jisX0208, place: 0))  // $ @, $ B
    case 0x2441: .complete(.designate(.gb2312, place: 0))  // $ A
    // QUIRK: $ ( @, $ ( A and $ ( B are the long forms of $ @, $ A and $ B, whose sets ISO 2022 excepts from them.
    case 0x2428_41: .complete(.designate(.gb2312, place: 0))
    case 0x2428_40, 0x2428_42: .complete(.designate(.jisX0208, place: 0))
    case 0x2428_43: .complete(.designate(.ksX1001, place: 0))  // $ ( C
    case 0x2428_44: .complete(.designate(.jisX0212, place: 0))  // $ ( D
    // QUIRK: the first plane of JIS X 0213 is read as JIS X 0208, whose superset it is.
    case 0x2428_4F, 0x2428_51: .complete(.designate(.jisX0208, place: 0))  // $ ( O, $ ( Q
    case 0x2E41: .complete(.designate(.latin1, place: 2))  // . A
    case 0x2E46: .complete(.designate(.greek, place: 2))  // . F
    case 0x4E: .complete(.singleShift(place: 2))  // N
    case 0x2640: .complete(.announce)  // & @, before JIS X 0208-1990
    case 0x28, 0x24, 0x2428, 0x2E, 0x26: .incomplete
    default: .unknown
    }
  }

  /// Source: RFC 1557.
  private static func matchKorean(_ octets: UInt32) -> Match {
    switch octets {
    case 0x2429_43: .complete(.designate(.ksX1001, place: 1))  // $ ) C
    case 0x24, 0x2429: .incomplete
    default: .unknown
    }
  }

  /// Source: RFC 1922.
  private static func matchChinese(_ octets: UInt32) -> Match {
    switch octets {
    case 0x2429_41: .complete(.designate(.gb2312, place: 1))  // $ ) A
    case 0x2429_47: .complete(.designate(.cns(1), place: 1))  // $ ) G
    case 0x242A_48: .complete(.designate(.cns(2), place: 2))  // $ * H
    case 0x242B_49...0x242B_4D: .complete(.designate(.cns(Int(octets & 0xF) - 6), place: 3))  // $ + I to $ + M
    case 0x4E: .complete(.singleShift(place: 2))  // N
    case 0x4F: .complete(.singleShift(place: 3))  // O
    case 0x24, 0x2429, 0x242A, 0x242B: .incomplete
    default: .unknown
    }
  }
}
