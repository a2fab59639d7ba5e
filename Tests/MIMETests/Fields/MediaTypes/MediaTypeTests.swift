import MIME
import Octets
import Testing

@Suite("Media types") struct MediaTypeTests {
  struct Row: Sendable {
    let body: String
    let essence: String
    let parameters: [String]
    let defects: [String]

    init(_ body: String, _ essence: String, _ parameters: [String] = [], _ defects: String...) {
      self.body = body
      self.essence = essence
      self.parameters = parameters
      self.defects = defects
    }
  }

  @Test(
    "Lenient",
    arguments: [
      Row("text/html", "text/html"),
      Row(" Text/HTML;Charset=UTF-8\r\n", "text/html", ["charset=UTF-8"]),
      Row("(a) text (b) / (c) plain (d)", "text/plain"),
      Row("\r\n image/ jpeg\r\n", "image/jpeg"),
      Row("application/ld+json ;a=b", "application/ld+json", ["a=b"]),
      Row("á/é", "á/é"),
      Row("text/html charset=utf-8", "text/html", ["charset=utf-8"], "parameterMissingSemicolon@10"),
      Row("text/html, x; a=b", "text/html", ["a=b"], "parameterInvalid@9"),
      Row("", "text/plain", [], "contentTypeInvalid@0"),
      Row("text", "text/plain", [], "contentTypeInvalid@0"),
      Row("text; a=b", "text/plain", ["a=b"], "contentTypeInvalid@0"),
      Row("text/; a=b", "text/plain", ["a=b"], "contentTypeInvalid@0"),
      Row("text/ a=b", "text/plain", ["a=b"], "contentTypeInvalid@0", "parameterMissingSemicolon@6"),
      Row("; a=b", "text/plain", ["a=b"], "contentTypeInvalid@0"),
      Row("a=b; c=d", "text/plain", ["a=b", "c=d"], "contentTypeInvalid@0", "parameterMissingSemicolon@0"),
      Row("/html; a=b", "text/plain", ["a=b"], "contentTypeInvalid@0"),
      Row("image/jpeg/x; a=b", "text/plain", ["a=b"], "contentTypeInvalid@0", "parameterInvalid@10"),
      Row("<x \"y\">", "text/plain", [], "contentTypeInvalid@0", "parameterInvalid@0"),
    ])
  func lenient(row: Row) {
    var log = DefectLog()
    let type = MediaType(lenient: row.body.utf8.span, defects: &log)
    #expect(type.essence == row.essence)
    #expect("\(type.type)/\(type.subtype)" == row.essence)
    #expect(type.parameters.elements.map { "\($0.name)=\($0.value)" } == row.parameters)
    #expect(log.list == row.defects)
  }

  @Test(
    "Validating takes what follows the grammar",
    arguments: ["text/plain", "text/html; charset=utf-8", "A/b ; c=\"d\\\"e\"; f*=utf-8''%41"])
  func validates(text: String) throws {
    var log = DefectLog()
    #expect(try MediaType(validating: text) == MediaType(lenient: text.utf8.span, defects: &log))
  }

  @Test(
    "Validating refuses the rest",
    arguments: [
      ("", 0), ("text", 0), ("text/plain;", 10), ("text/plain;;a=b", 10), ("text/plain a=b", 11),
      ("text/plain; a=b c", 14), ("text/plain; a=\"b", 14), ("text/plain; a=é", 14), ("text/plain\r\n; a=b", 10),
      ("text/plain; a=\0", 14),
      ("text/plain; a=b; a=c", 17),
    ])
  func refuses(text: String, offset: Int) {
    #expect(throws: MIMEError(.invalidValue, at: offset)) { try MediaType(validating: text) }
  }

  @Test func names() {
    #expect(MediaType.textPlain.essence == "text/plain")
    #expect(MediaType.textHTML.essence == "text/html")
    #expect(MediaType.applicationOctetStream.essence == "application/octet-stream")
    #expect(MediaType.messageRFC822.essence == "message/rfc822")
  }
}
