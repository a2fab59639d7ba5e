import MIME
import Octets
import Testing

@Suite("Message identifiers") struct MessageIDListTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let ids: [String]
    let defects: [String]

    init(_ body: String, _ ids: [String], _ defects: String...) {
      self.body = body
      self.ids = ids
      self.defects = defects
    }

    var testDescription: String { body.debugDescription }
  }

  @Test(
    "Lenient",
    arguments: [
      Row(" <1234@local.machine.example>\r\n", ["1234@local.machine.example"]),
      Row("<1@a.b> <2@c.d>\r\n\t<3@e.f>", ["1@a.b", "2@c.d", "3@e.f"]),
      Row("<1@a.b><2@c.d>", ["1@a.b", "2@c.d"]),
      Row("(c) <1@a.b> (<2@c.d>)", ["1@a.b"]),
      Row("<1@[127.0.0.1]>", ["1@[127.0.0.1]"]),
      Row("<1234   @   local(blah)  .machine .example>", ["1234@local.machine.example"], "messageIDInvalid@0"),
      Row("<12\r\n 34@a.b>", ["12 34@a.b"], "messageIDInvalid@0"),
      Row("<\"a b\"@c.d>", ["\"a b\"@c.d"], "messageIDInvalid@0"),
      Row("<\"ab\"@c.d>", ["\"ab\"@c.d"], "messageIDInvalid@0"),
      Row("<no-at>", ["no-at"], "messageIDInvalid@0"),
      Row("<a@b@c>", ["a@b@c"], "messageIDInvalid@0"),
      Row("<>", [], "messageIDInvalid@0"),
      Row("", []),
      Row("Your message of \"Mon, 1 Jan\" <1@a.b>", ["1@a.b"], "messageIDInvalid@0"),
      Row("<1@a.b>, <2@c.d>", ["1@a.b", "2@c.d"], "messageIDInvalid@7"),
      Row(" malformed@id.example\r\n", ["malformed@id.example"], "messageIDInvalid@1"),
      Row(" m \r\n", ["m"], "messageIDInvalid@1"),
      Row("1@a.b>", ["1@a.b"], "messageIDInvalid@0"),
      Row("1@a.b 2@c.d", ["1@a.b", "2@c.d"], "messageIDInvalid@0"),
      Row("your message of yesterday", [], "messageIDInvalid@0"),
      Row("<1@a.b", ["1@a.b"], "messageIDInvalid@0"),
      Row("<1@a.b <2@c.d>", ["1@a.b", "2@c.d"], "messageIDInvalid@0"),
      Row("<1@a.b junk", ["1@a.b"], "messageIDInvalid@0"),
      Row("<<1@a.b>>", ["1@a.b"], "messageIDInvalid@0", "messageIDInvalid@8"),
    ])
  func lenient(row: Row) {
    var log = DefectLog()
    #expect(MessageIDList(lenient: row.body.utf8.span, defects: &log).ids.map(\.text) == row.ids)
    #expect(log.list == row.defects)
    let valid = try? MessageIDList(validating: row.body.utf8.span)
    #expect(valid?.ids.map(\.text) == (row.defects.isEmpty && !row.ids.isEmpty ? row.ids : nil))
  }

  @Test("At the limit all are read, one past it the rest is left out", arguments: [3, 4])
  func limit(count: Int) {
    var limits = Limits()
    limits.messageIDsPerField = 3
    for form in ["<1@a.b> ", "1@a.b "] {
      var log = DefectLog()
      let body = String(repeating: form, count: count)
      #expect(MessageIDList(lenient: body.utf8.span, limits: limits, defects: &log).ids.count == 3)
      #expect(log.codes.contains(.limitMessageIDs) == (count > 3))
    }
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["<", "<a", "(", ">", "<a@b>", "a@b ", "\"", "<a ", "<(", "<\""])
  func hostile(unit: String) {
    var log = DefectLog()
    let body = String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(MessageIDList(lenient: body.utf8.span, defects: &log).ids.count <= Limits().messageIDsPerField)
    #expect(!log.isEmpty)
  }
}
