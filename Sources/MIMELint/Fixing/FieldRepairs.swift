internal import MIME
internal import Octets

/// Repairs of header sections and delimiters, gathered as splices. What is inside a `multipart/signed` stays as it is.
struct FieldRepairs {
  private let subject: Subject
  private let route: Route
  private let date: DateTime
  private let token: String
  private var splices = SpliceList()
  /// Repairs that are planned: several findings may ask for one.
  private var planned: Set<Repair> = []
  /// Whether boundaries made of the token occur nowhere in the message.
  private lazy var isTokenNew = !subject.message.holds("=_\(token).")

  init(_ message: Message, settings: LintSettings, date: DateTime, token: String) {
    subject = Subject(message, settings: settings)
    route = settings.envelope.route ?? .sevenBit
    self.date = date
    self.token = token
  }

  /// The message with all repairs.
  func octets() -> [UInt8] {
    let message = subject.message
    return splices.applied(to: message.octets)
  }

  /// Plans the repair of a finding; false where it is of another kind, can't be made, or has to wait for one that touches
  /// the same octets.
  mutating func add(_ diagnostic: Diagnostic) -> Bool {
    guard let fix = diagnostic.fix, !isSigned(diagnostic.range.lowerBound) else { return false }
    if planned.contains(fix) { return true }
    guard let wanted = splices(for: fix), !wanted.isEmpty else { return false }
    guard splices.add(wanted) else { return false }
    planned.insert(fix)
    return true
  }

  /// Whether an offset is in a part that a signature covers.
  private func isSigned(_ offset: Int) -> Bool {
    var index = subject.part(at: offset)?.parent
    while let parent = index {
      if subject.parts[parent].mediaType.essence == "multipart/signed" { return true }
      index = subject.parts[parent].parent
    }
    return false
  }

  /// The splices of a repair; nil where it is of another kind or can't be made.
  private mutating func splices(for fix: Repair) -> [Splice]? {
    switch fix {
    case .normalizeLineEnds, .recodeBody, .recodeText: nil
    case .endLastLine: [insertion(of: [ASCII.cr, ASCII.lf], at: subject.message.range.upperBound)]
    case .separateHeader(let entity): [insertion(of: [ASCII.cr, ASCII.lf], at: entityBody(entity))]
    case .removeField(let range), .removeLine(let range): [Splice(range: range, octets: [])]
    case .closeUpFieldName(let range): closingUp(range)
    case .addDate: setting("Date", .dateTime(date), in: 0)
    case .addMessageID: setting("Message-ID", .messageIDs([messageID]), in: 0)
    case .setField(let entity, let name, let text):
      setting(
        entity,
        field { () throws(CompositionError) in
          try HeaderField(parsing: name, text)
        })
    case .rewriteField(let range): rewriting(range)
    case .dropTransferEncoding(let entity): dropping(.contentTransferEncoding, of: entity)
    case .setCharset(let entity, let label): changing(.contentType, of: entity) { $0["charset"] = label }
    case .rewriteParameter(let entity, let name, _): changing(name, of: entity) { _ in }
    case .removeParameter(let entity, let field, let name): changing(field, of: entity) { $0[name] = nil }
    case .renameFile(let entity, let name): renaming(entity, name)
    case .rewriteDelimiters(let entity): delimiting(entity)
    }
  }
}

// MARK: - Fields

extension FieldRepairs {
  private func insertion(of octets: [UInt8], at offset: Int) -> Splice {
    Splice(range: offset..<offset, octets: octets)
  }

  private func entityBody(_ index: Int) -> Int { subject.parts[index].entity.bodyRange.lowerBound }

  /// A new identifier of the message.
  private var messageID: MessageID {
    let domain = MessageID.domain(of: subject.message.from ?? AddressList([]))
    return MessageID(text: "\(date.secondsSinceEpoch).\(token)@\(domain)")
  }

  private func field(_ make: () throws(CompositionError) -> HeaderField) -> HeaderField? {
    do throws(CompositionError) { return try make() } catch { return nil }
  }

  private func formatted(_ field: HeaderField?) -> [UInt8]? {
    guard let field else { return nil }
    var octets: [UInt8] = []
    do throws(CompositionError) {
      try field.format(for: route, into: &octets)
      return octets
    } catch {
      return nil
    }
  }

  private func setting(_ name: String, _ value: HeaderField.Value, in entity: Int) -> [Splice]? {
    setting(entity, field { () throws(CompositionError) in try HeaderField(name, value) })
  }

  /// Puts a field in the place of the first of its name, or behind all others.
  private func setting(_ entity: Int, _ field: HeaderField?) -> [Splice]? {
    guard let field, let octets = formatted(field) else { return nil }
    let fields = subject.parts[entity].fields
    if let old = fields.all(named: field.name).first { return [Splice(range: old.range, octets: octets)] }
    let end = fields.last?.range.upperBound ?? subject.parts[entity].range.lowerBound
    return [insertion(of: octets, at: end)]
  }

  /// Writes a field anew from what it says.
  private func rewriting(_ range: Range<Int>) -> [Splice]? {
    guard let old = subject.field(at: range.lowerBound) else { return nil }
    let octets = formatted(field { () throws(CompositionError) in try HeaderField(rereading: old) })
    return octets.map { [Splice(range: old.range, octets: $0)] }
  }

  private func closingUp(_ range: Range<Int>) -> [Splice]? {
    guard let field = subject.field(at: range.lowerBound) else { return nil }
    return [Splice(range: field.nameRange.upperBound..<(field.bodyRange.lowerBound - 1), octets: [])]
  }

  private func dropping(_ name: FieldName, of entity: Int) -> [Splice]? {
    guard subject.parts[entity].entity.kind != .encodedMessage else { return nil }
    return subject.parts[entity].field(name).map { [Splice(range: $0.range, octets: [])] }
  }
}

// MARK: - Parameters and delimiters

extension FieldRepairs {
  /// Writes Content-Type or Content-Disposition with other parameters.
  private func changing(_ name: FieldName, of entity: Int, _ change: (inout Parameters) -> Void) -> [Splice]? {
    let part = subject.parts[entity]
    let title = name.canonical.description
    if name == .contentType {
      var type = part.mediaType
      change(&type.parameters)
      return setting(title, .mediaType(type), in: entity)
    }
    guard var disposition = part.disposition else { return nil }
    change(&disposition.parameters)
    return setting(title, .disposition(disposition), in: entity)
  }

  /// Gives a file another name wherever it has one.
  private func renaming(_ entity: Int, _ name: String) -> [Splice]? {
    let part = subject.parts[entity]
    var splices: [Splice] = []
    if part.disposition?.fileName != nil {
      splices += changing(.contentDisposition, of: entity) { $0["filename"] = name } ?? []
    }
    if part.mediaType.parameters["name"] != nil {
      splices += changing(.contentType, of: entity) { $0["name"] = name } ?? []
    }
    return splices
  }

  private mutating func delimiting(_ entity: Int) -> [Splice]? {
    let part = subject.parts[entity]
    // Where no delimiter was found, what the lines are that look like some is anybody's guess.
    guard part.entity.kind == .multipart, isTokenNew, !subject.delimiters[entity].opening.isEmpty else { return nil }
    let boundary = "=_\(token).\(entity)"
    let repair = DelimiterRepair(part, subject.delimiters[entity], in: subject.message)
    let (splices, usesBoundary) = repair.splices(boundary: Array(boundary.utf8))
    guard usesBoundary else { return splices }
    return changing(.contentType, of: entity) { $0["boundary"] = boundary }.map { $0 + splices }
  }
}

extension Message {
  /// Whether a text occurs in its octets.
  fileprivate func holds(_ text: String) -> Bool {
    let octets = octets
    let wanted = Array(text.utf8)
    var start = 0
    while let found = octets.firstIndex(of: wanted[0], from: start) {
      if octets.extracting(found...).extracting(first: wanted.count).equals(wanted.span) { return true }
      start = found + 1
    }
    return false
  }
}
