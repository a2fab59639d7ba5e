import Octets
import SMTP
import TestSupport
import Testing

struct EnvelopeAddressTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let localPart: String
    let domain: String?
    let rules: AddressRules
    let formatted: String?
    var testDescription: String { text }

    init(_ text: String, _ localPart: String, _ domain: String?, _ rules: AddressRules = [], formatted: String? = nil) {
      self.text = text
      self.localPart = localPart
      self.domain = domain
      self.rules = rules
      self.formatted = formatted
    }
  }

  static let valid = [
    Row("a@example.com", "a", "example.com"),
    Row("0123@example.com", "0123", "example.com"),
    Row("__@example.com", "__", "example.com"),
    Row("first.last+tag-x@example.com", "first.last+tag-x", "example.com"),
    Row("!#$%&'*+-/=?^_`{|}~@x", "!#$%&'*+-/=?^_`{|}~", "x"),
    Row("\"plain\"@example.com", "plain", "example.com", formatted: "plain@example.com"),
    Row("\"a b\"@example.com", "a b", "example.com"),
    Row("\"a@b\"@example.com", "a@b", "example.com"),
    Row("\"\\\"\\\\\"@example.com", "\"\\", "example.com"),
    Row("\"\\a\"@example.com", "a", "example.com", formatted: "a@example.com"),
    Row("\"a..b\"@example.com", "a..b", "example.com"),
    Row("a@192.0.2.1", "a", "192.0.2.1"),
    Row("a@[192.0.2.1]", "a", "[192.0.2.1]"),
    Row("a@[IPv6:2001:db8::1]", "a", "[IPv6:2001:db8::1]"),
    Row("a@[IPv6:1:2:3:4:5:6:7::]", "a", "[IPv6:1:2:3:4:5:6:7::]"),
    Row("a@[x-tag:content]", "a", "[x-tag:content]"),
    Row("postmaster", "postmaster", nil, .localPartOnly),
    Row("a..b@example.com", "a..b", "example.com", .looseDots, formatted: "\"a..b\"@example.com"),
    Row(".a.@-example.com", ".a.", "-example.com", .looseDots, formatted: "\".a.\"@-example.com"),
    Row("δοκιμή@παράδειγμα.δοκιμή", "δοκιμή", "παράδειγμα.δοκιμή", .utf8),
    Row("\"δ δ\"@example.com", "δ δ", "example.com", .utf8),
  ]

  @Test(arguments: valid)
  func validAddresses(_ row: Row) throws {
    let address = try EnvelopeAddress(validating: row.text, rules: row.rules)
    #expect(visible(address.localPart) == visible(Array(row.localPart.utf8)))
    #expect(address.domain?.description == row.domain)
    #expect(address.description == row.formatted ?? row.text)
    #expect(address.needsUTF8 == row.rules.contains(.utf8))
    let again = try EnvelopeAddress(validating: address.description, rules: [.utf8, .localPartOnly, .looseDots])
    #expect(again == address)
  }

  @Test(arguments: [
    "", "a", "@", "@example.com", "a@", "a@b@c", "a@.b", "a@b.", "a@b..c", "a@-b", "a@b-", "a@b_c", "a@b c", ".a@b",
    "a.@b",
    "a..b@c", "\"a@b", "a\"b\"@c", "\"a\"b@c", "\"a\\\"@b", "\"a\tb\"@c", "a@[]", "a@[", "a@[1.2.3.4", "a@[1.2.3]",
    "a@[1.2.3.256]", "a@[1.2.3.4.5]", "a@[::1]", "a@[IPv6:]", "a@[IPv6:::1", "a@[IPv6::1]", "a@[IPv6:1::2::3]",
    "a@[IPv6:1:2:3:4:5:6:7]", "a@[IPv6:1:2:3:4:5:6:7:8:9]", "a@[IPv6:12345::]", "a@[IPv6:1:]", "a@[tag:]", "a@[tag-:x]",
    "a@[x]", "a@b (c)", "A <a@b>", "δ@b", "a@δ", "a\u{0}@b", "a@b\r\nRSET", "a\r\n@b",
  ])
  func invalidAddresses(_ text: String) {
    #expect(throws: SMTPError.self) { try EnvelopeAddress(validating: text) }
  }

  @Test func lengthsAreLimited() throws {
    func address(_ localPart: Int, _ labels: Int, _ label: Int) -> String {
      let label = String(repeating: "d", count: label)
      return String(repeating: "l", count: localPart) + "@"
        + Array(repeating: label, count: labels).joined(separator: ".")
    }
    #expect(throws: Never.self) { try EnvelopeAddress(validating: address(255, 4, 63)) }
    #expect(throws: SMTPError(.tooLong, at: 0)) { try EnvelopeAddress(validating: address(256, 1, 1)) }
    #expect(throws: SMTPError(.tooLong, at: 2)) { try EnvelopeAddress(validating: address(1, 5, 63)) }
    #expect(throws: SMTPError.self) { try EnvelopeAddress(validating: address(1, 1, 64)) }
  }

  @Test(arguments: [
    Row("a@example.com", "a", "example.com"), Row("a", "a", nil), Row("a@b@example.com", "a@b", "example.com"),
    Row("a b@example.com", "a b", "example.com"), Row("a\"b@example.com", "a\"b", "example.com"),
    Row("a\\b@example.com", "a\\b", "example.com"), Row("\"a@b\"@example.com", "a@b", "example.com"),
  ])
  func usernames(_ row: Row) throws {
    let address = try EnvelopeAddress(username: Array(row.text.utf8).span)
    #expect(visible(address.localPart) == visible(Array(row.localPart.utf8)))
    #expect(address.domain?.description == row.domain)
  }

  @Test(arguments: ["", "@", "a@", "@b", "a@b c", "\"a@b", "a\r\n@b"])
  func usernamesThatAreNone(_ text: String) {
    #expect(throws: SMTPError.self) { try EnvelopeAddress(username: Array(text.utf8).span) }
  }

  /// What any octets are read as can be written and read again.
  @Test func whatIsReadCanBeWritten() {
    var random = SeededRandom(seed: 3)
    let alphabet = Array("ab.@\"\\<>[]:1IPv6, \r\né".utf8)
    var count = 0
    for round in 0..<20_000 {
      let octets = random.octets(round % 12, from: alphabet)
      for rules in [[], AddressRules.utf8, [.utf8, .looseDots, .localPartOnly]] {
        guard let address = try? EnvelopeAddress(validating: octets.span, rules: rules) else { continue }
        count += 1
        let again = try? EnvelopeAddress(validating: address.octets.span, rules: rules)
        #expect(again == address, "seed 3: \(visible(octets))")
      }
    }
    #expect(count > 1000)
  }
}
