internal import Octets

// Where the WHATWG Encoding Standard's indexes differ from ICU's tables.

extension MultiByteTable {
  /// Sets what ICU maps to private use characters, or not at all: pairs of HKSCS that duplicate a character of Big5, and
  /// characters that Unicode got after ICU's table was made.
  ///
  /// Source: WHATWG Encoding Standard, index Big5.
  static func setBig5Differences(in doubles: inout [UTF8Word]) {
    set(big5Differences, in: &doubles)
    for octet in UInt8(0xC0)...0xDF {
      doubles[index(0xA3, octet)] = UTF8Word(0x2400 + UInt32(octet - 0xC0))  // symbols for control octets
    }
    doubles[index(0xA3, 0xE0)] = UTF8Word(0x2421)
    // The only pairs that are two scalars.
    doubles[index(0x88, 0x62)] = UTF8Word(0xCA, 0x304)
    doubles[index(0x88, 0x64)] = UTF8Word(0xCA, 0x30C)
    doubles[index(0x88, 0xA3)] = UTF8Word(0xEA, 0x304)
    doubles[index(0x88, 0xA5)] = UTF8Word(0xEA, 0x30C)
  }

  /// Sets what Unicode has characters for since GB 18030-2000, and A3A0, which senders use as a space.
  ///
  /// Source: WHATWG Encoding Standard, index gb18030; GB 18030-2022.
  static func setGB18030Differences(in doubles: inout [UTF8Word]) {
    for (pair, _, scalar) in gb18030Differences {
      doubles[index(UInt8(pair >> 8), UInt8(pair & 0xFF))] = UTF8Word(scalar)
    }
    doubles[index(0xA3, 0xA0)] = UTF8Word(0x3000)
  }

  /// The pairs that stand for another character now, with the private use character that they stood for.
  static let gb18030Differences: [(pair: UInt16, former: UInt32, scalar: UInt32)] = [
    (0xA6D9, 0xE78D, 0xFE10),
    (0xA6DA, 0xE78E, 0xFE12),
    (0xA6DB, 0xE78F, 0xFE11),
    (0xA6DC, 0xE790, 0xFE13),
    (0xA6DD, 0xE791, 0xFE14),
    (0xA6DE, 0xE792, 0xFE15),
    (0xA6DF, 0xE793, 0xFE16),
    (0xA6EC, 0xE794, 0xFE17),
    (0xA6ED, 0xE795, 0xFE18),
    (0xA6F3, 0xE796, 0xFE19),
    (0xFE59, 0xE81E, 0x9FB4),
    (0xFE61, 0xE826, 0x9FB5),
    (0xFE66, 0xE82B, 0x9FB6),
    (0xFE67, 0xE82C, 0x9FB7),
    (0xFE6D, 0xE832, 0x9FB8),
    (0xFE7E, 0xE843, 0x9FB9),
    (0xFE90, 0xE854, 0x9FBA),
    (0xFEA0, 0xE864, 0x9FBB),
  ]

  /// Sets the pairs of a list in which each word is four hexadecimal digits and the character.
  private static func set(_ list: StaticString, in doubles: inout [UTF8Word]) {
    for word in list.description.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let pair = word.prefix(4).reduce(into: 0) { $0 = $0 << 4 | Int(UInt8($1.value).hexadecimalValue!) }
      doubles[index(UInt8(pair >> 8), UInt8(pair & 0xFF))] = UTF8Word(word.last!.value)
    }
  }

  private static var big5Differences: StaticString {
    """
    87A4龗 87AC龖 8840㇀ 8841㇁ 8842㇂ 8843㇃ 8844㇄ 8846㇅ 8849㇆ 884A㇇ 884D㇈ 884F㇉ 8850㇊ 8851㇋ 8852㇌ 8854㇍ \
    8855㇎ 88A9⏚ 88AA⏛ 8C43龦 8C6D龧 8C74龨 8CB7龩 8CB9龪 8CBB龫 8CC0龬 8CD7龭 8CD8龮 8CDA龯 8CED龲 8D48龳 8E69箸 \
    8E6F簆 8E7E糎 8EAB緒 8EB4縝 8ECD者 8ED0耨 8F57菁 8F69蒨 8F6E萏 8FCB覦 8FCC覩 8FFE起 906D都 907A銹 90DC靜 90F1響 \
    91BF鼖 9244蔃 92AF兙 92B0兛 92B1兝 92B2兞 92C8鍮 92D1瑹 9447浧 94CA禛 95D9邗 9644靝 96ED瀞 96FC嬨 9B76爁 9B78矗 \
    9B7B纇 9BC6駖 9BDE釔 9BEC惞 9BF6澶 9C42輶 9C53侻 9C62營 9C68鄄 9C6B鷰 9C77菏 9CBC尐 9CBD秣 9CD0婧 9D57輋 9D5A筑 \
    9DC4拐 9EA9恢 9EEF痹 9EFD汊 9F60鬮 9F66鼗 9FCB僭 9FD8弌 A063蠏 A077拎 A0D5瑨 A0DF煢 A0E4牐 C6CF廴 C6D3无 C6D5癶 \
    C6D7隶 C6DE〃 C6DF仝 C879㇏ C8A1龰 C8A3龱 FA5F倩 FA66偽 FABD包 FAC5卄 FAD5卿 FB48嘅 FBB8婷 FBF3幵 FBF9廐 FC4F彘 \
    FC6C悤 FCB9撐 FCE2晴 FCF1杞 FDB7沜 FDB8渝 FDBB港 FDF1煮 FE52猪 FE6F瑜 FEAA瓩 FEDD砉
    """
  }
}
