internal import MIMECodecs
internal import Octets

extension Command {
  /// Creates a command from its line, without the line end.
  ///
  /// QUIRK: a blank behind `FROM:` or `TO:`, and blanks at a line's end, are accepted; clients of many kinds send them.
  /// - Throws: ``CommandError`` with what to answer.
  public init(validating line: Span<UInt8>) throws(CommandError) {
    var end = line.count
    while end > 0, line[end - 1] == ASCII.space { end -= 1 }
    for index in 0..<end where line[index].isControl { throw .invalidOctets }
    var cursor = OctetCursor(line.extracting(..<end))
    let word = cursor.skip(while: Self.wordOctets)
    guard cursor.isAtEnd || cursor.current == ASCII.space else { throw .unrecognized }
    let verb = uppercased(line.extracting(word))
    while cursor.skip(ASCII.space) {}
    self = try Self.command(verb, &cursor)
  }

  /// Creates a command from its line, without the line end.
  public init(validating line: String) throws(CommandError) {
    try self.init(validating: Array(line.utf8).span)
  }

  private static let wordOctets = OctetSet { $0.isLetter || $0.isDigit }

  @_lifetime(cursor: copy cursor)
  private static func command(_ verb: String, _ cursor: inout OctetCursor) throws(CommandError) -> Command {
    switch verb {
    case "HELO": return .helo(try clientName(cursor))
    case "EHLO": return .ehlo(try clientName(cursor))
    case "LHLO": return .lhlo(try clientName(cursor))
    case "MAIL": return try mail(&cursor)
    case "RCPT": return try rcpt(&cursor)
    case "BDAT": return try bdat(&cursor)
    case "VRFY": return .vrfy(try text(cursor))
    case "EXPN": return .expn(try text(cursor))
    case "HELP": return .help(cursor.isAtEnd ? nil : try text(cursor))
    case "AUTH": return try auth(&cursor)
    case "ETRN": return .etrn(try queueName(&cursor))
    case "ATRN": return .atrn(try domains(cursor))
    // QUIRK: RFC 5321 §4.1.1.9 lets NOOP have a parameter, which means nothing.
    case "NOOP": return .noop
    default:
      guard let command = plain[verb] else { throw .unrecognized }
      guard cursor.isAtEnd else { throw .invalidArgument }
      return command
    }
  }

  private static let plain: [String: Command] = [
    "DATA": .data, "RSET": .rset, "QUIT": .quit, "STARTTLS": .startTLS,
  ]

  @_lifetime(copy cursor)
  private static func rest(_ cursor: OctetCursor) -> Span<UInt8> {
    cursor.octets.extracting(cursor.index...)
  }

  // QUIRK: RFC 5321 §4.1.1.1 asks for a domain or an address literal; clients give whatever their host is called.
  private static func clientName(_ cursor: OctetCursor) throws(CommandError) -> String {
    let name = rest(cursor)
    guard 1...AddressLimits.domainOctets ~= name.count else { throw .invalidArgument }
    for index in name.indices where !(33...126 ~= name[index]) { throw .invalidArgument }
    return String(decodingUTF8: name)
  }

  private static func text(_ cursor: OctetCursor) throws(CommandError) -> String {
    let text = rest(cursor)
    guard !text.isEmpty, (try? UTF8Span(validating: text)) != nil else { throw .invalidArgument }
    return String(decodingUTF8: text)
  }

  // mail = "MAIL FROM:" Reverse-path [SP Mail-parameters]
  @_lifetime(cursor: copy cursor)
  private static func mail(_ cursor: inout OctetCursor) throws(CommandError) -> Command {
    guard skipKeyword("from:", &cursor) else { throw .invalidArgument }
    guard let path = try? EnvelopePath(&cursor, rules: [.null, .utf8, .localPartOnly]) else { throw .invalidSender }
    var parameters = MailParameters()
    try forEachParameter(&cursor) { (keyword, value) throws(CommandError) in try parameters.take(keyword, value) }
    if path.address?.needsUTF8 == true, !parameters.usesUTF8 { throw .needsUTF8 }
    return .mail(path, parameters)
  }

  // rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path ) [SP Rcpt-parameters]
  @_lifetime(cursor: copy cursor)
  private static func rcpt(_ cursor: inout OctetCursor) throws(CommandError) -> Command {
    guard skipKeyword("to:", &cursor) else { throw .invalidArgument }
    guard let path = try? EnvelopePath(&cursor, rules: [.utf8, .localPartOnly]), let address = path.address else {
      throw .invalidRecipient
    }
    let isPostmaster = address.localPart.span.equalsIgnoringCase("postmaster")
    guard address.domain != nil || isPostmaster else { throw .invalidRecipient }
    var parameters = RecipientParameters()
    try forEachParameter(&cursor) { (keyword, value) throws(CommandError) in try parameters.take(keyword, value) }
    return .rcpt(path, parameters)
  }

  @_lifetime(cursor: copy cursor)
  private static func skipKeyword(_ keyword: StaticString, _ cursor: inout OctetCursor) -> Bool {
    let count = keyword.utf8CodeUnitCount
    let rest = rest(cursor)
    guard rest.count >= count, rest.extracting(..<count).equalsIgnoringCase(keyword) else { return false }
    cursor.advance(by: count)
    while cursor.skip(ASCII.space) {}
    return true
  }

  // esmtp-param = esmtp-keyword ["=" esmtp-value]
  @_lifetime(cursor: copy cursor)
  private static func forEachParameter(
    _ cursor: inout OctetCursor, _ body: (String, Span<UInt8>?) throws(CommandError) -> Void
  ) throws(CommandError) {
    while !cursor.isAtEnd {
      guard cursor.skip(ASCII.space) else { throw .invalidArgument }
      while cursor.skip(ASCII.space) {}
      let name = cursor.skip(while: keywordOctets)
      guard !name.isEmpty else { throw .invalidArgument }
      let keyword = uppercased(cursor.octets.extracting(name))
      guard cursor.skip(ASCII.equals) else {
        try body(keyword, nil)
        continue
      }
      let start = cursor.index
      while let octet = cursor.current, octet != ASCII.space { cursor.advance() }
      guard cursor.index > start else { throw .invalidParameter }
      try body(keyword, cursor.octets.extracting(start..<cursor.index))
    }
  }

  private static let keywordOctets = wordOctets.union([ASCII.hyphen])

  // bdat-cmd ::= "BDAT" SP chunk-size [ SP end-marker ] CR LF
  @_lifetime(cursor: copy cursor)
  private static func bdat(_ cursor: inout OctetCursor) throws(CommandError) -> Command {
    let digits = cursor.skip(while: wordOctets)
    // chunk-size ::= 1*DIGIT
    guard digits.count <= 20, let count = cursor.octets.extracting(digits).decimalValue() else {
      throw .invalidArgument
    }
    if cursor.isAtEnd { return .bdat(count, isLast: false) }
    while cursor.skip(ASCII.space) {}
    guard rest(cursor).equalsIgnoringCase("last") else { throw .invalidArgument }
    return .bdat(count, isLast: true)
  }

  // auth-command = "AUTH" SP sasl-mech [SP initial-response]
  @_lifetime(cursor: copy cursor)
  private static func auth(_ cursor: inout OctetCursor) throws(CommandError) -> Command {
    let name = cursor.skip(while: keywordOctets.union([ASCII.underscore]))
    guard 1...20 ~= name.count else { throw .invalidArgument }
    let mechanism = uppercased(cursor.octets.extracting(name))
    if cursor.isAtEnd { return .auth(mechanism, nil) }
    guard cursor.skip(ASCII.space) else { throw .invalidArgument }
    let response = rest(cursor)
    if response.equalsIgnoringCase("=") { return .auth(mechanism, []) }
    guard let octets = ExchangeLine.decode(response) else { throw .invalidResponse }
    return .auth(mechanism, octets)
  }

  // etrn ::= "ETRN" SP [option-character] node-name
  @_lifetime(cursor: copy cursor)
  private static func queueName(_ cursor: inout OctetCursor) throws(CommandError) -> QueueName {
    if cursor.skip(ASCII.hash) {
      let name = try text(cursor)
      guard !name.utf8.contains(ASCII.space) else { throw .invalidArgument }
      return .queue(name)
    }
    let includesBelow = cursor.skip(ASCII.at)
    guard let domain = try? MailDomain(validating: rest(cursor)) else { throw .invalidArgument }
    return includesBelow ? .domainAndBelow(domain) : .domain(domain)
  }

  // atrn = "ATRN" [SP domain *("," domain)]
  private static func domains(_ cursor: OctetCursor) throws(CommandError) -> [MailDomain] {
    let list = rest(cursor)
    var domains: [MailDomain] = []
    var start = 0
    while start < list.count {
      let end = list.firstIndex(of: ASCII.comma, from: start) ?? list.count
      guard end + 1 != list.count, let domain = try? MailDomain(validating: list.extracting(start..<end)),
        !domain.isLiteral
      else { throw .invalidArgument }
      domains.append(domain)
      start = end + 1
    }
    return domains
  }
}
