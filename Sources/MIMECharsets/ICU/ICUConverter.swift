/// The converters of ICU that tables are read from. No name from a message ever reaches ICU.
enum ICUConverter: Sendable {
  case big5HKSCS
  case eucJP
  case eucTW
  case gb18030
  case shiftJIS
  case windows949

  private var name: StaticString {
    switch self {
    case .big5HKSCS: "ibm-1375_P100-2008"
    case .eucJP: "euc-jp-2007"
    case .eucTW: "euc-tw-2014"
    case .gb18030: "gb18030"
    case .shiftJIS: "ibm-943_P15A-2003"
    case .windows949: "windows-949-2000"
    }
  }

  /// Decodes octets as one text into UTF-16, U+FFFD for what can't be decoded; nil where ICU lacks the converter.
  func decode(_ octets: [UInt8]) -> [UInt16]? {
    ICULibrary.decode(octets, from: name)
  }
}
