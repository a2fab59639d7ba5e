import Octets
import SMTP
import Testing

struct MailDomainTests {
  @Test(arguments: [
    ("Example.COM", "example.com", "Example.COM"),
    ("bücher.example", "xn--bcher-kva.example", "bücher.example"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example", "bücher.example"),
    ("παράδειγμα.δοκιμή", "xn--hxajbheg2az3al.xn--jxalpdlp", "παράδειγμα.δοκιμή"),
    ("faß.example", "xn--fa-hia.example", "faß.example"),
    ("[IPv6:2001:DB8::1]", "[ipv6:2001:db8::1]", "[IPv6:2001:DB8::1]"),
  ])
  func labels(_ text: String, _ ascii: String, _ unicode: String) throws {
    let domain = try MailDomain(validating: text, rules: .utf8)
    #expect(domain.asciiForm?.description == ascii)
    #expect(domain.unicodeForm?.isSame(as: domain) == true)
    #expect(domain.isSame(as: try MailDomain(validating: ascii)))
    if text != "Example.COM" { #expect(domain.unicodeForm?.description == unicode) }
  }

  /// A label that IDNA forbids is a domain of the grammar, and the same only as itself.
  @Test func labelsThatIDNAForbids() throws {
    let domain = try MailDomain(validating: "a\u{2028}b.example", rules: .utf8)
    #expect(domain.asciiForm == nil && domain.isSame(as: domain))
    #expect(!domain.isSame(as: try MailDomain(validating: "ab.example")))
  }
}
