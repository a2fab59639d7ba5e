internal import MIME
internal import Octets

/// What the rules about header sections look at.
enum HeaderLooks {
  /// The first octets above 127 of each field that is UTF-8. Where the route is known, the rules of the envelope speak.
  @Sendable static func rawUTF8(_ subject: Subject, _ findings: inout Findings) {
    if subject.settings.envelope.route == nil { reportRawUTF8(subject, &findings) }
  }

  /// The first octets above 127 of each field that is UTF-8.
  static func reportRawUTF8(_ subject: Subject, _ findings: inout Findings) {
    for field in subject.ownFields {
      let body = field.body
      let ascii = body.asciiPrefixCount()
      guard ascii < body.count, body.isUTF8 else { continue }
      let word = word(in: body, around: ascii)
      let start = field.bodyRange.lowerBound
      findings.report(
        start + word.lowerBound..<start + word.upperBound, "text that is not ASCII in \(field.name), without SMTPUTF8",
        fix: .rewriteField(field.range))
    }
  }

  /// The run without blanks around an index.
  private static func word(in body: Span<UInt8>, around index: Int) -> Range<Int> {
    func isBlank(_ octet: UInt8) -> Bool { octet.isBlank || octet == ASCII.cr || octet == ASCII.lf }
    var start = index
    var end = index
    while start > 0, !isBlank(body[start - 1]) { start -= 1 }
    while end < body.count, !isBlank(body[end]) { end += 1 }
    return start..<end
  }

  /// The first letter of each field that stands apart from its mark.
  @Sendable static func notNormalized(_ subject: Subject, _ findings: inout Findings) {
    for field in subject.ownFields {
      let body = field.body
      guard body.asciiPrefixCount() < body.count, body.isUTF8, let place = Composition.firstApart(in: body) else {
        continue
      }
      let start = field.bodyRange.lowerBound
      findings.report(
        start + place.lowerBound..<start + place.upperBound, "a letter and its mark stand apart")
    }
  }

  /// Whether a field says what the first one of its name says.
  static func isSameAsFirst(_ field: Field, in subject: Subject) -> Bool {
    guard let name = field.knownName, let first = subject.part(at: field.range.lowerBound)?.field(name) else {
      return false
    }
    return first.range != field.range && first.body.equals(field.body)
  }

  /// The names that begin with X-, but for those that mail has had for long.
  @Sendable static func newXFields(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    let octets = message.octets
    for field in subject.root.fields where field.knownName == nil && field.nameRange.count > 2 {
      let name = octets.extracting(field.nameRange)
      guard name[0].lowercased == UInt8(ascii: "x"), name[1] == ASCII.hyphen else { continue }
      let rest = name.extracting(2...)
      if oldNames.contains(where: { rest.equalsIgnoringCase($0) }) { continue }
      if oldBeginnings.contains(where: { rest.extracting(first: $0.utf8CodeUnitCount).equalsIgnoringCase($0) }) {
        continue
      }
      findings.report(field.nameRange, "a field whose name begins with X-")
    }
  }

  private static let oldNames: [StaticString] = [
    "mailer", "priority", "msmail-priority", "mimeole", "originating-ip", "original-to", "original-from", "beenthere",
    "loop", "face", "url", "uid", "uidl", "status", "keywords", "sender", "envelope-from", "envelope-to",
    "virus-scanned",
    "originalarrivaltime", "report-abuse", "report-abuse-to", "complaints-to", "auto-response-suppress", "newsreader",
    "list-administrivia", "feedback-id", "apparently-to", "authentication-warning", "delivered-to", "enigmail-version",
  ]

  private static let oldBeginnings: [StaticString] = [
    "spam-", "mozilla-", "mailman-", "google-", "gm-", "ms-", "microsoft-", "forefront-", "exchange-", "yahoo-",
  ]

  /// Fields that can't be empty and are.
  @Sendable static func emptyFields(_ subject: Subject, _ findings: inout Findings) {
    for field in subject.ownFields {
      guard let name = field.knownName, mustHoldValue(name), field.trimmedBodyRange.isEmpty else { continue }
      let isNeeded = name == .from || name == .date
      findings.report(
        field.contentRange, "\(field.name) is empty", fix: isNeeded ? nil : .removeField(field.range))
    }
  }

  private static func mustHoldValue(_ name: FieldName) -> Bool {
    switch name {
    case .from, .sender, .replyTo, .to, .cc, .date, .messageID, .inReplyTo, .references, .resentFrom, .resentSender,
      .resentTo, .resentCc, .resentDate, .resentMessageID, .contentType, .contentDisposition, .contentID, .mimeVersion,
      .listID, .listUnsubscribe:
      true
    default: false
    }
  }

  /// Identifiers and URIs in angle brackets with a line end inside.
  @Sendable static func foldsInBrackets(_ subject: Subject, _ findings: inout Findings) {
    for field in subject.ownFields {
      guard let name = field.knownName, holdsIdentifiers(name) else { continue }
      let body = field.body
      let start = field.bodyRange.lowerBound
      var index = 0
      while let open = body.firstIndex(of: ASCII.lessThan, from: index) {
        let close = body.firstIndex(of: ASCII.greaterThan, from: open) ?? body.count - 1
        index = close + 1
        guard body.extracting(open...close).firstIndex(of: ASCII.lf) != nil else { continue }
        findings.report(
          start + open..<start + close + 1, "a fold inside the angle brackets", fix: .rewriteField(field.range))
      }
    }
  }

  private static func holdsIdentifiers(_ name: FieldName) -> Bool {
    switch name {
    case .messageID, .inReplyTo, .references, .resentMessageID, .contentID, .listID, .listHelp, .listUnsubscribe,
      .listSubscribe, .listPost, .listOwner, .listArchive:
      true
    default: false
    }
  }

  /// Resent fields where who or when is missing in all of them.
  @Sendable static func incompleteResent(_ subject: Subject, _ findings: inout Findings) {
    let fields = subject.root.fields
    let resent = fields.filter { $0.knownName.map(isResent) ?? false }
    guard let first = resent.first else { return }
    let hasFrom = resent.contains { $0.knownName == .resentFrom }
    let hasDate = resent.contains { $0.knownName == .resentDate }
    if hasFrom && hasDate { return }
    findings.report(
      first.contentRange, "Resent fields without \(hasFrom ? "Resent-Date" : "Resent-From")")
  }

  private static func isResent(_ name: FieldName) -> Bool {
    switch name {
    case .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc, .resentDate, .resentMessageID: true
    default: false
    }
  }
}

extension Subject {
  /// The header fields that the sender answers for.
  var ownFields: [Field] { ownParts.flatMap { Array($0.fields) } }
}

extension Field {
  /// Where it lies, without its last line end.
  var contentRange: Range<Int> { range.lowerBound..<bodyRange.upperBound }
}
