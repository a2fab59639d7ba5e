internal import Octets

extension Draft {
  /// What a reply repeats of the message that it answers.
  public enum Quoting: Sendable, Hashable {
    /// Nothing.
    case none
    /// Its text behind the answer, each line marked as quoted; who wrote it, and when, above it.
    case below
  }

  /// Creates an answer to a message.
  ///
  /// It goes to whom the message asks to answer, which is its author where it asks for nobody; where `author` wrote the
  /// message, to those that it went to. Addresses that mail can't be sent to are left out. The subject begins with one
  /// `Re:`; the fields that tell of the thread follow RFC 5322. Quoted text is flowed, so that readers can break it anew.
  ///
  /// - Parameters:
  ///   - message: The message to answer.
  ///   - author: Who answers.
  ///   - toAll: Whether everybody else who got the message gets the answer, too. `author` never does.
  ///   - text: The answer: a paragraph in each line.
  ///   - quoting: What is repeated of the message.
  ///
  /// Source: RFC 5322 §3.6.2, §3.6.3, §3.6.4, §3.6.5; RFC 3676 §4.5.
  public init(
    replyingTo message: Message, from author: Mailbox, toAll: Bool = false, text: String, quoting: Quoting = .below
  ) {
    let original = AnswerText(message: message)
    var paragraphs = [FlowedText.Paragraph](lines: text)
    if quoting == .below { paragraphs += original.quotation }
    self.init(body: .flowed(FlowedText(paragraphs)))
    from = [.mailbox(author)]
    setRecipients(of: original, author: author, toAll: toAll)
    subject = original.subject(marked: "Re:")
    inReplyTo = original.identifier.map { [$0] } ?? []
    references = original.references
  }

  private mutating func setRecipients(of original: AnswerText, author: Mailbox, toAll: Bool) {
    let message = original.message
    var seen: Set<String> = [author.foldedAddress]
    func fresh(_ list: AddressList?) -> [Address] {
      AnswerText.mailboxes(list).filter { seen.insert($0.foldedAddress).inserted }.map(Address.mailbox)
    }
    to = fresh(message.replyTo ?? message.from)
    let hadTo = fresh(message.to)
    if to.isEmpty { to = hadTo } else if toAll { cc = hadTo }
    if toAll { cc += fresh(message.cc) }
  }
}

extension Mailbox {
  /// The address with its ASCII letters made lower case, to tell whether two are the same person's.
  fileprivate var foldedAddress: String { String(lowercasingASCII: address.utf8.span) }
}

extension AnswerText {
  /// Who wrote the message and when, and its text, each line one level deeper.
  fileprivate var quotation: [FlowedText.Paragraph] {
    let author = Self.line(message.from?.mailboxes.first.map { $0.displayName ?? $0.address } ?? "Somebody")
    let date = message.date.map { "On \($0.rfc5322), " } ?? ""
    let heading = ["", "\(date)\(author) wrote:"].map { FlowedText.Paragraph(text: $0) }
    return heading + paragraphs.map { FlowedText.Paragraph(quoteDepth: $0.quoteDepth + 1, text: $0.text) }
  }
}

extension [FlowedText.Paragraph] {
  /// Creates a paragraph of each line of a text.
  init(lines text: String) {
    let octets = [UInt8](text.utf8)
    self = octets.split(separator: ASCII.lf, omittingEmptySubsequences: false).map { line in
      let words = line.last == ASCII.cr ? [UInt8](line.dropLast()) : [UInt8](line)
      return FlowedText.Paragraph(text: String(decodingUTF8: words.span))
    }
    if last?.text.utf8.isEmpty ?? false { removeLast() }
  }
}
