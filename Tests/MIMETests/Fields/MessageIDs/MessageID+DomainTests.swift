import Testing

@testable import MIME

struct MessageIDDomainTests {
  @Test(arguments: [
    (["ann@example.org"], "example.org"), (["ann@bücher.example", "bob@example.com"], "xn--bcher-kva.example"),
    (["ann@[192.0.2.1]", "bob@example.com"], "example.com"), (["ann", "bob@-ä-.example"], "localhost"),
    (["\"a@b\"@example.org"], "example.org"), (["ann@a b"], "localhost"), ([], "localhost"),
  ])
  func isThatOfTheFirstAuthorWhoHasOne(_ addresses: [String], _ domain: String) {
    let authors = AddressList(addresses.map { .mailbox(Mailbox(displayName: nil, address: $0)) })
    #expect(MessageID.domain(of: authors) == domain)
  }
}
