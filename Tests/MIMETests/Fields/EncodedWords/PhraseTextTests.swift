import Octets
import Testing

@testable import MIME

@Suite("Phrases, quoted-strings, comments") struct PhraseTextTests {
  struct Row: Sendable {
    let written: String
    let text: String
    let defects: [String]

    init(_ written: String, _ text: String, _ defects: String...) {
      self.written = written
      self.text = text
      self.defects = defects
    }
  }

  @Test(
    "Phrases",
    arguments: [
      Row("Joe Q. Public", "Joe Q. Public"),
      Row(" \"Giant; \\\"Big\\\" Box\" ", "Giant; \"Big\" Box"),
      Row("Joe (the\r\n best) \"Q\" Public", "Joe Q Public"),
      Row("=?utf-8?q?Ann?=\r\n =?utf-8?q?_B?=", "Ann B"),
      Row("=?utf-8?q?Ann?= (c) =?utf-8?q?B?=", "Ann B"),
      Row("=?utf-8?q?Foo_(\"Bar\")?=", "Foo (\"Bar\")"),
      Row("\"=?utf-8?q?Ann?=\" B", "Ann B", "encodedWordInQuotedString@101"),
      Row("\"a\\\\ =?utf-8?q?Ann?=\"", "a\\ Ann", "encodedWordInQuotedString@101"),
      Row("\"a\"\"b\"", "ab"),
      Row("", ""),
    ])
  func phrases(row: Row) {
    var output: [UInt8] = []
    var log = DefectLog()
    PhraseText.decode(phrase: row.written.utf8.span, at: 100, into: &output, defects: &log)
    #expect(String(decodingUTF8: output.span) == row.text)
    #expect(log.list == row.defects)
  }

  @Test(
    "Comments",
    arguments: [
      Row(" a (nested) =?utf-8?q?=C3=A9?= ", "a (nested) é"),
      Row("a\\) \\\\b", "a) \\b"),
      Row("=?utf-8?q?=E2=82?=", "\u{FFFD}", "undecodableText@100"),
    ])
  func comments(row: Row) {
    var output: [UInt8] = []
    var log = DefectLog()
    PhraseText.decode(comment: row.written.utf8.span, at: 100, into: &output, defects: &log)
    #expect(String(decodingUTF8: output.span) == row.text)
    #expect(log.list == row.defects)
  }

  @Test(
    "What a hostile phrase costs grows with its length only",
    arguments: ["\"\"=?u?q?", "(=?u?q?)", "\"", "(", "a("])
  func linear(unit: String) {
    let phrase = String(repeating: unit, count: 300_000 / unit.utf8.count)
    var output: [UInt8] = []
    var log = DefectLog()
    PhraseText.decode(phrase: phrase.utf8.span, at: 0, into: &output, defects: &log)
    #expect(output.count <= phrase.utf8.count)
  }
}
