import MIME
import Octets
import Testing

@Suite("Address lists") struct AddressListTests {
  /// A body, what is read from it as `name|address` with groups as `name:…;`, and the defects.
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let addresses: [String]
    let defects: [String]

    init(_ body: String, _ addresses: [String], _ defects: String...) {
      self.body = body
      self.addresses = addresses
      self.defects = defects
    }

    var testDescription: String { body.debugDescription }
  }

  private func check(_ row: Row) {
    var log = DefectLog()
    let list = AddressList(lenient: row.body.utf8.span, defects: &log)
    #expect(list.addresses.map(Self.text) == row.addresses)
    #expect(log.list == row.defects)
    // A body with bare LF for its folds, or with its last line end, reads the same.
    let lf = row.body.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    var others = DefectLog()
    #expect(AddressList(lenient: lf.utf8.span, defects: &others) == list)
    #expect(AddressList(lenient: (row.body + "\r\n").utf8.span, defects: &others) == list)
  }

  private static func text(_ mailbox: Mailbox) -> String {
    (mailbox.displayName.map { $0 + "|" } ?? "") + mailbox.address
  }

  private static func text(_ address: Address) -> String {
    switch address {
    case .mailbox(let mailbox): text(mailbox)
    case .group(let name, let members): "\(name):\(members.map(text).joined(separator: ","));"
    }
  }

  @Test(
    "Examples of RFC 5322 appendix A",
    arguments: [
      Row("John Doe <jdoe@machine.example>", ["John Doe|jdoe@machine.example"]),
      Row("\"Joe Q. Public\" <john.q.public@example.com>", ["Joe Q. Public|john.q.public@example.com"]),
      Row(
        "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
        ["Mary Smith|mary@x.test", "jdoe@example.org", "Who?|one@y.test"]),
      Row(
        "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
        ["boss@nil.test", "Giant; \"Big\" Box|sysservices@example.net"]),
      Row(
        "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
        ["A Group:Ed Jones|c@a.test,joe@where.test,John|jdoe@one.test;"]),
      Row("Undisclosed recipients:;", ["Undisclosed recipients:;"]),
      Row("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", ["Pete|pete@silly.test"]),
      Row(
        "A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n "
          + "        joe@example.org,\r\n  John <jdoe@one.test> (my dear friend); (the end of the group)",
        ["A Group:Chris Jones|c@public.example,joe@example.org,John|jdoe@one.test;"]),
      Row("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", ["Hidden recipients:;"]),
      Row(
        "Joe Q. Public <john.q.public@example.com>", ["Joe Q. Public|john.q.public@example.com"], "addressObsolete@0"),
      Row(
        "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
        ["Mary Smith|mary@example.net", "jdoe@test.example"], "addressObsolete@12", "addressObsolete@42",
        "addressObsolete@44"),
      Row("John Doe <jdoe@machine(comment).  example>", ["John Doe|jdoe@machine.example"], "addressObsolete@10"),
      Row("Mary Smith\r\n  \r\n\t<mary@example.net>", ["Mary Smith|mary@example.net"]),
    ])
  func examples(row: Row) { check(row) }

  @Test(
    "Names",
    arguments: [
      Row("Charles \"Likes, commas\" Kerr <c@foo.com>", ["Charles Likes, commas Kerr|c@foo.com"]),
      Row("\"John\r\n Doe\" <a@b.com>", ["John Doe|a@b.com"]),
      Row("Ann(x)Example <a@b.com>", ["Ann Example|a@b.com"]),
      Row("Ann<a@b.com>", ["Ann|a@b.com"]),
      Row("\"\" <a@b.com>", ["a@b.com"]),
      Row("\"  James Smythe \" <a@b.com>", ["James Smythe|a@b.com"]),  // RFC 8621 §4.1.2.3
      Row("a@b.com (Ann Example)", ["Ann Example|a@b.com"]),
      Row("a@b.com (x) (Ann \\(E\\))", ["Ann (E)|a@b.com"]),
      Row("a@b.com ()", ["a@b.com"]),
      Row("(before) a@b.com", ["a@b.com"]),
      Row("<a@b.com> (comment)", ["a@b.com"]),
      Row("Ann <a@b.com> (comment)", ["Ann|a@b.com"]),
      Row("\"boss@good.example\" <ann@evil.example>", ["boss@good.example|ann@evil.example"]),
      Row("Ann (<x@evil.example>) <ann@good.example>", ["Ann|ann@good.example"]),
      Row("boss@good.example <ann@evil.example>", ["boss@good.example|ann@evil.example"], "addressInvalid@0"),
      Row("\u{202E}moc <a@b.com>", ["\u{202E}moc|a@b.com"], "misleadingName@0"),
      Row("用户 <user@例え.jp>", ["用户|user@例え.jp"]),
    ])
  func names(row: Row) { check(row) }

  @Test(
    "Encoded-words",
    arguments: [
      Row("=?utf-8?q?J=C3=B6rg?= <a@b.com>", ["Jörg|a@b.com"]),
      Row("=?utf-8?q?a?=\r\n =?utf-8?q?b?= <a@b.com>", ["ab|a@b.com"]),
      Row("The =?utf-8?q?=C3=89ric=2C?= Himself <a@b.com>", ["The Éric, Himself|a@b.com"]),
      Row("a@b.com (=?utf-8?q?J=C3=B6rg?= X)", ["Jörg X|a@b.com"]),
      Row("\"=?utf-8?q?J=C3=B6rg?=\" <a@b.com>", ["Jörg|a@b.com"], "encodedWordInQuotedString@0"),
      Row("\"a =? b\" <a@b.com>", ["a =? b|a@b.com"]),
      Row("=?utf-8?q?Doe,_John:?= <a@b.com>", ["Doe, John:|a@b.com"], "addressInvalid@0"),
      Row(
        "=?utf-8?q?Boss_=3Cboss=40good.example=3E=2C?= <ann@evil.example>",
        ["Boss <boss@good.example>,|ann@evil.example"], "addressInvalid@0"),
      Row(
        "=?utf-8?q?ann=40evil.example?=@good.example", ["=?utf-8?q?ann=40evil.example?=@good.example"],
        "encodedWordInAddress@0"),
      Row("<=?utf-8?q?ann?=@b.com>", ["=?utf-8?q?ann?=@b.com"], "encodedWordInAddress@1"),
      Row("=?utf-8?q?ann?=x.y@b.com", ["=?utf-8?q?ann?=x.y@b.com"]),
      Row("\"=?utf-8?q?ann?=\"@b.com", ["\"=?utf-8?q?ann?=\"@b.com"]),
      Row("\"x.=?utf-8?q?ann?=\"@b.com", ["\"x.=?utf-8?q?ann?=\"@b.com"]),
      Row("\"ann\r\n\"@b.com", ["ann@b.com"]),
      Row("\"=?utf-8?q?ann?=x\"@b.com", ["=?utf-8?q?ann?=x@b.com"]),
      Row("<=?utf-8?ann@b.com>", ["=?utf-8?ann@b.com"]),
      Row("=?utf-8?q?ann=40evil?=", ["=?utf-8?q?ann=40evil?="], "addressMissingDomain@0"),
      Row("=?utf-8?q?Friends?=: a@b.com;", ["Friends:a@b.com;"]),
      Row("=?utf-8?q?a\"b\"?= <a@b.com>", ["ab|a@b.com"]),
    ])
  func encodedWords(row: Row) { check(row) }

  @Test(
    "Addresses",
    arguments: [
      Row("user@[192.168.1.1]", ["user@[192.168.1.1]"]),
      Row("user@[IPv6:::1\r\n ]", ["user@[IPv6:::1 ]"]),
      Row("\"ann@evil.example x\"@good.example", ["\"ann@evil.example x\"@good.example"]),
      Row("\"user\\\"name\"@domain", ["\"user\\\"name\"@domain"]),
      Row("\"user\"@domain", ["user@domain"]),  // RFC 5321 §4.1.2: minimal quoting
      Row("\"\"@domain", ["\"\"@domain"]),
      Row("\"a.\"@domain", ["\"a.\"@domain"]),
      Row("\"a\".b@domain", ["\"a\".b@domain"], "addressObsolete@0"),
      Row("a . b @ c . d", ["a.b@c.d"], "addressObsolete@0"),
      Row("< a@b.com >", ["a@b.com"]),
      Row("a%evil.example@good.example", ["a%evil.example@good.example"]),
      Row("<@one.example,@two.example:ann@three.example>", ["ann@three.example"], "addressObsolete@1"),
      Row("<@a:\"x y\"@b.com>", ["\"x y\"@b.com"], "addressObsolete@1"),
      Row("<@a>", ["@a"], "addressInvalid@1"),
      Row("a@under_score.example", ["a@under_score.example"], "addressUnusualDomain@0"),
      Row("a@good\u{AD}bank.example", ["a@good\u{AD}bank.example"], "addressUnusualDomain@0"),
    ])
  func addresses(row: Row) { check(row) }

  @Test(
    "What is no address",
    arguments: [
      Row("undisclosed-recipients", ["undisclosed-recipients"], "addressMissingDomain@0"),
      Row("\"Display Name\"", ["Display Name"], "addressMissingDomain@0"),
      Row("<user>", ["user"], "addressMissingDomain@1"),
      Row("aaaa@", ["aaaa@"], "addressMissingDomain@0"),
      Row("@domain", ["@domain"], "addressInvalid@0"),
      Row("dot.com <dot.com>", ["dot.com|dot.com"], "addressObsolete@0", "addressMissingDomain@9"),
      Row("a@evil.example@good.example", ["a@evil.example@good.example"], "addressInvalid@0"),
      Row("a b@c.example", ["a b@c.example"], "addressInvalid@0"),
      Row(
        "user@good.example(x)evil.example", ["user@good.example evil.example"], "addressInvalid@0",
        "addressUnusualDomain@0"),
      Row("alice@good.example]<bob@evil.example>", ["alice@good.example]|bob@evil.example"], "addressInvalid@0"),
      Row("alice@good.example)bob@evil.example", ["alice@good.example)bob@evil.example"], "addressInvalid@0"),
      Row("John <john@a.com", ["John|john@a.com"], "addressInvalid@5"),
      Row("John <john@a.com, b@c.com", ["John|john@a.com", "b@c.com"], "addressInvalid@5"),
      Row("<<a@b.com>>", ["a@b.com"], "addressInvalid@0", "addressStrayOctets@10"),
      Row("x <a@b.com <c@d.com>", ["x|c@d.com"], "addressInvalid@2"),
      Row("a@b.com>", ["a@b.com"], "addressStrayOctets@7"),
      Row(
        "a@b.com> c@d.com", ["a@b.com c@d.com"], "addressStrayOctets@7", "addressInvalid@0"),
      Row("<a@b.com> Doe", ["a@b.com"], "addressStrayOctets@10"),
      Row("<a@b.com> Doe <c@d.com>", ["a@b.com", "Doe|c@d.com"], "addressStrayOctets@10"),
      Row("<a@b.com> <c@d.com>", ["a@b.com", "c@d.com"], "addressStrayOctets@10"),
      Row("<a@b.com> c@d.com", ["a@b.com", "c@d.com"], "addressStrayOctets@10"),
      Row("b@[", ["b@["], "unterminatedDomainLiteral@2"),
      Row("b@[1\r\n 2]@c", ["b@[1 2]@c"], "addressInvalid@0"),
      Row("\"John <a@b.com>", ["John <a@b.com>"], "unterminatedQuotedString@0", "addressMissingDomain@0"),
      Row("a@b.com (John", ["John|a@b.com"], "unterminatedComment@8"),
      Row("(only a comment)", []),
      Row("", []), Row(" \r\n ", []), Row("<>", []), Row("< (null) >", []),
      Row("\"", [], "unterminatedQuotedString@0", "addressMissingDomain@0"),
      Row("Nobody <>", ["Nobody|"], "addressMissingDomain@8"),
    ])
  func faults(row: Row) { check(row) }

  @Test(
    "Separators and groups",
    arguments: [
      Row("a@b.c,,, d@e.f,", ["a@b.c", "d@e.f"], "addressObsolete@6", "addressObsolete@15"),
      Row(",a@b.c", ["a@b.c"], "addressObsolete@0"),
      Row("Kerr, Charles <c@foo.com>", ["Kerr", "Charles|c@foo.com"], "addressMissingDomain@0"),
      Row("a@b.c; d@e.f", ["a@b.c", "d@e.f"], "addressStrayOctets@5", "addressInvalid@7"),
      Row("a@b.c;, d@e.f", ["a@b.c", "d@e.f"], "addressStrayOctets@5"),
      Row("A: a@b.c;, d@e.f", ["A:a@b.c;", "d@e.f"]),
      Row("A: a@b.c; B: d@e.f; g@h.i", ["A:a@b.c;", "B:d@e.f;", "g@h.i"], "addressInvalid@10", "addressInvalid@20"),
      Row("A: a@b.c", ["A:a@b.c;"], "addressInvalid@8"),
      Row("A: a@b.c, B: d@e.f; g@h.i", ["A:a@b.c,d@e.f;", "g@h.i"], "addressNestedGroup@10", "addressInvalid@20"),
      Row("A: a@b.c,;", ["A:a@b.c;"], "addressObsolete@9"),
      Row(": a@b.c", ["a@b.c"], "addressStrayOctets@0"),
      Row("A: <>;", ["A:;"]),
      Row("J. R.: a@b.c;", ["J. R.:a@b.c;"], "addressObsolete@0"),
    ])
  func lists(row: Row) { check(row) }

  @Test("Octets that are no UTF-8 are windows-1252")
  func legacyText() {
    let octets: [UInt8] =
      [0x4A, 0xF6, 0x72, 0x67] + Array(" <j@m\u{00FC}.example>, ".utf8) + [0xE9] + Array("@x.y".utf8)
    var log = DefectLog()
    let list = AddressList(lenient: octets.span, defects: &log)
    #expect(list.mailboxes.map(\.displayName) == ["Jörg", nil])
    #expect(list.mailboxes.map(\.address) == ["j@mü.example", "é@x.y"])
  }

  @Test("Mailboxes of a list, groups included")
  func mailboxes() {
    var log = DefectLog()
    let list = AddressList(lenient: "a@b.c, G: d@e.f, g@h.i;, j@k.l".utf8.span, defects: &log)
    #expect(list.mailboxes.map(\.address) == ["a@b.c", "d@e.f", "g@h.i", "j@k.l"])
    #expect(Mailbox(lenient: "G:; , x@y.z".utf8.span, defects: &log)?.address == "x@y.z")
    #expect(Mailbox(lenient: "G:;".utf8.span, defects: &log) == nil)
  }
}
