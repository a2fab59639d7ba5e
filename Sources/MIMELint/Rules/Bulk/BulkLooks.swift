internal import MIME
internal import Octets

/// What the rules about bulk and automatic mail look at.
enum BulkLooks {
  /// A DKIM-Signature field for examples that signs some fields.
  static func exampleSignature(_ names: String) -> String {
    "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=k1;\n h=\(names);\n"
      + " bh=DD3L33E64/RV0CUJdfGTtPGKU7OPJpo/2LxOdf3k0RI=; b="
      + String(repeating: "\n QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5QUJDREVGR0hJSktMTU5PUFFSU1", count: 5)
  }

  /// Whether a field of URIs has one that begins with https.
  static func hasHTTPS(_ field: Field) -> Bool {
    var ignored = DefectLog()
    return ListURIs(lenient: field.body, defects: &ignored).uris.contains { uri in
      let beginning = Array(uri.utf8.prefix(8))
      return beginning.span.equalsIgnoringCase("https://")
    }
  }

  /// The value of List-Unsubscribe-Post.
  @Sendable static func oneClick(_ subject: Subject, _ findings: inout Findings) {
    guard let field = subject.root.field(.listUnsubscribePost) else {
      guard subject.settings.profile == .bulk, let unsubscribe = subject.root.field(.listUnsubscribe) else { return }
      let end = unsubscribe.range.upperBound
      return findings.report(
        end..<end, "there is no List-Unsubscribe-Post field",
        fix: .setField(entity: 0, name: "List-Unsubscribe-Post", text: "List-Unsubscribe=One-Click"))
    }
    let message = subject.message
    if message.octets.extracting(field.trimmedBodyRange).equalsIgnoringCase("list-unsubscribe=one-click") { return }
    findings.report(
      field.trimmedBodyRange, "this is not 'List-Unsubscribe=One-Click'",
      fix: .setField(entity: 0, name: "List-Unsubscribe-Post", text: "List-Unsubscribe=One-Click"))
  }

  /// One-click fields outside of all signatures, where there are signatures.
  @Sendable static func unsubscribeNotSigned(_ subject: Subject, _ findings: inout Findings) {
    guard let field = subject.root.field(.listUnsubscribePost), !subject.signatures.isEmpty else { return }
    let isCovered = subject.signatures.contains { signature in
      Set(signature.signedNames).isSuperset(of: ["list-unsubscribe", "list-unsubscribe-post"])
    }
    if !isCovered { findings.report(field.contentRange, "no signature covers one-click unsubscription") }
  }

  /// Fields that aren't URIs in angle brackets, and URIs with blanks.
  @Sendable static func malformedURIs(_ subject: Subject, _ findings: inout Findings) {
    let recorded = subject.defects[.listFieldInvalid]
    for field in subject.root.fields {
      guard let name = field.knownName, uriFields.contains(name), !field.trimmedBodyRange.isEmpty else { continue }
      let isBroken = recorded.contains { field.bodyRange.contains($0) }
      if isBroken {
        findings.report(
          field.trimmedBodyRange, "something is no URI in angle brackets", fix: .rewriteField(field.range))
      } else if let place = blankInURI(field) {
        findings.report(place, "a blank inside a URI", fix: .rewriteField(field.range))
      }
    }
  }

  private static let uriFields: [FieldName] = [
    .listHelp, .listUnsubscribe, .listSubscribe, .listPost, .listOwner, .listArchive,
  ]

  /// The first blank inside angle brackets that is no fold.
  private static func blankInURI(_ field: Field) -> Range<Int>? {
    let body = field.body
    var isInside = false
    for index in body.indices {
      switch body[index] {
      case ASCII.lessThan: isInside = true
      case ASCII.greaterThan: isInside = false
      case ASCII.lf: isInside = false  // folds are another rule's
      case ASCII.space, ASCII.tab:
        let place = field.bodyRange.lowerBound + index
        if isInside { return place..<place + 1 }
      default: break
      }
    }
    return nil
  }

  /// Fields of lists that were there before.
  @Sendable static func repeatedFields(_ subject: Subject, _ findings: inout Findings) {
    var seen: Set<FieldName> = []
    for field in subject.root.fields {
      guard let name = field.knownName, uriFields.contains(name) || name == .listID || name == .listUnsubscribePost,
        !seen.insert(name).inserted
      else { continue }
      findings.report(field.contentRange, "a second \(field.name) field")
    }
  }
}

// MARK: - The text

extension BulkLooks {
  /// Texts without a word that leads out of the list.
  @Sendable static func unsubscribeNotVisible(_ subject: Subject, _ findings: inout Findings) {
    let texts = subject.ownParts.filter { $0.isText("plain") || $0.isText("html") }
    guard !texts.isEmpty, !texts.contains(where: { namesWayOut($0.text?.decoded.utf8 ?? []) }) else { return }
    let start = texts[0].entity.bodyRange.lowerBound
    findings.report(start..<start, "the text names no way to leave the list")
  }

  /// Words that lead out of a list, by their beginnings in lower case, in the languages of most bulk mail.
  private static let words: [String] = [
    "unsubscri", "opt out", "opt-out", "abmeld", "abbestell", "désabonn", "désinscri", "darse de baja", "dar de baja",
    "cancelar suscrip", "cancelar a inscri", "cancelar inscri", "disiscri", "cancella", "afmeld", "uitschrijv",
    "avregistrer", "avprenumerera", "avmeld", "afmelde", "peruuta tilaus", "wypis", "odhlás", "leiratkoz", "dezabon",
    "отпис", "відпис", "配信停止", "退订", "退訂", "수신거부", "abonelikten",
  ]

  private static func namesWayOut(_ utf8: [UInt8]) -> Bool {
    let text = utf8.span
    return wordTable.contains { word in holds(text, word) }
  }

  private static let wordTable: [[UInt8]] = words.map { Array($0.utf8) }

  /// Whether a text holds a word, ASCII letters of either case being the same.
  private static func holds(_ text: Span<UInt8>, _ word: [UInt8]) -> Bool {
    guard let first = word.first else { return false }
    let capital = first.isLetter ? first & 0xDF : first
    return holds(text, word, from: first) || capital != first && holds(text, word, from: capital)
  }

  private static func holds(_ text: Span<UInt8>, _ word: [UInt8], from first: UInt8) -> Bool {
    var index = 0
    while let start = text.firstIndex(of: first, from: index), start + word.count <= text.count {
      if text.extracting(start..<start + word.count).equalsIgnoringCase(word.span) { return true }
      index = start + 1
    }
    return false
  }
}

// MARK: - Automatic mail

extension BulkLooks {
  /// The value of Auto-Submitted in lower case, without its parameters.
  private static func autoSubmitted(_ subject: Subject) -> String? {
    guard let field = subject.root.fields.all(named: "Auto-Submitted").first else { return nil }
    let value = field.text.utf8.prefix { $0 != ASCII.semicolon }.filter { !$0.isBlank }.map(\.lowercased)
    return String(decodingUTF8: value.span)
  }

  /// Messages that say by other means that a program answered.
  @Sendable static func notMarkedAutomatic(_ subject: Subject, _ findings: inout Findings) {
    guard autoSubmitted(subject) == nil else { return }
    let fields = subject.root.fields
    let precedence = fields.all(named: "Precedence").first { field in
      let body = field.body
      return body.extracting(body.trimmedRange()).equalsIgnoringCase("auto_reply")
    }
    let mark = precedence ?? fields.all(named: "X-Autoreply").first ?? fields.all(named: "X-Autorespond").first
    if let mark { findings.report(mark.contentRange, "a program answered, and Auto-Submitted does not say so") }
  }

  /// Answers of programs to programs.
  @Sendable static func automaticToAutomatic(_ subject: Subject, _ findings: inout Findings) {
    guard autoSubmitted(subject) == "auto-replied" else { return }
    if subject.settings.envelope.recipients.contains("") {
      findings.report(subject.headerGap, "an automatic answer to the null reverse-path")
    }
    guard let to = subject.addresses.first(.to) else { return }
    for (entry, mailbox) in to.mailboxes where isProgram(mailbox.localPart) {
      findings.report(entry.range, "an automatic answer to a program")
    }
  }

  private static func isProgram(_ localPart: String) -> Bool {
    let name = localPart.utf8.map(\.lowercased)
    let text = String(decodingUTF8: name.span)
    return ["mailer-daemon", "postmaster", "noreply", "no-reply", "do-not-reply"].contains(text)
      || text.hasPrefix("owner-") || text.hasSuffix("-request")
  }

  /// Requests for receipts that are repeated, or name another address than the message's sender.
  @Sendable static func receiptRequest(_ subject: Subject, _ findings: inout Findings) {
    let requests = subject.root.fields.all(named: "Disposition-Notification-To")
    for field in requests.dropFirst() { findings.report(field.contentRange, "a second request for receipts") }
    guard let field = requests.first else { return }
    var ignored = DefectLog()
    let wanted = AddressList(lenient: field.body, defects: &ignored).mailboxes.map { DomainName.folded($0.address) }
    let senders = sendersOf(subject)
    guard !senders.isEmpty, !wanted.allSatisfy(senders.contains) else { return }
    findings.report(field.trimmedBodyRange, "receipts go to another address than the sender's")
  }

  /// The reverse-path, or where it isn't known the authors.
  private static func sendersOf(_ subject: Subject) -> Set<String> {
    if let path = subject.settings.envelope.mailFrom { return [DomainName.folded(path)] }
    if let field = subject.root.field(.returnPath) {
      var ignored = DefectLog()
      return Set(AddressList(lenient: field.body, defects: &ignored).mailboxes.map { DomainName.folded($0.address) })
    }
    return Set(subject.addresses.first(.from)?.list.mailboxes.map { DomainName.folded($0.address) } ?? [])
  }
}
