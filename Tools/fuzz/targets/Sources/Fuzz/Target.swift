/// What libFuzzer drives: a function that is given octets and ends the process where a property does not hold.
struct Target: Sendable {
  /// What the inputs of a target start from.
  enum Seeds: Sendable {
    /// Whole messages.
    case messages
    /// The bodies of header fields of the given names.
    case fields([String])
    /// Encoded bodies of leaves.
    case bodies
    /// Decoded bodies of leaves, a number of an encoding or charset before them.
    case texts
    /// Octets that are given here.
    case made([[UInt8]])
    /// What either side says in the transcripts of sessions, line by line, and each side as a whole.
    case sessions
  }

  let name: String
  let seeds: Seeds
  /// What an input that begins with the mark of the alphabet is spelled in.
  let alphabet: MailAlphabet
  let run: @Sendable ([UInt8]) -> Void

  /// What an input stands for: itself, or what it spells where it is marked.
  func octets(of input: [UInt8]) -> [UInt8] {
    input.first == MailAlphabet.mark ? alphabet.spell(input.dropFirst()) : input
  }

  static let all = [
    Target(name: "reader", seeds: .messages, alphabet: .message, run: runReader),
    Target(name: "message", seeds: .messages, alphabet: .message, run: runMessage),
    Target(
      name: "addresses", seeds: .fields(["From", "To", "Cc", "Sender", "Reply-To"]), alphabet: .addresses,
      run: runAddresses),
    Target(
      name: "parameters", seeds: .fields(["Content-Type", "Content-Disposition"]), alphabet: .parameters,
      run: runParameters),
    Target(name: "words", seeds: .fields(["Subject", "From"]), alphabet: .words, run: runWords),
    Target(name: "dates", seeds: .fields(["Date"]), alphabet: .dates, run: runDates),
    Target(
      name: "ids", seeds: .fields(["Message-ID", "References", "In-Reply-To", "Content-ID"]), alphabet: .addresses,
      run: runMessageIDs),
    Target(name: "base64", seeds: .bodies, alphabet: .base64, run: runBase64),
    Target(name: "quoted-printable", seeds: .bodies, alphabet: .quotedPrintable, run: runQuotedPrintable),
    Target(name: "uuencode", seeds: .bodies, alphabet: .uuencode, run: runUUEncode),
    Target(name: "gzip", seeds: .bodies, alphabet: .message, run: runGzip),
    Target(name: "line-ends", seeds: .bodies, alphabet: .message, run: runLineEnds),
    Target(name: "charsets", seeds: .texts, alphabet: .escapes, run: runCharset),
    Target(name: "choice", seeds: .texts, alphabet: .html, run: runChoice),
    Target(name: "inspect", seeds: .messages, alphabet: .message, run: runInspect),
    Target(name: "rewriter", seeds: .messages, alphabet: .message, run: runRewriter),
    Target(
      name: "fields", seeds: .fields(["From", "To", "Subject", "Date", "Message-ID", "Content-Type"]),
      alphabet: .fields, run: runFields),
    Target(name: "compose", seeds: .texts, alphabet: .fields, run: runCompose),
    Target(name: "lint", seeds: .messages, alphabet: .message, run: runLint),
    Target(name: "tnef", seeds: .made([TNEFSample.message()]), alphabet: .tnef, run: runTNEF),
    Target(name: "yenc", seeds: .bodies, alphabet: .yenc, run: runYEnc),
    Target(name: "inline-files", seeds: .bodies, alphabet: .yenc, run: runInlineFiles),
    Target(name: "reports", seeds: .bodies, alphabet: .reports, run: runReports),
    Target(
      name: "trace", seeds: .fields(["Received", "List-Id", "List-Unsubscribe", "List-Post"]), alphabet: .trace,
      run: runTrace),
    Target(name: "transparency", seeds: .bodies, alphabet: .wire, run: runTransparency),
    Target(name: "commands", seeds: .sessions, alphabet: .commands, run: runCommands),
    Target(
      name: "envelope", seeds: .fields(["From", "To", "Cc", "Return-Path"]), alphabet: .envelope, run: runEnvelope),
    Target(name: "server", seeds: .sessions, alphabet: .commands, run: runServer),
    Target(name: "client", seeds: .sessions, alphabet: .replies, run: runClient),
    Target(name: "transfer", seeds: .bodies, alphabet: .wire, run: runTransfer),
    Target(name: "batch", seeds: .sessions, alphabet: .commands, run: runBatch),
  ]
}
