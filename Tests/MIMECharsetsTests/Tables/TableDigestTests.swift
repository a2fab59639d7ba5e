// Folder-wide: pins the content of every table.

import MIMECharsets
import Testing

/// Pins every table as a whole, so that neither another version of ICU nor a slip in a list of differences goes unseen.
@Suite("Tables")
struct TableDigestTests {
  /// The FNV-1a hash of what all octets, or all pairs from 8000 on, decode to, a line each.
  static func digest(_ charset: Charset, _ codes: [[UInt8]]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for code in codes {
      for octet in Decoded(code, charset).text + [0x0A] {
        hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3
      }
    }
    return String(hash, radix: 16)
  }

  @Test(
    "Double-byte tables are the indexes of the WHATWG Encoding Standard",
    arguments: [
      ("shift_jis", "e6ff29bdbc847fe1"), ("euc-jp", "2fe313d4ae386955"), ("euc-kr", "8ecb9143a2ffdc98"),
      ("gb18030", "f8fc268c64b1de60"), ("big5", "2d416ad49ae2d48c"), ("euc-tw", "6e51362657e9ba13"),
    ])
  func doubleByte(label: String, expected: String) {
    let codes = (0x80...0xFF).flatMap { lead in (0x00...0xFF).map { [UInt8(lead), UInt8($0)] } }
    #expect(Self.digest(charset(label), codes) == expected)
  }

  @Test(
    "Longer forms",
    arguments: [
      ("euc-jp", [0x8F], "31f2f93bfe4a587b"), ("euc-tw", [0x8E, 0xA2], "698c626023fcdd09"),
      ("euc-tw", [0x8E, 0xAF], "b81cd2b6289512ff"),
    ])
  func longForms(label: String, prefix: [UInt8], expected: String) {
    let codes = (0xA1...0xFE).flatMap { row in (0xA1...0xFE).map { prefix + [UInt8(row), UInt8($0)] } }
    #expect(Self.digest(charset(label), codes) == expected)
  }

  @Test("Single-byte tables", arguments: singleByteDigests)
  func singleByte(label: String, expected: String) {
    #expect(Self.digest(charset(label), (UInt8.min...UInt8.max).map { [$0] }) == expected)
  }

  static let singleByteDigests: [(String, String)] = [
    ("us-ascii", "20f1a1e49e484e25"),
    ("hp-roman8", "21f92ab0bdd3bb22"),
    ("ibm037", "f42bc727d60dd519"),
    ("ibm273", "f323f95c65ec637f"),
    ("ibm424", "5a393bbc8245766"),
    ("ibm437", "b2c5511206368425"),
    ("ibm500", "4256fa719a111bf1"),
    ("ibm737", "2742716cea4fa469"),
    ("ibm775", "195f3119b48f4322"),
    ("ibm850", "4c46367da96047b5"),
    ("ibm852", "2ab6dabfbc2c9506"),
    ("ibm855", "58903ab282c1cd4d"),
    ("ibm857", "236992086ce5445b"),
    ("ibm00858", "a62854689188b8a6"),
    ("ibm860", "ed1c54222a2216d1"),
    ("ibm861", "872a19d77699488c"),
    ("ibm862", "a30e9517b300bb77"),
    ("ibm863", "2c1682901abc68f9"),
    ("ibm864", "5015e7b6b2b52481"),
    ("ibm865", "d95ed670d0eb0f5d"),
    ("ibm866", "28977788b6777e1a"),
    ("ibm869", "8433b6d90af580ad"),
    ("ibm1026", "3971d585d7d8ccd4"),
    ("ibm1125", "1aa46beaef6c8136"),
    ("ibm01140", "d79289be63fc6849"),
    ("iso-8859-2", "dc9ac95114a4cf7c"),
    ("iso-8859-3", "8b1a3060030d5ab5"),
    ("iso-8859-4", "4f479feb52cdb4f5"),
    ("iso-8859-5", "46f37b1242999f0d"),
    ("iso-8859-6", "24f4813aa9dd50dc"),
    ("iso-8859-7", "fbc05879ca1158d1"),
    ("iso-8859-8", "417fd257ef4812bd"),
    ("iso-8859-8-i", "417fd257ef4812bd"),
    ("iso-8859-10", "6dffe86219f1923f"),
    ("iso-8859-13", "ea6eb40bd1b1d43d"),
    ("iso-8859-14", "908272e7660ff393"),
    ("iso-8859-15", "aa01513e1f5be432"),
    ("iso-8859-16", "48fc2cb4b9edd164"),
    ("koi8-r", "276d85b3bc181131"),
    ("koi8-t", "c4a38ab9302a2b8b"),
    ("koi8-u", "ff7cc155c6829f9d"),
    ("kz-1048", "ab7e7a6d847d297e"),
    ("x-mac-arabic", "fe04a6dddb5396ad"),
    ("x-mac-ce", "c745f1c035d9e123"),
    ("x-mac-croatian", "ce7d5a1ffda3988f"),
    ("x-mac-cyrillic", "1a5778545a74646f"),
    ("x-mac-farsi", "d078c54edc14dfcd"),
    ("x-mac-greek", "5c98a4fd1ff65c1b"),
    ("x-mac-icelandic", "615fb1e60965bca2"),
    ("x-mac-romanian", "be1d7a5632026a49"),
    ("x-mac-turkish", "58bc2e7cdce89a1d"),
    ("macintosh", "7d42323e70b1a809"),
    ("ptcp154", "cb10dee45db64607"),
    ("viscii", "b885235e1ace5d00"),
    ("windows-874", "31fede6fbb780959"),
    ("windows-1250", "87bebf87d92b1b11"),
    ("windows-1251", "60a97ba24b80f1e1"),
    ("windows-1252", "c91d9bd7f1018b48"),
    ("windows-1253", "4407374e83c62d2c"),
    ("windows-1254", "1ebf31fbe2ca9524"),
    ("windows-1255", "eeb2185a8c7e7e65"),
    ("windows-1256", "48748d65473e54eb"),
    ("windows-1257", "a2a194788638289a"),
    ("windows-1258", "9850d0d7fbbec09f"),
  ]
}
