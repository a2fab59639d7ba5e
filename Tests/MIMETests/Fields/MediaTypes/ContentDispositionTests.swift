import MIME
import Octets
import Testing

@Suite("Content-Disposition") struct ContentDispositionTests {
  struct Row: Sendable {
    let body: String
    let kind: String?
    let fileName: String?
    let defects: [String]

    init(_ body: String, _ kind: String?, _ fileName: String? = nil, _ defects: String...) {
      self.body = body
      self.kind = kind
      self.fileName = fileName
      self.defects = defects
    }
  }

  @Test(
    "Lenient",
    arguments: [
      Row("inline", "inline"),
      Row(
        "attachment; filename=genome.jpeg;\r\n modification-date=\"Wed, 12 Feb 1997 16:29:51 -0500\"", "attachment",
        "genome.jpeg"),  // RFC 2183 §3
      Row(" ATTACHMENT (c) ; FileName=\"a b\"\r\n", "attachment", "a b"),
      Row("", nil, nil, "dispositionInvalid@0"),
      Row("; filename=a", nil, "a", "dispositionInvalid@0"),
      Row("filename=a", nil, "a", "dispositionInvalid@0", "parameterMissingSemicolon@0"),
      Row("\"attachment\"; filename=a", nil, "a", "dispositionInvalid@0", "parameterInvalid@0"),
      Row("attachment filename=a", "attachment", "a", "parameterMissingSemicolon@11"),
      Row("ab./k; filename=a", "ab.", "a", "parameterInvalid@3"),
      Row("attachment; filename=\"C:\\\\a.txt\"", "attachment", "C:\\a.txt", "fileNamePath@12"),
      Row("attachment; filename=\"C:\\a.txt\"", "attachment", "C:a.txt"),
      Row("attachment; filename*=utf-8''a.txt%00.exe", "attachment", "a.txt\0.exe", "fileNameControl@12"),
    ])
  func lenient(row: Row) {
    var log = DefectLog()
    let disposition = ContentDisposition(lenient: row.body.utf8.span, defects: &log)
    #expect(disposition.kind == row.kind)
    #expect(disposition.fileName == row.fileName)
    #expect(log.list == row.defects)
  }

  @Test(
    "The name of a part",
    arguments: [
      (nil, nil, nil), ("attachment", nil, nil), ("attachment; filename=a", "x/y; name=b", "a"),
      ("attachment", "x/y; name=b", "b"), (nil, "x/y; name=b", "b"), ("attachment; filename=\"\"", "x/y; name=b", "b"),
      ("attachment; filename=\"\"", "x/y", ""), ("attachment; filename=\"\"", nil, ""),
    ] as [(String?, String?, String?)])
  func partName(disposition: String?, type: String?, name: String?) {
    var log = DefectLog()
    let found = ContentDisposition.fileName(
      of: disposition.map { ContentDisposition(lenient: $0.utf8.span, defects: &log) },
      else: type.map { MediaType(lenient: $0.utf8.span, defects: &log) })
    #expect(found == name)
  }

  @Test func creation() {
    let disposition = ContentDisposition(
      kind: "Attachment", parameters: Parameters([Parameter(name: "filename", value: "a")]))
    #expect(disposition.kind == "attachment")
    #expect(disposition.fileName == "a")
  }
}
