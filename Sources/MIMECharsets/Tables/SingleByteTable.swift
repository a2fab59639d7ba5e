/// What the 256 octets of a single-byte charset stand for.
struct SingleByteTable: Sendable {
  /// The text of each octet; U+FFFD where it has none.
  let words: [UTF8Word]
  /// The bits of these, as the kernel takes them.
  let bits: [UInt32]
  /// Whether octets 00 to 7F are ASCII.
  let isASCIIBased: Bool
  /// Whether some octet has no character.
  let hasGaps: Bool

  private init(_ words: [UTF8Word]) {
    self.words = words
    bits = words.map(\.bits)
    isASCIIBased = (0..<128).allSatisfy { words[$0] == UTF8Word(UInt32($0)) }
    hasGaps = words.contains(.replacement)
  }

  /// The table of a charset; nil where it is not a single-byte charset.
  ///
  /// PERF: most mail declares US-ASCII; to make the other tables too takes 0.2 ms, a tenth of looking at one message.
  static func of(_ charset: Charset.Known) -> SingleByteTable? { charset == .usASCII ? usASCII : tables[charset] }

  private static let usASCII = SingleByteTable(ascii + Array(repeating: .replacement, count: 128))

  private static let ascii = (0..<128).map { UTF8Word(UInt32($0)) }

  /// All other tables, made at the first use of one: some thousand words.
  private static let tables: [Charset.Known: SingleByteTable] = {
    var tables: [Charset.Known: SingleByteTable] = [:]
    for known in Charset.Known.allCases {
      guard let scalars = known.singleByteScalars else { continue }
      let words = scalars.description.unicodeScalars.map { UTF8Word($0.value) }
      tables[known] = SingleByteTable(words.count == 128 ? ascii + words : words)
    }
    // The same characters, in logical order instead of visual order; text is handed over in the order it has.
    tables[.iso8859n8i] = tables[.iso8859n8]
    return tables
  }()
}
