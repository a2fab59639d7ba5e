import MIMECharsets
import Octets
import Testing

@Suite("Decoding ISO 2022 and HZ")
struct ISO2022DecoderTests {
  @Test(
    "Texts",
    arguments: [
      ("iso-2022-jp", "1B2442467C4B5C386C1B2842 41", "日本語A"),
      ("iso-2022-jp", "1B2440467C1B284A 5C7E1B2842 5C", "日¥‾\\"),
      ("iso-2022-jp", "1B284936451B2842", "ｶﾅ"),
      ("iso-2022-jp", "1B2428443021 1B2842", "丂"),  // RFC 2237
      ("iso-2022-jp", "1B242842467C 1B2842", "日"),
      ("iso-2022-jp", "1B2640 1B2442467C 1B2842", "日"),
      ("iso-2022-jp", "1B242841 397A 1B242840 467C 1B2842", "国日"), ("iso-2022-jp", "1B2848 61", "a"),
      ("iso-2022-jp", "1B242851 467C 1B2842", "日"),  // what early software wrote
      // RFC 1554: GB 2312, KS X 1001, and the upper halves of ISO 8859-1 and -7
      (
        "iso-2022-jp", "1B2E41 1B4E69 20 1B2E46 1B4E59 201B2442 4366 1B2441397A1B242843 47511B2842", "é Ω 中国한"
      ),
      ("iso-2022-kr", "1B2429430E3E4833670F2068690D0A0E4751315B0F", "안녕 hi\r\n한글"),
      ("iso-2022-kr", "0E3E48 0F", "안"),  // without its header
      ("iso-2022-kr", "1B2429430E3E48 20 33670D0A 41", "안 녕\r\nA"),
      ("iso-2022-cn", "1B2429410E56504E440F0D0A1B2429470E6759444D0F", "中文\r\n電子"),
      ("iso-2022-cn", "1B2429470E 6759 1B242A48 1B4E7244 444D0F", "電龘子"),
      ("hz-gb-2312", "7E7B44633A437E7D207E7E2068690D0A7E7B56504E447E7D", "你好 ~ hi\r\n中文"),
      ("hz-gb-2312", "61 7E0A 62", "ab"),
      ("hz-gb-2312", "7E7B 4463 0A 61", "你\na"),  // a line end inside pairs
    ])
  func texts(label: String, hexadecimal: String, text: String) {
    let decoded = Decoded(octets(hexadecimal), charset(label))
    #expect(decoded.string == text)
    #expect(decoded.defects.isEmpty)
    #expect(firstVariance(octets(hexadecimal), charset(label)) == nil)
  }

  @Test(
    "What is broken",
    arguments: [
      ("iso-2022-jp", "1B 61", "\u{FFFD}a", [0]),
      ("iso-2022-jp", "1B2461", "\u{FFFD}$a", [0]),
      ("iso-2022-jp", "1B1B2842 61", "\u{FFFD}a", [0]),
      ("iso-2022-jp", "611B24", "a\u{FFFD}$", [1]),
      ("iso-2022-jp", "0E 0F 61", "\u{FFFD}\u{FFFD}a", [0]),
      ("iso-2022-jp", "61 A1", "a\u{FFFD}", [1]),
      ("iso-2022-jp", "1B244246 1B2842 61", "\u{FFFD}a", [3]),
      ("iso-2022-jp", "1B244246 FF 467C 1B2842", "\u{FFFD}日", [3]),
      ("iso-2022-jp", "1B24427E7E 467C 1B2842", "\u{FFFD}日", [3]),
      ("iso-2022-jp", "1B244246 20 467C 1B2842", "\u{FFFD} 日", [3]),
      ("iso-2022-jp", "1B2849 61 1B2842", "\u{FFFD}", [3]),
      ("iso-2022-kr", "0E47 0F 61", "\u{FFFD}a", [1]),
      ("hz-gb-2312", "7E7B 44 20 7E7D", "\u{FFFD} ", [2]),
      ("hz-gb-2312", "7E 61", "\u{FFFD}a", [0]),
      ("hz-gb-2312", "7E", "\u{FFFD}", [0]),
      ("hz-gb-2312", "7E7B44 0A 61", "\u{FFFD}\na", [2]),
    ])
  func broken(label: String, hexadecimal: String, text: String, undecodable: [Int]) {
    let decoded = Decoded(octets(hexadecimal), charset(label))
    #expect(decoded.string == text)
    #expect(decoded.undecodable == undecodable)
    #expect(firstVariance(octets(hexadecimal), charset(label)) == nil)
  }

  @Test(
    "Escape sequences that hide something",
    arguments: [
      ("1B24421B2842", "", [0]),  // without a character
      ("1B284A1B2842", "", [0]),
      ("1B2842", "", []),
      ("1B2442467C1B28421B24424B5C1B2842", "日本", []),  // as joined encoded-words have it
      ("1B2442467C0D0A61", "日\r\na", [5]),  // a line ends in a double-byte set
      ("1B2442467C", "日", [5]),
      ("1B2442", "", [0]),
      ("1B284A5C", "¥", []),  // RFC 1468 lets a line end in JIS X 0201
    ])
  func hiding(hexadecimal: String, text: String, ambiguous: [Int]) {
    let decoded = Decoded(octets(hexadecimal), .iso2022JP)
    #expect(decoded.string == text)
    #expect(decoded.offsets(of: .ambiguousEscape) == ambiguous)
    #expect(decoded.undecodable == [])
    #expect(firstVariance(octets(hexadecimal), .iso2022JP) == nil)
  }

  @Test("Megabytes of escape sequences only")
  func escapesOnly() {
    let text = Array(repeatElement(octets("1B2442 1B2842"), count: 300_000).joined())
    var log = DefectLog()
    var output: [UInt8] = []
    var decoder = TextDecoder(.iso2022JP)
    decoder.decode(text.span, into: &output, defects: &log)
    decoder.finish(into: &output, defects: &log)
    #expect(output.isEmpty)
    #expect(log.count(of: .ambiguousEscape) == 300_000)
    #expect(log.defects.count == 100)
  }
}
