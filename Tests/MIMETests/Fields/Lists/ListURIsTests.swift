import MIME
import Octets
import Testing

@Suite("List URIs") struct ListURIsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let uris: [String]
    let defects: [String]

    init(_ body: String, _ uris: [String], _ defects: String...) {
      self.body = body
      self.uris = uris
      self.defects = defects
    }

    var testDescription: String { body.debugDescription }
  }

  @Test(
    "Examples of RFC 2369 §3, and others",
    arguments: [
      Row(" <mailto:list@host.com?subject=help> (List Instructions)\r\n", ["mailto:list@host.com?subject=help"]),
      Row(
        "<http://www.host.com/list/>, <mailto:list-info@host.com>",
        ["http://www.host.com/list/", "mailto:list-info@host.com"]),
      Row(
        "<ftp://ftp.host.com/list.txt> (FTP),\r\n    <mailto:list@host.com?subject=help>",
        ["ftp://ftp.host.com/list.txt", "mailto:list@host.com?subject=help"]),
      Row("(Use this command)\r\n <mailto:m@host.com?body=a%20b>", ["mailto:m@host.com?body=a%20b"]),
      Row("<http://www.host.com/list.cgi?cmd=unsub&lst=(a)>", ["http://www.host.com/list.cgi?cmd=unsub&lst=(a)"]),
      Row("<https://a.example/\r\n x y>", ["https://a.example/xy"]),
      Row("<a:b> junk, <c:d>", ["a:b"]), Row("<a:b>, junk, <c:d>", ["a:b"], "listFieldInvalid@7"),
      Row("https://a.example", [], "listFieldInvalid@0"), Row("", [], "listFieldInvalid@0"),
      Row("<a:b", [], "listFieldInvalid@0"), Row("<>", [], "listFieldInvalid@0"),
      Row("<a:b>,", ["a:b"], "listFieldInvalid@6"), Row("<a<b:c>", [], "listFieldInvalid@0"),
      Row("nothing", [], "listFieldInvalid@0"),
    ])
  func lenient(row: Row) {
    var log = DefectLog()
    let found = ListURIs(lenient: row.body.utf8.span, defects: &log)
    #expect(found.uris == row.uris && !found.isNo)
    #expect(log.list == row.defects)
  }

  @Test(arguments: [" NO (posting not allowed on this list)\r\n", "no"])
  func noIsRead(body: String) {
    var log = DefectLog()
    #expect(ListURIs(lenient: body.utf8.span, defects: &log).isNo && log.isEmpty)
  }

  @Test("At the limit all are read, one past it the rest is left out", arguments: [3, 4])
  func limit(count: Int) {
    var limits = Limits()
    limits.addressesPerField = 3
    var log = DefectLog()
    let body = Array(repeating: "<a:b>", count: count).joined(separator: ",")
    #expect(ListURIs(lenient: body.utf8.span, limits: limits, defects: &log).uris.count == 3)
    #expect(log.codes.contains(.limitAddresses) == (count > 3))
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)), arguments: ["<", "(", "<a>,", ",", " ", "<a> ("])
  func hostile(unit: String) {
    var log = DefectLog()
    let body = String(repeating: unit, count: 400_000 / unit.utf8.count)
    #expect(ListURIs(lenient: body.utf8.span, defects: &log).uris.count <= Limits().addressesPerField)
    #expect(!log.isEmpty)
  }
}
