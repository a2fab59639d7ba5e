internal import Octets

/// Texts of a message that was read, as an answer repeats them.
///
/// What comes from somebody else's message must never keep the answer from being written: what a header field can't
/// hold becomes a blank, what is no address or identifier is left out.
struct AnswerText: Sendable {
  let message: Message

  /// The subject behind a mark such as `Re: `, unless it begins with that mark already.
  ///
  /// Source: RFC 5322 §3.6.5.
  func subject(marked mark: StaticString) -> String {
    let subject = Self.line(message.subject ?? "")
    let octets = subject.utf8.span
    let isMarked = mark.withUTF8Buffer { _ in octets.beginsIgnoringCase(with: mark) }
    return isMarked ? subject : "\(mark) \(subject)"
  }

  /// The identifiers that an answer refers to.
  ///
  /// Source: RFC 5322 §3.6.4.
  var references: [MessageID] {
    let parents = message.inReplyTo ?? []
    var ids = message.references ?? (parents.count == 1 ? parents : [])
    ids = ids.filter { Self.isWritable("References", .messageIDs([$0])) }
    if let own = identifier { ids.append(own) }
    // A thread that never ends keeps its first message and the latest ones.
    return ids.count > 100 ? [ids[0]] + ids.suffix(99) : ids
  }

  /// Its own identifier, where it can be written.
  var identifier: MessageID? {
    message.messageID.flatMap { Self.isWritable("In-Reply-To", .messageIDs([$0])) ? $0 : nil }
  }

  /// The mailboxes of a list that mail can be sent to, their names cleaned.
  static func mailboxes(_ list: AddressList?) -> [Mailbox] {
    (list?.mailboxes ?? []).compactMap { mailbox in
      let cleaned = Mailbox(displayName: mailbox.displayName.map(line), address: mailbox.address)
      return isWritable("To", .addresses([.mailbox(cleaned)])) ? cleaned : nil
    }
  }

  private static func isWritable(_ name: String, _ value: HeaderField.Value) -> Bool {
    (try? HeaderField(name, value)) != nil
  }

  /// A text on one line, without control characters.
  static func line(_ text: String) -> String {
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isKept = scalar.properties.generalCategory != .control && !["\u{2028}", "\u{2029}"].contains(scalar)
      cleaned.append(isKept ? scalar : " ")
    }
    return String(cleaned)
  }

  /// The text to show: that of its first text part, of its HTML where it has no other.
  var paragraphs: [FlowedText.Paragraph] {
    let bodies = message.bodies
    guard let part = bodies.text.first(where: \.isText) ?? bodies.html.first(where: \.isText) else { return [] }
    if let flowed = part.flowedText() { return flowed.paragraphs }
    if part.mediaType.essence == "text/html", let html = part.text() {
      return Self.lines(HTMLText.text(of: html.utf8.span))
    }
    return Self.lines(part.plainText() ?? "")
  }

  /// The lines of a text that is not flowed: quote marks at their beginnings count.
  private static func lines(_ text: String) -> [FlowedText.Paragraph] {
    let octets = Array(text.utf8)
    var lines: [FlowedText.Paragraph] = []
    for line in octets.split(separator: ASCII.lf, omittingEmptySubsequences: false) {
      var rest = line[...]
      if rest.last == ASCII.cr { rest.removeLast() }
      var depth = 0
      var marks = rest
      while let first = marks.first, first == ASCII.greaterThan || first == ASCII.space && depth > 0 {
        marks.removeFirst()
        guard first == ASCII.greaterThan else { continue }
        depth += 1
        rest = marks
      }
      if depth > 0, rest.first == ASCII.space { rest.removeFirst() }
      lines.append(FlowedText.Paragraph(quoteDepth: depth, text: String(decodingUTF8: Array(rest).span)))
    }
    if lines.last?.text.utf8.isEmpty ?? false, lines.last?.quoteDepth == 0 { lines.removeLast() }
    return lines
  }
}

extension Span<UInt8> {
  /// Whether the octets begin with a mark, ASCII letters of either case being the same.
  fileprivate func beginsIgnoringCase(with mark: StaticString) -> Bool {
    let wanted = Array(mark.description.utf8)
    guard count >= wanted.count else { return false }
    return extracting(first: wanted.count).equalsIgnoringCase(wanted.span)
  }
}
