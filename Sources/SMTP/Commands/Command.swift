/// A command of SMTP or LMTP.
///
/// ```swift
/// let command = try Command(validating: "RCPT TO:<a@example.com> NOTIFY=NEVER")
/// command.octets  // the same with CRLF
/// ```
///
/// Source: RFC 5321 §4.1.1 and the extensions named at the cases.
public enum Command: Sendable, Hashable {
  /// HELO with the client's name.
  case helo(String)
  /// EHLO with the client's name.
  case ehlo(String)
  /// LHLO with the client's name (RFC 2033 §4.1).
  case lhlo(String)
  /// MAIL with the reverse-path.
  case mail(EnvelopePath, MailParameters)
  /// RCPT with a forward-path.
  case rcpt(EnvelopePath, RecipientParameters)
  /// DATA.
  case data
  /// BDAT with the count of octets that follow, and whether they are the last ones (RFC 3030 §2).
  case bdat(Int, isLast: Bool)
  /// RSET.
  case rset
  /// NOOP.
  case noop
  /// QUIT.
  case quit
  /// VRFY with what to verify.
  case vrfy(String)
  /// EXPN with a list's name.
  case expn(String)
  /// HELP, perhaps with a subject.
  case help(String?)
  /// STARTTLS (RFC 3207).
  case startTLS
  /// AUTH with a mechanism in upper case, and the octets of the initial response where there is one (RFC 4954 §4).
  case auth(String, [UInt8]?)
  /// ETRN with what to start the queue for (RFC 1985 §5).
  case etrn(QueueName)
  /// ATRN with domains, which may be none (RFC 2645 §5.2.1).
  case atrn([MailDomain])
}

/// What ETRN names.
///
/// Source: RFC 1985 §5.3.
public enum QueueName: Sendable, Hashable {
  /// The mail of one domain.
  case domain(MailDomain)
  /// The mail of a domain and all domains below it: `@domain`.
  case domainAndBelow(MailDomain)
  /// A queue by its name: `#name`.
  case queue(String)
}

/// Why a line is no command that can be done. ``reply`` is what to answer.
public enum CommandError: Error, Sendable, Hashable {
  /// No such command.
  case unrecognized
  /// The line is longer than its limit.
  case lineTooLong
  /// Octets that no command may hold: controls, a bare CR or LF, octets above 127 where they don't belong.
  case invalidOctets
  /// An argument is missing, follows no grammar, or is one too many.
  case invalidArgument
  /// The initial response of AUTH is no base64.
  case invalidResponse
  /// The reverse-path follows no grammar.
  case invalidSender
  /// The forward-path follows no grammar.
  case invalidRecipient
  /// A parameter of MAIL or RCPT that no extension here has.
  case unknownParameter
  /// A parameter whose value follows no grammar, or that is there twice.
  case invalidParameter
  /// An address in UTF-8 where SMTPUTF8 was not asked for.
  case needsUTF8

  /// What a server answers.
  public var reply: Reply {
    switch self {
    case .unrecognized: Reply(500, EnhancedCode(5, 5, 2), "Command not recognized")
    case .lineTooLong: Reply(500, EnhancedCode(5, 5, 2), "Line too long")
    case .invalidOctets: Reply(500, EnhancedCode(5, 5, 2), "Octets that no command may hold")
    case .invalidArgument: Reply(501, EnhancedCode(5, 5, 4), "Argument missing or wrong")
    case .invalidResponse: Reply(501, EnhancedCode(5, 5, 2), "Not base64")  // RFC 4954 §4
    case .invalidSender: Reply(501, EnhancedCode(5, 1, 7), "No address that a sender can have")
    case .invalidRecipient: Reply(501, EnhancedCode(5, 1, 3), "No address that a recipient can have")
    case .unknownParameter: Reply(555, EnhancedCode(5, 5, 4), "Parameter not recognized")
    case .invalidParameter: Reply(501, EnhancedCode(5, 5, 4), "Parameter wrong")
    case .needsUTF8: Reply(553, EnhancedCode(5, 6, 7), "Address needs SMTPUTF8")
    }
  }
}
