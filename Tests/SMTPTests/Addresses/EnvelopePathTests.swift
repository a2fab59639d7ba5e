import Octets
import SMTP
import TestSupport
import Testing

struct EnvelopePathTests {
  @Test(
    arguments: [
      ("<a@example.com>", AddressRules(), "<a@example.com>", "a@example.com"),
      ("<>", .null, "<>", ""),
      ("<Postmaster>", .localPartOnly, "<Postmaster>", "Postmaster"),
      (
        "<@one.example,@two.example:a@three.example>", [], "<a@three.example>",
        "@one.example,@two.example:a@three.example"
      ),
      ("<@[192.0.2.1]:a@b>", [], "<a@b>", "@[192.0.2.1]:a@b"),
      ("<\"a>b\"@c>", [], "<\"a>b\"@c>", "\"a>b\"@c"),
      ("a@b", .optionalBrackets, "<a@b>", "a@b"),
      ("", [.optionalBrackets, .null], "<>", ""),
      ("a\"b", .brokenAsNull, "<>", "a\"b"),
      ("<a\"b@c>", .brokenAsNull, "<>", "a\"b@c"),
      ("<äö@ü>", .brokenAsNull, "<>", "äö@ü"),
    ] as [(String, AddressRules, String, String)])
  func validPaths(_ text: String, _ rules: AddressRules, _ formatted: String, _ raw: String) throws {
    let path = try EnvelopePath(validating: Array(text.utf8).span, rules: rules)
    #expect(path.description == formatted)
    #expect(visible(path.raw) == visible(Array(raw.utf8)))
  }

  @Test(arguments: [
    "", "<", ">", "<>", "<a>", "a@b", "<a@b", "a@b>", "<a@b>x", "<a@b> ", " <a@b>", "<<a@b>>", "<@one.example.a@b>",
    "<@one.example,a@b>", "<@one.example>", "<@:a@b>", "<@one.example,@:a@b>", "<a@b>\r\n", "<ä@b>",
  ])
  func invalidPaths(_ text: String) {
    #expect(throws: SMTPError.self) { try EnvelopePath(validating: Array(text.utf8).span) }
    let withoutBrackets = !text.contains("<") && text != "a@b"
    if withoutBrackets {
      #expect(throws: SMTPError.self) { try EnvelopePath(validating: Array(text.utf8).span, rules: .optionalBrackets) }
    }
  }

  @Test func sourceRoutesAreLimited() {
    for (count, isValid) in [(100, true), (101, false)] {
      let route = Array(repeating: "@x", count: count).joined(separator: ",")
      let path = try? EnvelopePath(validating: Array("<\(route):a@b>".utf8).span)
      #expect((path != nil) == isValid)
    }
  }
}
