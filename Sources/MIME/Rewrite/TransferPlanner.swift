internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// Plans new transfer encodings and charsets for the leaves of a message, and what follows for the entities around them.
struct TransferPlanner {
  var rewriting: Rewriting
  private let message: Message
  /// By an entity's place: what it consists of on the wire once it is rewritten.
  private var domains: [DataDomain]
  /// By an entity's place: whether something in it changes.
  private var isChanged: [Bool]
  /// The most that an entity may say of what is in it.
  private let limit: DataDomain

  /// Creates a planner.
  ///
  /// - Parameter limit: Entities around leaves that say more are corrected, also where nothing in them changes.
  init(_ rewriting: Rewriting, limit: DataDomain = .binary) {
    self.rewriting = rewriting
    self.limit = limit
    message = rewriting.message
    let count = message.root.subtreeEnd(in: message)
    domains = Array(repeating: .sevenBit, count: count)
    isChanged = Array(repeating: false, count: count)
  }

  /// Plans all entities; a `multipart/signed` is handed over as a whole.
  ///
  /// - Parameters:
  ///   - leaf: Plans a leaf.
  ///   - signed: Looks at a `multipart/signed`.
  mutating func plan(
    leaf: (inout TransferPlanner, Entity) -> Void, signed: (inout TransferPlanner, Entity) -> Void
  ) {
    let entities = message.entities
    var place = 0
    while place < entities.count {
      let entity = entities[place]
      domains[place] = entity.transferEncoding.domain
      if entity.isSigned {
        signed(&self, entity)
        let end = entity.subtreeEnd(in: message)
        for inner in entities[(place + 1)..<end] { domains[inner.place(in: message)] = inner.wireDomain }
        place = end
        continue
      }
      if entity.kind == .leaf || entity.kind == .encodedMessage { leaf(&self, entity) }
      place += 1
    }
    fixParents(entities)
  }

  /// Gives a leaf another encoding, charset or both.
  mutating func recode(_ entity: Entity, _ recoding: BodyRecoding, domain: DataDomain, fields: [FieldEdit] = []) {
    var plan = EntityPlan()
    plan.fieldEdits = fields
    let hasField = entity.fields.first(named: .contentTransferEncoding) != nil
    if recoding.source != recoding.target, hasField || recoding.target != .sevenBit {
      plan.fieldEdits.append(.set(.contentTransferEncoding, to: recoding.target.name))
    }
    let staysAsItIs = recoding.source.isIdentity && recoding.target.isIdentity && recoding.charset == nil
    if !staysAsItIs { plan.body = .recode(recoding) }
    let place = entity.place(in: message)
    domains[place] = recoding.target.isIdentity ? domain : .sevenBit
    isChanged[place] = true
    rewriting.change(entity, plan)
  }

  /// Makes entities around those that change say what they hold now.
  ///
  /// Source: RFC 2045 §6.4.
  private mutating func fixParents(_ entities: [Entity]) {
    for entity in entities.reversed() {
      let place = entity.place(in: message)
      let isTooWide = entity.transferEncoding.domain > limit && !entity.isInsideSigned
      if entity.kind == .multipart || entity.kind == .message, isChanged[place] || isTooWide { fix(entity) }
      guard place > 0, let parent = entity.parent?.place(in: message) else { continue }
      if isChanged[place] { isChanged[parent] = true }
    }
  }

  private mutating func fix(_ entity: Entity) {
    let needed = neededDomain(entity)
    let label = entity.transferEncoding
    domains[entity.place(in: message)] = needed
    guard label.isIdentity, label != .unknown, label.domain != needed else { return }
    var plan = EntityPlan()
    plan.fieldEdits = [.set(.contentTransferEncoding, to: needed.transferEncoding.name)]
    rewriting.change(entity, plan)
  }

  /// The greatest domain of what is directly in an entity.
  private func neededDomain(_ entity: Entity) -> DataDomain {
    guard entity.kind == .multipart else { return domains[entity.place(in: message) + 1] }
    return entity.parts.reduce(.sevenBit) { max($0, domains[$1.place(in: message)]) }
  }
}
