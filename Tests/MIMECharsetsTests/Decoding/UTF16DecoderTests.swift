import MIMECharsets
import Octets
import Testing

@Suite("Decoding UTF-16 and UTF-32")
struct UTF16DecoderTests {
  @Test(
    "Units, surrogates, marks",
    arguments: [
      ("utf-16le", "6100 E900 AC20 3DD8 00DE", "aé€😀", []),
      ("utf-16be", "0061 00E9 20AC D83D DE00", "aé€😀", []),
      ("utf-16le", "6100 00D8 6200 63", "a\u{FFFD}b\u{FFFD}", [2, 6]),  // lone surrogate, odd octet
      ("utf-16le", "00DC 6200", "\u{FFFD}b", [0]),
      ("utf-16be", "D83D D83D DE00", "\u{FFFD}😀", [0]),
      ("utf-16be", "D83D", "\u{FFFD}", [0]),
      ("utf-16be", "0061 D83D DE", "a\u{FFFD}", [2]),
      ("utf-16le", "FFFE 6100", "\u{FEFF}a", []),
      ("utf-16", "FFFE 6100", "a", []),
      ("utf-16", "FEFF 0061", "a", []),
      ("utf-16", "0061 0062", "ab", []),
      ("utf-16", "6100 6200", "ab", []),  // tells its order itself
      ("utf-16", "65E5 672C", "日本", []),  // RFC 2781 §4.3: big-endian
      ("utf-16", "FEFF FEFF", "\u{FEFF}", []),
      ("utf-16", "41", "\u{FFFD}", [0]),
      ("utf-32be", "00000061 0001F600", "a😀", []),
      ("utf-32le", "61000000 00F60100", "a😀", []),
      ("utf-32", "0000FEFF 00000061", "a", []),
      ("utf-32", "FFFE0000 61000000", "a", []),
      ("utf-32", "61000000 62000000", "ab", []),
      ("utf-32be", "0000D800 00110000 00000061 00", "\u{FFFD}\u{FFFD}a\u{FFFD}", [0, 12]),
    ])
  func units(label: String, hexadecimal: String, text: String, undecodable: [Int]) {
    let decoded = Decoded(octets(hexadecimal), charset(label))
    #expect(decoded.string == text)
    #expect(decoded.undecodable == undecodable)
    #expect(firstVariance(octets(hexadecimal), charset(label)) == nil)
  }

  @Test(
    "Encoding and decoding give the text back", arguments: ["utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le"])
  func roundTrip(label: String) throws {
    let text = Array("Grüße, 日本 😀\r\n\u{FFFF}\u{10FFFF}".utf8)
    #expect(Decoded(try encoded(text, charset(label)), charset(label)).text == text)
  }
}
