internal import MIME
internal import Octets

/// Bodies that are encoded anew. What is inside a `multipart/signed` stays as it is.
struct BodyRepairs {
  private let subject: Subject
  private let settings: LintSettings

  init(_ message: Message, settings: LintSettings) {
    subject = Subject(message, settings: settings)
    self.settings = settings
  }

  /// Plans those repairs of findings that concern bodies, of one kind at a time: the charsets of texts first, which leave
  /// little to encode anew.
  ///
  /// - Parameter insists: Whether a text that needs no encoding gets one all the same, as none did not help.
  func recode(_ diagnostics: [Diagnostic], insists: Bool) -> (rewriting: Rewriting, made: [Diagnostic]) {
    var recoding = MessageRecoding()
    recoding.encodesAnew = true
    let texts = diagnostics.filter { part(toMakeUTF8: $0.fix) != nil }
    guard texts.isEmpty else {
      recoding.makesUTF8 = true
      recoding.parts = Set(texts.compactMap { part(toMakeUTF8: $0.fix) })
      return (subject.message.recoded(recoding), texts)
    }
    let bodies = diagnostics.filter { part(toEncode: $0.fix) != nil }
    let plain = insists ? bodies.filter { isPlainText($0.fix) } : []
    let chosen = plain.isEmpty ? bodies : plain
    recoding.parts = Set(chosen.compactMap { part(toEncode: $0.fix) })
    recoding.transfer = plain.isEmpty ? .fitting(settings.envelope.route?.body ?? .sevenBit) : .quotedPrintable
    return (subject.message.recoded(recoding), chosen)
  }

  /// Whether a body is a text without an encoding.
  private func isPlainText(_ fix: Repair?) -> Bool {
    guard case .recodeBody(let entity) = fix else { return false }
    return subject.parts[entity].isAnyText && subject.parts[entity].transferEncoding.isIdentity
  }

  private func part(toMakeUTF8 fix: Repair?) -> PartNumber? {
    guard case .recodeText(let entity) = fix else { return nil }
    return subject.parts[entity].entity.number
  }

  private func part(toEncode fix: Repair?) -> PartNumber? {
    switch fix {
    case .recodeBody(let entity): subject.parts[entity].entity.number
    case .dropTransferEncoding(let entity) where subject.parts[entity].entity.kind == .encodedMessage:
      subject.parts[entity].entity.number
    default: nil
    }
  }
}
