import MIME
import Octets
import Testing

@Suite("Unstructured text") struct UnstructuredTextTests {
  struct Row: Sendable {
    let body: String
    let text: String
    let defects: [String]

    init(_ body: String, _ text: String, _ defects: String...) {
      self.body = body
      self.text = text
      self.defects = defects
    }
  }

  private func check(_ row: Row, sourceLocation: SourceLocation = #_sourceLocation) {
    var log = DefectLog()
    let text = UnstructuredText.string(row.body.utf8.span, defects: &log)
    #expect(text == row.text, sourceLocation: sourceLocation)
    #expect(log.list == row.defects, sourceLocation: sourceLocation)
  }

  // RFC 2047 §8
  @Test(
    "RFC 2047 examples",
    arguments: [
      Row("=?US-ASCII?Q?Keith_Moore?=", "Keith Moore"),
      Row("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=", "Keld Jørn Simonsen"),
      Row("=?ISO-8859-1?Q?Andr=E9?= Pirard", "André Pirard"),
      Row(
        "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
        "If you can read this you understand the example."),
      Row("(=?ISO-8859-1?Q?a?=)", "(a)"),
      Row("(=?ISO-8859-1?Q?a?= b)", "(a b)"),
      Row("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)"),
      Row("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)", "(ab)"),
      Row("(=?ISO-8859-1?Q?a?=\r\n       =?ISO-8859-1?Q?b?=)", "(ab)"),
      Row("(=?ISO-8859-1?Q?a_b?=)", "(a b)"),
      Row("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)"),
      Row("=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"),  // RFC 2231 §5
    ])
  func rfcExamples(row: Row) { check(row) }

  @Test(
    "Unfolding and trimming",
    arguments: [
      Row("", ""),
      Row(" \t\r\n", ""),
      Row(" plain text\r\n", "plain text"),
      Row(" one\r\n two\n\tthree \r\n", "one two\tthree"),
      Row("a\rb", "a\rb"),
      Row("a\r\n\r\n b", "a\r\n b"),
      Row("=?utf-8?q?=20a=20?=", " a "),
      Row("a =?utf-8?q?b?= c\r\n =?utf-8?q?d?=", "a b c d"),
    ])
  func unfolds(row: Row) { check(row) }

  @Test(
    "Lenient recognition",
    arguments: [
      Row("R=?iso-8859-1?q?=E5?=fisk", "Råfisk", "encodedWordInvalid@1"),
      Row("=?utf-8?q?a?==?utf-8?q?b?=", "ab", "encodedWordInvalid@0", "encodedWordInvalid@13"),
      Row("[=?utf-8?q?a?=] (=?utf-8?q?b?=)", "[a] (b)", "encodedWordInvalid@1"),
      Row("=?utf-8?Q?Hello world?=", "Hello world", "encodedWordInvalid@0"),
      Row("=?utf-8?Q?Hello\r\n _there!?=", "Hello  there!", "encodedWordInvalid@0"),
      Row("=?utf-8?Q?caf\u{e9}?=", "café", "encodedWordInvalid@0"),
      Row("=?utf-8?Q??=", "", "encodedWordInvalid@0"),
      Row("=?utf-8?Q???=", "?", "encodedWordInvalid@0"),
      Row("=?utf-8?b?YQ?=", "a", "encodedWordUndecodable@0"),
      Row("=?utf-8?b?YQ ==?=", "a", "encodedWordInvalid@0"),
      Row("=?utf-8?b?Y*Q=Q?=", "Y*Q=Q", "encodedWordUndecodable@0"),
      Row("x =?utf-8?q?=zz=4?=", "x =zz=4", "encodedWordUndecodable@2"),
      Row("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
      Row("=?utf-8?q?abc", "=?utf-8?q?abc"),
      Row("=?utf-8?q?=", "=?utf-8?q?="),
      Row("=?utf-8?q", "=?utf-8?q"),
      Row("=?utf 8?q?a?=", "=?utf 8?q?a?="),
      Row("=??q?a?=", "=??q?a?="),
      Row("=?=?utf-8?q?a?=", "=?a", "encodedWordInvalid@2"),
      Row("=?utf-8*?q?a?=", "a"),
    ])
  func lenient(row: Row) { check(row) }

  @Test(
    "Faults of words",
    arguments: [
      Row("=?x-no-such?q?=41?= =?utf-8?q?a?=", "=?x-no-such?q?=41?= a", "encodedWordUnknownCharset@0"),
      Row("a =?utf-8?q?=E2=82?= =?utf-8?q?=AC?=", "a €", "encodedWordSplitCharacter@21"),
      Row("=?utf-8?q?=E2=82?= =?UTF8?b?rA==?=", "€", "encodedWordSplitCharacter@19"),
      Row("=?utf-8?q?a=C3=?= =?utf-8?q?A9b?=", "aéb", "encodedWordUndecodable@0", "encodedWordSplitCharacter@18"),
      Row("=?utf-8?q?a=4?= =?utf-8?q?1b?=", "aAb", "encodedWordUndecodable@0"),
      Row(
        "=?utf-8?q?=?= =?utf-8?q?4?= =?utf-8?q?1?=", "A", "encodedWordUndecodable@0", "encodedWordUndecodable@14"),
      Row("=?utf-8?q?a=?= =?utf-8?q?zz?=", "a=zz", "encodedWordUndecodable@0"),
      Row("=?utf-8?q?a=4?= =?utf-8?b?MQ==?=", "a=41", "encodedWordUndecodable@0"),
      Row("=?utf-8?q?a=4?= =?koi8-r?q?1?=", "a=41", "encodedWordUndecodable@0"),
      Row("=?utf-8?q?a=4?= 1 =?utf-8?q?1?=", "a=4 1 1", "encodedWordUndecodable@0"),
      Row("=?utf-8?q?a=00b?=", "a\0b", "encodedWordControl@0"),
      Row("=?utf-8?q?a=0D=0AX:_y?=", "a\r\nX: y", "encodedWordControl@0"),
      Row("=?utf-8?q?a=09b?=", "a\tb"),
      Row("=?utf-8?q?" + String(repeating: "a", count: 63) + "?=", String(repeating: "a", count: 63)),
      Row(
        " =?utf-8?q?" + String(repeating: "a", count: 64) + "?=", String(repeating: "a", count: 64),
        "encodedWordTooLong@1"),
      Row("=?utf-8?b?PT91dGYtOD9xP2lubmVyPz0=?=", "=?utf-8?q?inner?="),
    ])
  func faults(row: Row) { check(row) }

  @Test(
    "Charsets of words",
    arguments: [
      Row("=?iso-2022-jp?b?GyRCRnwbKEI=?= =?ISO-2022-JP?b?GyRCS1wbKEI=?=", "日本"),
      Row("=?iso-2022-jp?b?GyRCRnw=?= x", "日 x", "ambiguousEscape@0"),
      Row("=?iso-2022-jp?b?GyRCRnw=?= =?iso-2022-jp?q?K=5C=1B=28B?=", "日本", "ambiguousEscape@27"),
      Row("=?iso-2022-jp?b?GyRCRnw=?= =?iso-2022-jp?b?GyRCS1wbKEI=?=", "日本", "ambiguousEscape@27"),
      Row("=?iso-8859-1?q?=93a=94?=", "“a”", "charsetConflict@0"),
      Row("=?windows-1252?q?=93a=94?=", "“a”"),
      Row("=?shift_jis?q?=93=FA=96?= =?shift_jis?q?=7B?=", "日本", "encodedWordSplitCharacter@26"),
      Row(
        "=?utf-8?q?=F0=9F?= =?utf-8?q?=98?= =?utf-8?q?=80?=", "😀", "encodedWordSplitCharacter@19",
        "encodedWordSplitCharacter@35"),
      Row(
        "=?utf-8?q?=F0=9F?= =?iso-8859-1?q?=98?=", "\u{FFFD}˜", "undecodableText@0", "charsetConflict@19"),
      Row("=?us-ascii?q?=C3=A9_=E2=82=AC?=", "é €", "charsetConflict@0"),
      Row("=?us-ascii?q?=E9?=", "é", "charsetConflict@0"),
      Row("=?utf-16le?b?UADkAA==?=", "Pä"),
      Row("=?utf-7?q?+AOk-?=", "é"),
    ])
  func charsets(row: Row) { check(row) }

  @Test("Raw octets above 127 are UTF-8, else windows-1252")
  func rawOctets() {
    let rows: [([UInt8], String)] = [
      (Array("café".utf8), "café"),
      ([0x63, 0x61, 0x66, 0xE9], "café"),
      ([0x80, 0x20, 0x61], "€ a"),
      ([0xC3, 0xA9] + Array(" =?utf-8?q?x?= ".utf8) + [0xE9], "é x é"),
      (Array("caf".utf8) + [0xE9, 0x0D, 0x0A, 0x20, 0x62], "café b"),
    ]
    for (octets, text) in rows {
      var log = DefectLog()
      #expect(UnstructuredText.string(octets.span, defects: &log) == text)
    }
  }

  @Test("What a hostile field costs grows with its length only", arguments: hostile)
  func linear(unit: String) {
    // A quadratic reader needs minutes for these.
    let body = String(repeating: unit, count: 300_000 / unit.utf8.count)
    var output: [UInt8] = []
    var log = DefectLog()
    UnstructuredText.decode(body.utf8.span, into: &output, defects: &log)
    #expect(output.count <= body.utf8.count)
  }

  static let hostile = [
    "=?", "=??=", "=?utf-8?q?", "=?utf-8?q?=", "=?utf-8?q?a?=", "=?utf-8?q?a?= ", "=?x?q?a?= ", "=", "?", "\r\n ",
    " \r", "=?a?b",
  ]

  @Test("One word of megabytes")
  func hugeWord() {
    let body = "=?utf-8?b?" + String(repeating: "YWFh", count: 500_000) + "?="
    var output: [UInt8] = []
    var log = DefectLog()
    UnstructuredText.decode(body.utf8.span, into: &output, defects: &log)
    #expect(output.count == 1_500_000)
    #expect(log.list == ["encodedWordTooLong@0"])
  }
}
