internal import Octets

/// The names that dates are written with.
enum DateNames {
  static let weekdays: [StaticString] = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
  static let months: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  // month-name = "Jan" / "Feb" / … / "Dec"
  /// The month that a word names, by its first three letters or more, or nil.
  ///
  /// Source: RFC 5322 §3.3.
  static func month(_ word: Span<UInt8>) -> Int? {
    index(of: word, in: months).map { $0 + 1 }
  }

  // day-name = "Mon" / "Tue" / … / "Sun"
  /// The weekday that a word names, by its first three letters or more, or nil; Sunday is 0.
  ///
  /// Source: RFC 5322 §3.3.
  static func weekday(_ word: Span<UInt8>) -> Int? {
    index(of: word, in: weekdays)
  }

  /// The month that three lower-case letters abbreviate, the first one uppermost, or nil.
  static func month(abbreviation: UInt32) -> Int? {
    switch abbreviation {
    case 0x6A_616E: 1  // jan
    case 0x66_6562: 2  // feb
    case 0x6D_6172: 3  // mar
    case 0x61_7072: 4  // apr
    case 0x6D_6179: 5  // may
    case 0x6A_756E: 6  // jun
    case 0x6A_756C: 7  // jul
    case 0x61_7567: 8  // aug
    case 0x73_6570: 9  // sep
    case 0x6F_6374: 10  // oct
    case 0x6E_6F76: 11  // nov
    case 0x64_6563: 12  // dec
    default: nil
    }
  }

  /// The weekday that three lower-case letters abbreviate, the first one uppermost, or nil; Sunday is 0.
  static func weekday(abbreviation: UInt32) -> Int? {
    switch abbreviation {
    case 0x73_756E: 0  // sun
    case 0x6D_6F6E: 1  // mon
    case 0x74_7565: 2  // tue
    case 0x77_6564: 3  // wed
    case 0x74_6875: 4  // thu
    case 0x66_7269: 5  // fri
    case 0x73_6174: 6  // sat
    default: nil
    }
  }

  // obs-zone = "UT" / "GMT" / "EST" / "EDT" / "CST" / "CDT" / "MST" / "MDT" / "PST" / "PDT" / military
  /// The offset in minutes of a named zone, or nil where the name says nothing reliable.
  ///
  /// Military letters are not known: RFC 822 gave them with the wrong sign, so they say nothing.
  /// QUIRK: European and Japanese names are known too; old mailers of these places wrote them.
  ///
  /// Source: RFC 5322 §4.3.
  static func zoneOffset(_ word: Span<UInt8>) -> Int? {
    guard word.count <= 4 else { return nil }
    var key: UInt32 = 0
    for index in word.indices { key = key << 8 | UInt32(word[index].lowercased) }
    return zones[key]
  }

  private static let zones: [UInt32: Int] = {
    let table: [(StaticString, Int)] = [
      ("z", 0), ("ut", 0), ("utc", 0), ("gmt", 0), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300),
      ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420), ("wet", 0), ("west", 60), ("cet", 60), ("cest", 120),
      ("met", 60), ("mest", 120), ("eet", 120), ("eest", 180), ("msk", 180), ("jst", 540),
    ]
    var zones: [UInt32: Int] = [:]
    for (name, offset) in table {
      zones[name.description.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = offset
    }
    return zones
  }()

  /// The index of the name that begins with a word of three letters or more.
  private static func index(of word: Span<UInt8>, in names: [StaticString]) -> Int? {
    guard word.count >= 3 else { return nil }
    for (index, name) in names.enumerated() where word.isPrefixIgnoringCase(of: name) { return index }
    return nil
  }
}
