internal import Octets

extension Command {
  /// The octets to send, CRLF included.
  ///
  /// - Precondition: Texts hold no control octets; those of a parsed command never do.
  public var octets: [UInt8] {
    var octets = line
    precondition(!octets.contains(where: \.isControl))
    octets += [ASCII.cr, ASCII.lf]
    return octets
  }

  private var line: [UInt8] {
    switch self {
    case .helo(let name): Self.line("HELO", name)
    case .ehlo(let name): Self.line("EHLO", name)
    case .lhlo(let name): Self.line("LHLO", name)
    case .mail(let path, let parameters): Array("MAIL FROM:".utf8) + path.octets + parameters.octets
    case .rcpt(let path, let parameters): Array("RCPT TO:".utf8) + path.octets + parameters.octets
    case .bdat(let count, let isLast): Self.line("BDAT", isLast ? "\(count) LAST" : "\(count)")
    case .vrfy(let text): Self.line("VRFY", text)
    case .expn(let text): Self.line("EXPN", text)
    case .help(let subject): Self.line("HELP", subject)
    case .auth(let mechanism, let response):
      Self.line("AUTH", mechanism) + (response.map { [ASCII.space] + ExchangeLine.encodeInitial($0.span) } ?? [])
    case .etrn(.domain(let domain)): Self.line("ETRN", "\(domain)")
    case .etrn(.domainAndBelow(let domain)): Self.line("ETRN", "@\(domain)")
    case .etrn(.queue(let name)): Self.line("ETRN", "#\(name)")
    case .atrn(let domains):
      Self.line("ATRN", domains.isEmpty ? nil : domains.map(\.description).joined(separator: ","))
    case .data: Self.line("DATA", nil)
    case .rset: Self.line("RSET", nil)
    case .noop: Self.line("NOOP", nil)
    case .quit: Self.line("QUIT", nil)
    case .startTLS: Self.line("STARTTLS", nil)
    }
  }

  private static func line(_ verb: String, _ argument: String?) -> [UInt8] {
    Array(verb.utf8) + (argument.map { [ASCII.space] + Array($0.utf8) } ?? [])
  }
}
