import MIME
import Octets
import Testing

@Suite("List identifiers") struct ListIDTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let id: String?
    let name: String?
    let defects: [String]

    init(_ body: String, _ id: String?, _ name: String? = nil, _ defects: String...) {
      self.body = body
      self.id = id
      self.name = name
      self.defects = defects
    }

    var testDescription: String { body.debugDescription }
  }

  @Test(
    "Examples of RFC 2919 §3, and others",
    arguments: [
      Row(" List Header Mailing List <list-header.nisto.com>\r\n", "list-header.nisto.com", "List Header Mailing List"),
      Row("<commonspace-users.list-id.within.com>", "commonspace-users.list-id.within.com"),
      Row(
        "\"Lena's Personal Joke List\"\r\n <lenas-jokes.da39.021999.localhost>", "lenas-jokes.da39.021999.localhost",
        "Lena's Personal Joke List"),
      Row("=?utf-8?q?Gr=C3=BC=C3=9Fe?= an  alle <a.b>", "a.b", "Grüße an alle"),
      Row("\"a\\\"b\" c<d.e>", "d.e", "a\"b c"),
      Row("a.b", "a.b", nil, "listFieldInvalid@0"), Row(" a.b\r\n", "a.b", nil, "listFieldInvalid@1"),
      Row("some words", nil, nil, "listFieldInvalid@0"), Row("", nil, nil, "listFieldInvalid@0"),
      Row("a <>", nil, nil, "listFieldInvalid@2"), Row("<a.b", "a.b", nil, "listFieldInvalid@0"),
      Row("<a b>", "a b", nil, "listFieldInvalid@0"), Row("<a.b> x", "a.b", nil, "listFieldInvalid@0"),
      Row("<a\r\n b\nc", "a bc", nil, "listFieldInvalid@0"), Row("<\r>", nil, nil, "listFieldInvalid@0"),
      Row("<a@b.c>", "a@b.c", nil, "listFieldInvalid@0"),
      Row("\"a", nil, nil, "unterminatedQuotedString@0", "listFieldInvalid@0"),
    ])
  func lenient(row: Row) {
    var log = DefectLog()
    let found = ListID(lenient: row.body.utf8.span, defects: &log)
    #expect(found?.id == row.id && found?.name == row.name)
    #expect(log.list == row.defects)
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)), arguments: ["<", "\"", "a ", " ", "=?utf-8?q?a?= "])
  func hostile(unit: String) {
    var log = DefectLog()
    let body = String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(ListID(lenient: body.utf8.span, defects: &log) == nil)
  }
}
