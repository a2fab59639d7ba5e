import MIME
import Octets
import SMTP
import TestSupport
import Testing

struct CommandTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let line: String
    let formatted: String?
    var testDescription: String { line }

    init(_ line: String, _ formatted: String? = nil) {
      self.line = line
      self.formatted = formatted
    }
  }

  @Test(
    "RFC 5321 §4.1.1 and extensions",
    arguments: [
      Row("HELO client.example"), Row("ehlo [192.0.2.1]", "EHLO [192.0.2.1]"), Row("LHLO x_y"),
      Row("MAIL FROM:<>"), Row("mail from:<a@b>", "MAIL FROM:<a@b>"), Row("MAIL FROM: <a@b>  ", "MAIL FROM:<a@b>"),
      Row("MAIL FROM:<@x:a@b> size=0010 BODY=8bitmime", "MAIL FROM:<a@b> SIZE=10 BODY=8BITMIME"),
      Row("MAIL FROM:<a@b> SIZE=1 BODY=BINARYMIME SMTPUTF8 RET=HDRS ENVID=a+20b AUTH=<> REQUIRETLS MT-PRIORITY=-9"),
      Row("MAIL FROM:<a@b> AUTH=c+2Bd@e RET=FULL MT-PRIORITY=0", "MAIL FROM:<a@b> RET=FULL AUTH=c+2Bd@e MT-PRIORITY=0"),
      Row("MAIL FROM:<é@b> SMTPUTF8"),
      Row("RCPT TO:<a@b>"), Row("RCPT TO:<postMaster>"), Row("RCPT TO:<\"a b\"@[192.0.2.1]>"),
      Row("RCPT TO:<a@b> NOTIFY=NEVER"),
      Row("RCPT TO:<a@b> notify=delay,SUCCESS", "RCPT TO:<a@b> NOTIFY=SUCCESS,DELAY"),
      Row("RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bc@b"),
      Row("RCPT TO:<a@b> ORCPT=utf-8;\\x{E9}@b"),
      Row("DATA"), Row("data ", "DATA"), Row("BDAT 0 LAST"), Row("bdat 1000", "BDAT 1000"),
      Row("BDAT 86 last", "BDAT 86 LAST"),
      Row("RSET"), Row("NOOP"), Row("NOOP anything", "NOOP"), Row("QUIT"), Row("VRFY a b"), Row("EXPN list"),
      Row("HELP"),
      Row("HELP MAIL"), Row("STARTTLS"), Row("AUTH plain =", "AUTH PLAIN ="), Row("AUTH SCRAM-SHA-256"),
      Row("AUTH PLAIN AGEAYg=="), Row("ETRN b.example"), Row("ETRN @b.example"), Row("ETRN #queue"), Row("ATRN"),
      Row("ATRN a.example,b.example"),
    ])
  func parsedAndFormatted(_ row: Row) throws {
    let command = try Command(validating: row.line)
    #expect(visible(command.octets) == visible(Array((row.formatted ?? row.line).utf8)) + "␍␊")
    var line = command.octets
    line.removeLast(2)
    #expect(try Command(validating: line.span) == command)
  }

  @Test(
    arguments: [
      ("", .unrecognized), (" ", .unrecognized), ("XYZZY", .unrecognized), (" NOOP", .unrecognized),
      ("MAIL<a@b>", .unrecognized), ("DATA\0", .invalidOctets), ("NOOP\n", .invalidOctets), ("a\rb", .invalidOctets),
      ("MAIL FROM:<a@b>\nRCPT TO:<c@d>", .invalidOctets), ("NOOP\tx", .invalidOctets), ("EHLO", .invalidArgument),
      ("EHLO a b", .invalidArgument), ("EHLO é", .invalidArgument), ("MAIL", .invalidArgument),
      ("MAIL TO:<a@b>", .invalidArgument), ("MAIL FROM:", .invalidSender), ("MAIL FROM:a@b", .invalidSender),
      ("MAIL FROM:<a@b", .invalidSender), ("MAIL FROM:<a@b>SIZE=1", .invalidArgument),
      ("MAIL FROM:<a@b> SIZE", .invalidParameter), ("MAIL FROM:<a@b> SIZE=", .invalidParameter),
      ("MAIL FROM:<a@b> SIZE=1x", .invalidParameter), ("MAIL FROM:<a@b> SIZE=1 SIZE=1", .invalidParameter),
      ("MAIL FROM:<a@b> SIZE=123456789012345678901", .invalidParameter),
      ("MAIL FROM:<a@b> BODY=9BIT", .invalidParameter),
      ("MAIL FROM:<a@b> SMTPUTF8=1", .invalidParameter), ("MAIL FROM:<a@b> FOO", .unknownParameter),
      ("MAIL FROM:<a@b> FOO=1", .unknownParameter), ("MAIL FROM:<a@b> MT-PRIORITY=-0", .invalidParameter),
      ("MAIL FROM:<a@b> MT-PRIORITY=10", .invalidParameter), ("MAIL FROM:<a@b> ENVID=+0D", .invalidParameter),
      ("MAIL FROM:<é@b>", .needsUTF8), ("MAIL FROM:<a@b> =1", .invalidArgument), ("RCPT", .invalidArgument),
      ("RCPT TO:<>", .invalidRecipient), ("RCPT TO:<a>", .invalidRecipient),
      ("RCPT TO:<a@b> NOTIFY=", .invalidParameter),
      ("RCPT TO:<a@b> NOTIFY=NEVER,DELAY", .invalidParameter), ("RCPT TO:<a@b> NOTIFY=DELAY,", .invalidParameter),
      ("RCPT TO:<a@b> ORCPT=a@b", .invalidParameter), ("RCPT TO:<a@b> ORCPT=;a", .invalidParameter),
      ("RCPT TO:<a@b> ORCPT=rfc822;a=b", .invalidParameter), ("RCPT TO:<a@b> SIZE=1", .unknownParameter),
      ("DATA x", .invalidArgument), ("BDAT", .invalidArgument), ("BDAT -1", .invalidArgument),
      ("BDAT 1 FIRST", .invalidArgument),
      ("BDAT 1LAST", .invalidArgument), ("BDAT 99999999999999999999", .invalidArgument), ("RSET x", .invalidArgument),
      ("VRFY", .invalidArgument), ("AUTH", .invalidArgument), ("AUTH PLAIN x", .invalidResponse),
      ("AUTH PLAIN A===", .invalidResponse), ("AUTH PLAIN AA==BB==", .invalidResponse),
      ("AUTH P LAIN AAAA", .invalidResponse),
      ("STARTTLS now", .invalidArgument), ("ETRN", .invalidArgument), ("ETRN a b", .invalidArgument),
      ("ETRN #", .invalidArgument), ("ATRN a,", .invalidArgument), ("ATRN ,a", .invalidArgument),
      ("ATRN [192.0.2.1]", .invalidArgument),
    ] as [(String, CommandError)])
  func linesThatAreNoCommands(_ line: String, _ error: CommandError) {
    #expect(throws: error) { try Command(validating: line) }
    #expect(error.reply.isPermanent)
  }

  @Test func parametersAreTyped() throws {
    let line = "MAIL FROM:<a@b> SIZE=12 BODY=BINARYMIME ENVID=x+2By AUTH=c@d MT-PRIORITY=-3"
    guard case .mail(let path, let parameters) = try Command(validating: line) else {
      Issue.record("no MAIL")
      return
    }
    #expect(path.description == "<a@b>" && parameters.size == 12 && parameters.body == .binary)
    #expect(parameters.envelopeID.map(visible) == "x+y" && parameters.priority == -3)
    #expect(parameters.submitter == .address(try EnvelopeAddress(validating: "c@d")))
    guard case .rcpt(_, let recipient) = try Command(validating: "RCPT TO:<a@b> NOTIFY=DELAY ORCPT=UTF-8;\\x{E9}@b")
    else {
      Issue.record("no RCPT")
      return
    }
    #expect(recipient.notify == .delay && recipient.original?.type == "UTF-8")
    #expect(recipient.original?.address == Array("é@b".utf8))
    #expect(throws: CommandError.invalidParameter) { try Command(validating: "RCPT TO:<a@b> ORCPT=utf-8;+x@b") }
  }

  /// RFC 4954 §5, §8: the decoded value is a mailbox or `<>`.
  @Test(arguments: [("<>", nil), ("+3C+3E", nil), ("e+3Dmc2@example.com", "e=mc2@example.com")] as [(String, String?)])
  func submitters(_ value: String, _ address: String?) throws {
    guard case .mail(_, let parameters) = try Command(validating: "MAIL FROM:<a@b> AUTH=\(value)") else { return }
    let wanted = try address.map { MailParameters.Submitter.address(try EnvelopeAddress(validating: $0)) } ?? .unknown
    #expect(parameters.submitter == wanted)
  }

  @Test func originalRecipientsAreDecoded() throws {
    for text in ["a+b@c", "é é@b"] {
      let address = try EnvelopeAddress(localPart: Array(text.utf8), domain: nil)
      var parameters = RecipientParameters()
      parameters.original = RecipientParameters.Original(address)
      let command = Command.rcpt(EnvelopePath(try EnvelopeAddress(validating: "a@b")), parameters)
      var line = command.octets
      line.removeLast(2)
      guard case .rcpt(_, let read) = try Command(validating: line.span) else { continue }
      #expect(read.original?.address == address.octets)
    }
  }

  /// Any octets are a command or an error, and a command is the same once written.
  @Test func anyOctets() {
    var random = SeededRandom(seed: 11)
    let verbs = ["MAIL FROM:", "RCPT TO:", "AUTH ", "BDAT ", "ETRN ", "ATRN ", "EHLO ", ""]
    for round in 0..<20_000 {
      let rest = random.octets(round % 30, from: Array("<a@b.c> SIZE=1,;+\\x{}\"[]:#\r\né".utf8))
      let line = Array(verbs[round % verbs.count].utf8) + rest
      guard let command = try? Command(validating: line.span) else { continue }
      var again = command.octets
      again.removeLast(2)
      #expect((try? Command(validating: again.span)) == command, "seed 11: \(visible(line))")
    }
  }
}
