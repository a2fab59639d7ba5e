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

/// The detector of ICU: it compares a text with what texts of a language in a charset are made of.
enum ICUDetector {
  /// What it finds likeliest.
  struct Guess {
    let charset: Charset
    /// How likely it is, from 0 to 100, and how likely the next one is.
    let confidence: Int
    let nextConfidence: Int
  }

  /// The names of ICU's charsets are short: `ISO-8859-8-I`.
  private static var nameRoom: Int { 64 }

  /// Guesses the charset of a text; nil where ICU can't, or names one that is not known here.
  static func guess(_ octets: Span<UInt8>, stripsTags: Bool) -> Guess? {
    precondition(octets.count < 1 << 24)
    var name = [CChar](repeating: 0, count: nameRoom)
    var next: Int32 = 0
    // SAFETY: ICU reads the octets given and writes at most the room given; both outlive the call.
    let confidence = unsafe octets.withUnsafeBufferPointer { text in
      unsafe name.withUnsafeMutableBufferPointer { room in
        unsafe postel_ucsdet_detect(
          text.baseAddress, Int32(text.count), stripsTags, room.baseAddress, Int32(room.count), &next)
      }
    }
    let label = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    guard confidence >= 0, let charset = Charset(label: label.span) else { return nil }
    return Guess(charset: charset, confidence: Int(confidence), nextConfidence: Int(next))
  }
}
