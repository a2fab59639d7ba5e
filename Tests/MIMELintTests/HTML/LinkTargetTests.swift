import Testing

@testable import MIMELint

struct LinkTargetTests {
  static func target(_ address: String) -> LinkTarget? {
    let octets = Array(address.utf8)
    return LinkTarget(octets.span)
  }

  @Test(
    arguments: [
      ("https://Example.ORG/a?b#c", "example.org", nil), ("http://example.org:8080", "example.org", 8080),
      ("HTTPS:\\\\example.org\\a", "example.org", nil), ("http:/example.org", "example.org", nil),
      (" https://example.org. ", "example.org", nil), ("https://a:b@example.org/@x", "example.org", nil),
      ("http://[2001:db8::1]:80/", "[2001:db8::1]", 80), ("http://example.org:99999/", "example.org", nil),
      ("https://grüße.example/", "grüße.example", nil),
    ] as [(String, String, Int?)])
  func `Host and port are found`(address: String, host: String, port: Int?) throws {
    let target = try #require(Self.target(address))
    #expect(target.host == host)
    #expect(target.port == port)
  }

  @Test(arguments: [
    "", "mailto:ann@example.org", "tel:1", "https:", "http://", "/a/b", "#a", "javascript:go()", "{{link}}",
  ])
  func `What is no address of a host gives none`(address: String) {
    #expect(Self.target(address) == nil)
  }

  @Test(arguments: [
    ("http://192.0.2.1/", true), ("http://3221225985/", true), ("http://0xC0000201/", true), ("http://[::1]/", true),
    ("http://192.0.2.1.example.org/", false), ("http://example.org/", false), ("http://1.example/", false),
  ])
  func `IP addresses are known in all forms that browsers read`(address: String, isIPAddress: Bool) throws {
    let target = try #require(Self.target(address))
    #expect(target.isIPAddress == isIPAddress)
  }

  @Test(arguments: [
    ("https://example.org:443/", false), ("http://example.org:80/", false), ("https://example.org:80/", true),
    ("https://example.org/", false),
  ])
  func `Odd ports are those that the scheme does not have`(address: String, isOdd: Bool) throws {
    let target = try #require(Self.target(address))
    #expect(target.isOddPort == isOdd)
  }

  @Test(
    arguments: [
      ("www.example.com", "www.example.com"), ("http://example.com/a", "example.com"), ("example.com", "example.com"),
      ("example.com/a/b", "example.com"), (" example.de ", "example.de"), ("WWW.Example.com", "www.example.com"),
      ("README.md", nil), ("main.rs", nil), ("ASP.NET", nil), ("setup.py", nil), ("click here", nil),
      ("ann@example.com", nil),
      ("example", nil), ("3.14", nil), ("Example.COM is good", nil), ("...", nil), ("https://localhost/", nil),
      ("e.g.", nil),
    ] as [(String, String?)])
  func `A text shows a host only where it can be nothing else`(text: String, host: String?) {
    let octets = Array(text.utf8)
    let shown = LinkHosts.host(shownBy: octets.span)
    #expect(shown == host)
  }

  @Test(arguments: [
    ("example.org", false), ("grüße.example", false), ("пример.example", false), ("pаypal.example", true),
    ("xn--pypal-4ve.example", true), ("xn--e1afmkfd.example", false), ("xn--.example", false),
    ("a.пример.example", false),
  ])
  func `Letters of two scripts in a label are seen`(host: String, isMixed: Bool) {
    #expect(LinkHosts.mixesScripts(host) == isMixed)
  }
}
