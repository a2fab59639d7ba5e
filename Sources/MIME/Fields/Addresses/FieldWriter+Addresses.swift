internal import Octets

extension FieldWriter {
  // address-list = address *("," address)
  /// Appends the value of an address field. Return-Path has brackets always, and nothing in them for the null path.
  ///
  /// Source: RFC 5322 §3.4, §3.6.3, RFC 5321 §4.4.
  mutating func appendAddresses(_ addresses: [Address]) throws(CompositionError) {
    if FieldName(name.utf8.span) == .returnPath { return try appendPath(addresses) }
    var isFirst = true
    for address in addresses {
      appendSeparator(isFirst: &isFirst)
      switch address {
      case .mailbox(let mailbox): try append(mailbox)
      case .group(let name, let members): try appendGroup(name, members)
      }
    }
  }

  // group = display-name ":" [group-list] ";"
  private mutating func appendGroup(_ name: String, _ members: [Mailbox]) throws(CompositionError) {
    if try appendPhrase(name) { folder.appendBlank() }
    folder.append(ASCII.colon)
    var isFirst = true
    for member in members {
      if isFirst { folder.appendBlank() } else { appendSeparator(isFirst: &isFirst) }
      isFirst = false
      try append(member)
    }
    folder.append(ASCII.semicolon)
  }

  /// Appends what stands before an address.
  private mutating func appendSeparator(isFirst: inout Bool) {
    if !isFirst { folder.append(ASCII.comma) }
    folder.appendBlank(isFirst ? .afterName : .part)
    isFirst = false
  }

  // mailbox = name-addr / addr-spec
  // name-addr = [display-name] angle-addr
  private mutating func append(_ mailbox: Mailbox) throws(CompositionError) {
    guard let name = mailbox.displayName, !name.utf8.isEmpty else { return try appendAddrSpec(of: mailbox) }
    try appendPhrase(name)
    folder.appendBlank()
    folder.append(ASCII.lessThan)
    try appendAddrSpec(of: mailbox)
    folder.append(ASCII.greaterThan)
  }

  private mutating func appendAddrSpec(of mailbox: Mailbox) throws(CompositionError) {
    var octets: [UInt8] = []
    guard let address = AddrSpec(mailbox) else { throw error(.valueInvalid) }
    guard address.append(for: route, to: &octets) else { throw error(.routeTooNarrow) }
    folder.append(octets.span)
  }

  // path = angle-addr / ([CFWS] "<" [CFWS] ">" [CFWS])
  private mutating func appendPath(_ addresses: [Address]) throws(CompositionError) {
    folder.appendBlank(.afterName)
    folder.append(ASCII.lessThan)
    if case .mailbox(let mailbox)? = addresses.first { try appendAddrSpec(of: mailbox) }
    folder.append(ASCII.greaterThan)
  }
}

extension FieldCheck {
  /// Checks an address list for its field.
  ///
  /// Source: RFC 5322 §3.4, §3.6.2, §3.6.3, RFC 6854.
  func checkAddresses(_ addresses: [Address]) throws(CompositionError) {
    try require(!addresses.isEmpty || isOne(of: [.bcc, .resentBcc, .returnPath]))
    if isOne(of: [.sender, .resentSender, .returnPath]) {
      try require(addresses.count <= 1)
      if case .group? = addresses.first, isOne(of: [.returnPath]) { throw error(.valueInvalid) }
    }
    for address in addresses {
      switch address {
      case .mailbox(let mailbox):
        try checkMailbox(mailbox)
      case .group(let name, let members):
        try checkPhrase(name)
        for member in members { try checkMailbox(member) }
      }
    }
  }

  private func checkMailbox(_ mailbox: Mailbox) throws(CompositionError) {
    if let name = mailbox.displayName { try checkLine(name, allowsTab: true) }
    try checkLine(mailbox.address)
    try require(AddrSpec(mailbox) != nil)
  }
}
