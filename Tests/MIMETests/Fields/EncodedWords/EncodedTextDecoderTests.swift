import Octets
import Testing

@testable import MIME

@Suite("Text inside quotes and comments") struct EncodedTextDecoderTests {
  struct Row: Sendable {
    let content: String
    let text: String
    let defects: [String]

    init(_ content: String, _ text: String, _ defects: String...) {
      self.content = content
      self.text = text
      self.defects = defects
    }
  }

  @Test(
    "Content",
    arguments: [
      Row(" a (nested) =?utf-8?q?=C3=A9?= ", " a (nested) é ", "parameterEncodedWord@112"),
      Row("a\\) \\\\b\r\n c", "a) \\b c"),
      Row("a\\\\ =?utf-8?q?Ann?=", "a\\ Ann", "parameterEncodedWord@100"),
      Row("=?utf-8?q?=E2=82?=", "\u{FFFD}", "parameterEncodedWord@100", "undecodableText@100"),
    ])
  func content(row: Row) {
    var output: [UInt8] = []
    var log = DefectLog()
    var decoder = EncodedTextDecoder(misplaced: .parameterEncodedWord)
    decoder.decode(content: row.content.utf8.span, at: 100, into: &output, defects: &log)
    #expect(String(decodingUTF8: output.span) == row.text)
    #expect(log.list == row.defects)
  }
}
