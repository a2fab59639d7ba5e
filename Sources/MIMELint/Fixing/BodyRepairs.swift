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

  /// Plans those repairs of findings that concern bodies: the charsets of texts first, which leave nothing to encode anew.
  func recode(_ diagnostics: [Diagnostic]) -> (rewriting: Rewriting, made: [Diagnostic]) {
    var recoding = MessageRecoding()
    let texts = diagnostics.filter { part(toMakeUTF8: $0.fix) != nil }
    recoding.makesUTF8 = true
    recoding.parts = Set(texts.compactMap { part(toMakeUTF8: $0.fix) })
    guard texts.isEmpty else { return (subject.message.recoded(recoding), texts) }
    let bodies = diagnostics.filter { part(toEncode: $0.fix) != nil }
    recoding.makesUTF8 = false
    recoding.parts = Set(bodies.compactMap { part(toEncode: $0.fix) })
    recoding.transfer = .fitting(settings.envelope.route?.body ?? .sevenBit)
    recoding.encodesAnew = true
    return (subject.message.recoded(recoding), bodies)
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
