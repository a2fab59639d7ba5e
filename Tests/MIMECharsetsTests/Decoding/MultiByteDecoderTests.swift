import MIMECharsets
import Octets
import Testing

@Suite("Decoding multi-byte charsets")
struct MultiByteDecoderTests {
  @Test(
    "Characters",
    arguments: [
      ("shift_jis", "93FA967B8CEA B1B2 5C 7E", "日本語ｱｲ\\~"),
      ("shift_jis", "8740 FBFC F040 80", "①髙\u{E000}\u{80}"),
      ("euc-jp", "C6FCCBDCB8EC 8EB1 8FB0A1 ADA1", "日本語ｱ丂①"),
      ("euc-kr", "C7D1B1DB 8141", "한글갂"),
      ("gbk", "C4E3BAC3 80 A2E3", "你好€€"),
      ("gb18030", "D6D0 81308130 95328236 8431A437 FE59", "中\u{80}𠀀\u{FFFD}龴"),
      ("gb18030", "90308130 E3329A35 8135F437", "\u{10000}\u{10FFFF}\u{E7C7}"),
      ("big5", "A4A4A4E5 8862 88A5 8E69", "中文Ê̄ê̌箸"),
      ("euc-tw", "C4E3C5C6 8EA2F2C4 8EA1C4E3", "中文龘中"),
    ])
  func characters(label: String, hexadecimal: String, text: String) {
    let decoded = Decoded(octets(hexadecimal), charset(label))
    #expect(Array(decoded.string.unicodeScalars) == Array(text.unicodeScalars))
    #expect(decoded.defects.isEmpty)
    #expect(firstVariance(octets(hexadecimal), charset(label)) == nil)
  }

  @Test(
    "An ASCII octet that breaks a character is kept; other octets go with it",
    arguments: [
      ("shift_jis", "81 22", "\u{FFFD}\"", [0]),
      ("shift_jis", "A0 61 FD", "\u{FFFD}a\u{FFFD}", [0, 2]),
      ("shift_jis", "81", "\u{FFFD}", [0]),
      ("shift_jis", "8181FF 61", "＝\u{FFFD}a", [2]),
      ("shift_jis", "8540 61", "\u{FFFD}@a", [0]),
      ("shift_jis", "8580 61", "\u{FFFD}a", [0]),
      ("euc-jp", "8FA1 61", "\u{FFFD}a", [0]),
      ("euc-jp", "8F 61", "\u{FFFD}a", [0]),
      ("euc-jp", "8FA1A1 8E20", "\u{FFFD}\u{FFFD} ", [0]),
      ("euc-jp", "8FF3A1", "\u{FFFD}", [0]),  // IBM's addition, not in the index
      ("euc-jp", "8EE0 8EDF", "\u{FFFD}ﾟ", [0]),  // IBM's addition, not in the index
      ("euc-jp", "A1", "\u{FFFD}", [0]),
      ("euc-kr", "80 FF C7", "\u{FFFD}\u{FFFD}\u{FFFD}", [0]),
      ("euc-kr", "C9A1 61", "\u{FFFD}a", [0]),  // user-defined
      ("big5", "81 40 61", "\u{FFFD}@a", [0]),
      ("big5", "A4 3C", "\u{FFFD}<", [0]),
      ("gb18030", "81 22 0D0A 84 0D0A", "\u{FFFD}\"\r\n\u{FFFD}\r\n", [0, 4]),
      ("gb18030", "8130 61", "\u{FFFD}0a", [0]),
      ("gb18030", "813081 61", "\u{FFFD}0乤", [0]),
      ("gb18030", "813081 22", "\u{FFFD}0\u{FFFD}\"", [0, 2]),
      ("gb18030", "813081 40", "\u{FFFD}0丂", [0]),
      ("gb18030", "8130", "\u{FFFD}", [0]),
      ("gb18030", "84 31A530 61", "\u{FFFD}a", [0]),  // no character
      ("gb18030", "FF 61", "\u{FFFD}a", [0]),
      ("gb18030", "FE39FE39", "\u{FFFD}", [0]),  // past U+10FFFF
      ("euc-tw", "8EA2 61", "\u{FFFD}a", [0]),
      ("euc-tw", "8E 61", "\u{FFFD}a", [0]),
      ("euc-tw", "8EA8A1A1", "\u{FFFD}", [0]),
      ("euc-tw", "8EA2A1 61", "\u{FFFD}a", [0]),
    ])
  func broken(label: String, hexadecimal: String, text: String, undecodable: [Int]) {
    let decoded = Decoded(octets(hexadecimal), charset(label))
    #expect(decoded.string == text)
    #expect(decoded.undecodable == undecodable)
    #expect(firstVariance(octets(hexadecimal), charset(label)) == nil)
  }
}
