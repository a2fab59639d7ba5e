import MIME
import TestSupport
import Testing

@Suite("Addresses, written") struct AddressWritingTests {
  @Test(
    "Mailboxes",
    arguments: [
      (nil, "ann@example.org", "ann@example.org"),
      ("", "ann@example.org", "ann@example.org"),
      ("Ann Example", "ann@example.org", "Ann Example <ann@example.org>"),
      ("Ann E. Example", "ann@example.org", "\"Ann E. Example\" <ann@example.org>"),
      ("Example, \"Ann\" \\", "ann@example.org", "\"Example, \\\"Ann\\\" \\\\\" <ann@example.org>"),
      ("Ann  Example", "a@b.example", "\"Ann  Example\" <a@b.example>"),
      ("ann@example.org", "a@b.example", "\"ann@example.org\" <a@b.example>"),
      ("Jörg Doe", "j@b.example", "=?utf-8?q?J=C3=B6rg?= Doe <j@b.example>"),
      ("Jörg, Doe", "j@b.example", "=?utf-8?b?SsO2cmcs?= Doe <j@b.example>"),
      ("=?utf-8?q?x?=", "j@b.example", "=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?= <j@b.example>"),
      (nil, "a b@c.example", "\"a b\"@c.example"),
      (nil, "a.b@c.example", "a.b@c.example"),
      (nil, "\"a.b\"@c.example", "a.b@c.example"),
      (nil, "a..b@c.example", "\"a..b\"@c.example"),
      (nil, "\"a@b\"@c.example", "\"a@b\"@c.example"),
      (nil, "\"a\\\"b\"@c.example", "\"a\\\"b\"@c.example"),
      (nil, "a@[192.0.2.1]", "a@[192.0.2.1]"),
      (nil, "a@[IPv6:2001:db8::1]", "a@[IPv6:2001:db8::1]"),
      (nil, "a@bücher.example", "a@xn--bcher-kva.example"),
      (nil, "a@例え.jp", "a@xn--r8jz45g.jp"),
    ])
  func mailbox(name: String?, address: String, written: String) throws {
    let field = try HeaderField("To", .addresses([.mailbox(Mailbox(displayName: name, address: address))]))
    #expect(try field.formatted() == "To: \(written)\r\n")
  }

  @Test(
    "Where the route takes UTF-8 all is as given",
    arguments: [
      ("Jörg Doe", "jörg@bücher.example", "Jörg Doe <jörg@bücher.example>"),
      ("Jörg, Doe", "j@bücher.example", "\"Jörg, Doe\" <j@bücher.example>"),
      ("Cafe\u{301}", "j@xn--bcher-kva.example", "Cafe\u{301} <j@xn--bcher-kva.example>"),
    ])
  func international(name: String?, address: String, written: String) throws {
    let field = try HeaderField("To", .addresses([.mailbox(Mailbox(displayName: name, address: address))]))
    #expect(try field.formatted(for: .international) == "To: \(written)\r\n")
  }

  @Test("A local-part that is not ASCII needs a route that takes it")
  func localPart() throws {
    let field = try HeaderField("To", .addresses([.mailbox(Mailbox(displayName: nil, address: "jörg@example.org"))]))
    #expect(throws: CompositionError(.routeTooNarrow, field: "To")) { try field.formatted() }
  }

  @Test(
    "No addresses",
    arguments: [
      "", "a", "@b.example", "a@", "a@b..example", "a@-b.example", "a@b_c.example", "a@[1", "\"a@b.example",
      "\"\"@b.example", "a\"b@c.example", "a@xn--\u{FF}.example", "a@b .example", "a@\u{200D}.example",
      "a@" + String(repeating: "x", count: 64) + ".example",
    ])
  func invalid(address: String) {
    #expect(throws: CompositionError(.valueInvalid, field: "To")) {
      try HeaderField("To", .addresses([.mailbox(Mailbox(displayName: nil, address: address))]))
    }
  }

  private static let ann = Mailbox(displayName: "Ann", address: "ann@example.org")
  private static let bob = Mailbox(displayName: nil, address: "bob@example.org")

  @Test(
    "Groups",
    arguments: [
      ("Friends", [], "Friends:;"), ("Friends", [ann, bob], "Friends: Ann <ann@example.org>, bob@example.org;"),
      ("Dr. X", [bob], "\"Dr. X\": bob@example.org;"), ("Ä", [bob], "=?utf-8?b?w4Q=?= : bob@example.org;"),
    ])
  func group(name: String, members: [Mailbox], written: String) throws {
    let field = try HeaderField("To", .addresses([.group(name: name, members: members)]))
    #expect(try field.formatted() == "To: \(written)\r\n")
  }

  @Test("A long list is folded behind commas")
  func folding() throws {
    let list: [Address] = (1...4).map { number in
      .mailbox(Mailbox(displayName: "A Person \(number)", address: "person\(number)@example.org"))
    }
    let written = """
      To: A Person 1 <person1@example.org>, A Person 2 <person2@example.org>,\r
       A Person 3 <person3@example.org>, A Person 4 <person4@example.org>\r\n
      """
    #expect(try HeaderField("To", .addresses(list)).formatted() == written)
  }

  @Test(
    "How many addresses a field may have",
    arguments: [
      ("To", 0, false), ("Bcc", 0, true), ("bcc", 0, true), ("Sender", 1, true), ("Sender", 2, false),
      ("From", 2, true), ("Return-Path", 0, true), ("Return-Path", 2, false),
    ])
  func count(name: String, count: Int, isValid: Bool) {
    let field = try? HeaderField(name, .addresses(Array(repeating: .mailbox(Self.bob), count: count)))
    #expect((field != nil) == isValid)
  }

  @Test("A return path has brackets always")
  func returnPath() throws {
    #expect(try HeaderField("Return-Path", .addresses([])).formatted() == "Return-Path: <>\r\n")
    let field = try HeaderField("Return-Path", .addresses([.mailbox(Self.ann)]))
    #expect(try field.formatted() == "Return-Path: <ann@example.org>\r\n")
  }

  @Test("Examples of RFC 5322, appendix A.1.2")
  func examples() throws {
    let list: [Address] = [
      .mailbox(Mailbox(displayName: nil, address: "boss@nil.test")),
      .mailbox(Mailbox(displayName: "Giant; \"Big\" Box", address: "sysservices@example.net")),
    ]
    #expect(
      try HeaderField("Cc", .addresses(list)).formatted()
        == "Cc: boss@nil.test, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>\r\n")
    let joe = Mailbox(displayName: "Joe Q. Public", address: "john.q.public@example.com")
    #expect(
      try HeaderField("From", .addresses([.mailbox(joe)])).formatted()
        == "From: \"Joe Q. Public\" <john.q.public@example.com>\r\n")
  }
}
