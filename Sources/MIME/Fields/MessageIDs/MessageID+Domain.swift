internal import MIMECharsets
internal import Octets

extension MessageID {
  /// What new identifiers of a message end with: the domain of the first author that has one that an identifier may have,
  /// with A-labels.
  ///
  /// Source: RFC 5322 §3.6.4.
  package static func domain(of authors: AddressList) -> String {
    for mailbox in authors.mailboxes {
      let given = mailbox.domain.utf8.span
      let isASCII = given.asciiPrefixCount() == given.count
      guard let octets = isASCII ? [UInt8](given) : InternationalDomain.ascii(given) else { continue }
      var lexer = FieldLexer(octets.span)
      if lexer.dotAtom() != nil, lexer.isAtEnd { return String(decodingUTF8: octets.span) }
    }
    return "localhost"
  }
}
