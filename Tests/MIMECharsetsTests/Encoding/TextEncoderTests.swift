import MIMECharsets
import Octets
import Testing

/// Encodes a text whole.
func encoded(_ text: [UInt8], _ charset: Charset) throws(MIMEError) -> [UInt8] {
  var encoder = TextEncoder(charset)
  var octets: [UInt8] = []
  try encoder.encode(text.span, into: &octets)
  try encoder.finish(into: &octets)
  return octets
}

@Suite("Encoding text")
struct TextEncoderTests {
  @Test(
    "Octets",
    arguments: [
      ("us-ascii", "abc", "616263"),
      ("utf-8", "é€", "C3A9E282AC"),
      ("windows-1252", "é€", "E980"),
      ("koi8-r", "Привет", "F0D2C9D7C5D4"),
      ("utf-16", "a😀", "FEFF0061D83DDE00"),
      ("utf-16le", "a😀", "61003DD800DE"),
      ("utf-32", "a", "0000FEFF00000061"),
      ("shift_jis", "日本ｱ¥\u{2212}①", "93FA967BB15C817C8740"),
      ("euc-jp", "日本ｱ¥", "C6FCCBDC8EB15C"),
      ("iso-2022-jp", "A日本\r\nｱB", "411B2442467C4B5C1B28420D0A1B244225221B284242"),
      ("iso-2022-jp", "¥a\\", "1B284A5C611B28425C"),
      ("euc-kr", "한글", "C7D1B1DB"),
      ("gbk", "你好€", "C4E3BAC380"),
      ("gb18030", "你€é😀\u{E7C7}", "C4E3A2E3A8A69439FC368135F437"),
      ("big5", "中文═", "A4A4A4E5F9F9"),
      ("utf-7", "a+é", "612B2D2B414F6B2D"),
    ])
  func octetsOf(label: String, text: String, hexadecimal: String) throws {
    #expect(try encoded(Array(text.utf8), charset(label)) == octets(hexadecimal))
  }

  @Test(
    "A character that the charset lacks is an error at its offset",
    arguments: [
      ("us-ascii", "abé", 2), ("windows-1252", "aéλ", 3), ("shift_jis", "日한", 3), ("gbk", "日😀", 3), ("big5", "a한", 1),
      ("iso-2022-jp", "a\u{1B}", 1), ("iso-2022-kr", "a한", 1), ("hz-gb-2312", "a~", 1), ("gb18030", "a\u{E5E5}", 1),
    ])
  func lacking(label: String, text: String, offset: Int) {
    let utf8 = Array(text.utf8)
    #expect(throws: MIMEError(.unencodableText, at: offset)) { try encoded(utf8, charset(label)) }
    for cut in utf8.indices {
      #expect(throws: MIMEError(.unencodableText, at: offset)) {
        var encoder = TextEncoder(charset(label))
        var octets: [UInt8] = []
        try encoder.encode(utf8.span.extracting(first: cut), into: &octets)
        try encoder.encode(utf8.span.extracting(droppingFirst: cut), into: &octets)
        try encoder.finish(into: &octets)
      }
    }
  }

  @Test(
    "What is not UTF-8 is an error",
    arguments: [([0x61, 0xFF], 1), ([0x61, 0xE2, 0x82], 1), ([0xE2, 0x82, 0x61], 0)])
  func malformed(utf8: [UInt8], offset: Int) {
    #expect(throws: MIMEError(.unencodableText, at: offset)) { try encoded(utf8, .windows1252) }
    #expect(throws: MIMEError(.unencodableText, at: offset)) { try encoded(utf8, .utf8) }
  }

  @Test("Every character of a single-byte charset goes to text and back", arguments: Charset.all)
  func singleByte(charset: Charset) throws {
    let everything = Array(UInt8.min...UInt8.max)
    let decoded = everything.map { Decoded([$0], charset) }
    guard decoded.allSatisfy({ $0.text.count >= 1 && $0.string.unicodeScalars.count == 1 }),
      Decoded([0x41, 0x42], charset).string.unicodeScalars.count == 2,
      !["utf-8", "utf-7", "us-ascii", "iso-2022-cn", "iso-2022-kr", "hz-gb-2312", "iso-2022-jp"].contains(charset.name),
      !["euc-jp", "euc-kr", "euc-tw", "gbk", "gb18030", "big5", "shift_jis"].contains(charset.name)
    else { return }
    var seen: Set<[UInt8]> = []
    // Where two octets have one character, as punctuation of both directions in x-mac-arabic, the first is written.
    for (octet, text) in zip(everything, decoded) where text.defects.isEmpty && seen.insert(text.text).inserted {
      #expect(try encoded(text.text, charset) == [octet])
    }
  }

  @Test("Any split of the text gives the same octets", arguments: Charset.all)
  func splits(charset: Charset) throws {
    let candidates = ["Größe Привет λόγος 日本ｱ 한글 中文 ชื่อ 😀 +~-\r\n", "a日本\r\n¥b", "Größe", "Привет", "plain ASCII\r\n"]
    guard let text = candidates.map({ Array($0.utf8) }).first(where: { (try? encoded($0, charset)) != nil }) else {
      Issue.record("nothing can be encoded")
      return
    }
    let whole = try encoded(text, charset)
    for cut in 0...text.count {
      var encoder = TextEncoder(charset)
      var octets: [UInt8] = []
      try encoder.encode(text.span.extracting(first: cut), into: &octets)
      try encoder.encode(text.span.extracting(droppingFirst: cut), into: &octets)
      try encoder.finish(into: &octets)
      #expect(octets == whole)
    }
    var drip = TextEncoder(charset)
    var octets: [UInt8] = []
    for octet in text { try drip.encode([octet].span, into: &octets) }
    try drip.finish(into: &octets)
    #expect(octets == whole)
    let isJapanese = charset.name.hasSuffix("jp") || charset.name == "shift_jis"
    if !isJapanese { #expect(Decoded(whole, charset).text == text) }  // a yen sign comes back as a backslash
  }

  @Test("Every scalar of GB 18030 goes to octets and back")
  func everyScalar() throws {
    var missing: [UInt32] = []
    let replaced: Set<UInt32> = [
      0xE5E5, 0xE78D, 0xE78E, 0xE78F, 0xE790, 0xE791, 0xE792, 0xE793, 0xE794, 0xE795, 0xE796, 0xE81E, 0xE826, 0xE82B,
      0xE82C, 0xE832, 0xE843, 0xE854, 0xE864,
    ]
    for plane in [UInt32(0), 1, 2, 16] {
      let scalars = (plane << 16..<(plane + 1) << 16).filter { !replaced.contains($0) }.compactMap(Unicode.Scalar.init)
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let utf8 = Array(text.utf8)
      if Decoded(try encoded(utf8, .gb18030), .gb18030).text != utf8 { missing.append(plane) }
    }
    #expect(missing.isEmpty)
  }
}
