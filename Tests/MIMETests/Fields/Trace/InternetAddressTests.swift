import Testing

@testable import MIME

@Suite("Internet addresses") struct InternetAddressTests {
  @Test(
    "What is an address",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("[192.0.2.1]", "192.0.2.1"), ("192.0.2.1:25", "192.0.2.1"),
      ("[192.0.2.1]:25", "192.0.2.1"), ("[IPv6:2001:db8::1]", "2001:db8::1"), ("[ipv6:::1]", "::1"), ("::", "::"),
      ("fe80::1%eth0", "fe80::1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
      ("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:192.0.2.1"), ("1::", "1::"), ("[192.0.2.1", "192.0.2.1"),
    ])
  func addresses(text: String, address: String?) {
    #expect(InternetAddress.text(in: text.utf8.span) == address)
  }

  @Test(
    "What is none",
    arguments: [
      "", "a", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.1000", "1..2.3", ":", ":::", ":::1", "1:::2", "::1::",
      "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "1:2:3:4:5:6:7:8::", ":1:2:3:4:5:6:7", "[]", "1:", "g::1",
      "1:2:3:4:5:6:7:1.2.3.4",
    ])
  func others(text: String) {
    #expect(InternetAddress.text(in: text.utf8.span) == nil)
  }
}
