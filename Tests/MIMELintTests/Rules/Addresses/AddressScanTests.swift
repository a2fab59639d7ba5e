import MIME
import Octets
import Testing

@testable import MIMELint

struct AddressScanTests {
  /// What a field's entries are, as text: `name|address|stray`.
  static func entries(_ value: String) -> (entries: [String], scan: AddressScan) {
    let octets = Array("To: \(value)\r\n\r\n".utf8)
    let message = Message(octets)
    let scan = AddressScan(message.root.fields[0])
    func text(_ range: Range<Int>?) -> String { range.map { String(decoding: octets[$0], as: UTF8.self) } ?? "" }
    return (scan.entries.map { [text($0.name), text($0.address), text($0.stray)].joined(separator: "|") }, scan)
  }

  @Test(arguments: [
    ("bob@example.net", ["|bob@example.net|"]),
    ("Bob <bob@example.net>, carl@example.com", ["Bob|bob@example.net|", "|carl@example.com|"]),
    ("\"Bob, B.\" <bob@example.net>", ["\"Bob, B.\"|bob@example.net|"]),
    ("bob@example.net (the, builder)", ["|bob@example.net|"]),
    ("Friends: bob@example.net, carl@example.com;", ["|bob@example.net|", "|carl@example.com|"]),
    ("<@a.example,@b.example:bob@example.net>", ["|bob@example.net|"]),
    ("Bob <bob@example.net> Carl <carl@example.com>", ["Bob|bob@example.net|Carl <carl@example.com>"]),
    ("=?utf-8?q?B,b?= <bob@example.net>", ["=?utf-8?q?B,b?=|bob@example.net|"]),
    ("bob@[192.0.2.1], carl@example.com", ["|bob@[192.0.2.1]|", "|carl@example.com|"]),
    ("\"a@b\"@example.net", ["|\"a@b\"@example.net|"]),
  ])
  func `Entries and their pieces are found`(value: String, expected: [String]) {
    #expect(Self.entries(value).entries == expected)
  }

  @Test(arguments: [
    ("Bob <bob@example.net> (x", "comment"), ("\"Bob <bob@example.net>", "quoted-string"),
    ("Bob <bob@example.net", "angle bracket"), ("Friends: bob@example.net", "group"),
    ("bob@[192.0.2.1", "domain-literal"),
  ])
  func `What is not closed is named`(value: String, what: String) {
    #expect(Self.entries(value).scan.unclosed.map(\.what) == [what])
  }

  @Test func `Long hostile fields cost time in proportion`() {
    for value in ["(", "<", "\"", "=?", ",", ":", "a:b;", "[@", "<@a,"] {
      let scan = Self.entries(String(repeating: value, count: 40_000)).scan
      #expect(scan.entries.count <= 40_000)
    }
  }
}
