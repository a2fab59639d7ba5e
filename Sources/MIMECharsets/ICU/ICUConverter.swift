internal import CICU

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
    precondition(octets.count < 1 << 24)
    var status = U_ZERO_ERROR
    // SAFETY: the name ends in NUL and outlives the call; ICU copies what it needs of it.
    let opened = name.withUTF8Buffer { utf8 in
      unsafe postel_ucnv_open(UnsafeRawPointer(utf8.baseAddress!).assumingMemoryBound(to: CChar.self), &status)
    }
    guard let converter = unsafe opened, status.rawValue <= U_ZERO_ERROR.rawValue else { return nil }
    // SAFETY: closed once, after its last use.
    defer { unsafe postel_ucnv_close(converter) }
    let units = unsafe [UInt16](unsafeUninitializedCapacity: 2 * octets.count) { units, count in
      // SAFETY: ICU reads `octets.count` octets and writes at most the capacity given; both buffers outlive the call.
      let needed = unsafe octets.withUnsafeBytes { source in
        unsafe postel_ucnv_toUChars(
          converter, units.baseAddress, Int32(units.count), source.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(source.count), &status)
      }
      count = min(Int(needed), units.count)
    }
    return status.rawValue <= U_ZERO_ERROR.rawValue ? units : nil
  }
}
