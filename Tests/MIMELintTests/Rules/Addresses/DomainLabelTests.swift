import Octets
import Testing

@testable import MIMELint

struct DomainLabelTests {
  @Test(arguments: [
    "example", "xn--bcher-kva", "XN--BCHER-KVA", "bücher", "a-b", "xn--mgbh0fb", "例え", "_dmarc", "a1",
  ])
  func `Names that hosts have are allowed`(label: String) {
    let octets = Array(label.utf8)
    let fault = DomainLabel.fault(in: octets.span)
    #expect(fault == nil)
  }

  @Test(arguments: ["-a", "a-", "a!b", "xn--", "xn--a!b", "xn--99999999999", "☃x", "a b", "xn--egbpdaj6bu4bxfgehfvwxn"])
  func `Names that no host has are not`(label: String) {
    let octets = Array(label.utf8)
    let fault = DomainLabel.fault(in: octets.span)
    #expect(fault != nil)
  }

  @Test(arguments: [
    // RFC 3492 §7.1
    ("egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"), ("Proprostnemluvesky-uyb24dma41a", "Pročprostěnemluvíčesky"),
    ("bcher-kva", "bücher"),
  ])
  func `The samples of the standard decode`(encoded: String, expected: String) {
    let octets = Array(encoded.utf8)
    let scalars = Punycode.decode(octets.span)
    #expect(scalars == Array(expected.unicodeScalars))
  }
}
