import MIME
import Octets
import Testing

@Suite("Validated addresses") struct AddressValidationTests {
  @Test(
    "Lists that follow the grammar",
    arguments: [
      "a@b.c", "A <a@b.c>, \"B, C\" <d@e.f>", "G: a@b.c;", "G:;", "a@b.c (comment)", "a@[127.0.0.1]",
      " a@b.c\r\n", "\"a b\"@c.d",
    ])
  func valid(body: String) throws {
    var log = DefectLog()
    #expect(try AddressList(validating: body.utf8.span) == AddressList(lenient: body.utf8.span, defects: &log))
  }

  @Test(
    "Lists that don't, and where",
    arguments: [
      ("J. Doe <a@b.c>", 0), ("a@b.c,", 6), ("a@b.c d", 0), ("A <a@b.c", 2), ("a@b.c, nobody", 7), ("a . b@c.d", 0),
      ("<@x:a@b.c>", 1), ("a@b.c (x", 6), ("<>", 0),
    ])
  func invalid(body: String, offset: Int) {
    #expect(throws: MIMEError(.invalidValue, at: offset)) { try AddressList(validating: body.utf8.span) }
  }

  @Test(
    "Octets that are not UTF-8",
    arguments: [([0x61, 0xE9, 0x40, 0x62], 1), ([0x28, 0xE9, 0x29, 0x61, 0x40, 0x62], 1), ([0x61, 0x20, 0xE9], 0)])
  func notUTF8(body: [UInt8], offset: Int) {
    #expect(throws: MIMEError(.invalidValue, at: offset)) { try AddressList(validating: body.span) }
  }

  @Test(
    "A single mailbox", arguments: [("A <a@b.c>", true), ("a@b.c, d@e.f", false), ("G: a@b.c;", false), ("", false)])
  func mailbox(body: String, isValid: Bool) {
    let mailbox = try? Mailbox(validating: body.utf8.span)
    #expect((mailbox != nil) == isValid)
  }

  @Test(
    "Parts of an address",
    arguments: [
      ("a@b.c", "a", "b.c"), ("\"x@y\"@b.c", "\"x@y\"", "b.c"), ("\"x\\\"@y\"@b.c", "\"x\\\"@y\"", "b.c"),
      ("a@b@c", "a@b", "c"), ("nobody", "nobody", ""), ("", "", ""), ("a@", "a", ""), ("@b", "", "b"),
      ("a@[x@y]", "a", "[x@y]"), ("\"a\\", "\"a\\", ""), ("é@ü", "é", "ü"),
    ])
  func parts(address: String, localPart: String, domain: String) {
    let mailbox = Mailbox(displayName: nil, address: address)
    #expect(mailbox.localPart == localPart)
    #expect(mailbox.domain == domain)
  }
}
