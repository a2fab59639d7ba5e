internal import MIME
internal import Octets

/// Which parts of a message are extracted.
struct PartSelection {
  /// The parts that were named; nil where none were.
  var parts: [PartSelector]?
  /// Patterns for media types; a part has to follow one of them, where there are any.
  var types: [GlobPattern] = []
  /// A pattern for file names.
  var name: GlobPattern?
  /// Whether bodies count, and parts of nested messages.
  var takesAll = false

  /// What of a message is wanted, in its order, or in that of the numbers.
  ///
  /// - Parameter missing: Receives the numbers of parts that aren't there.
  func sources(in message: Message, missing: inout [PartSelector]) -> [PartContent.Source] {
    candidates(in: message, missing: &missing).filter(isWanted)
  }

  /// The parts of a message that are wanted, without the files that parts hold.
  ///
  /// - Parameter missing: Receives the numbers of parts that aren't there, and of files that are no parts of their own.
  func entities(in message: Message, missing: inout [PartSelector]) -> [Entity] {
    missing += (parts ?? []).filter { $0.number.file != nil }
    var entities: [Entity] = []
    for case .entity(let entity) in sources(in: message, missing: &missing) { entities.append(entity) }
    return entities
  }

  private func candidates(in message: Message, missing: inout [PartSelector]) -> [PartContent.Source] {
    if let parts {
      return parts.compactMap { part in
        let source = Self.source(numbered: part.number, in: message)
        if source == nil { missing.append(part) }
        return source
      }
    }
    let isSearch = !types.isEmpty || name != nil
    return takesAll || isSearch ? everything(in: message, withMessages: isSearch) : attachments(of: message)
  }

  private static func source(numbered number: PartNumber, in message: Message) -> PartContent.Source? {
    number.file == nil
      ? message.entity(numbered: number).map(PartContent.Source.entity)
      : message.virtualPart(numbered: number).map(PartContent.Source.file)
  }

  /// The attachments of a message, and the files that its bodies and attachments hold without being multiparts.
  private func attachments(of message: Message) -> [PartContent.Source] {
    let bodies = message.bodies
    let attached = Set(bodies.attachments.map(\.number))
    var sources: [PartContent.Source] = []
    for entity in leaves(of: message, entersMessages: false, withMessages: true) {
      if attached.contains(entity.number) { sources.append(.entity(entity)) }
      sources += entity.virtualParts().filter { !$0.isBody }.map(PartContent.Source.file)
    }
    return sources
  }

  /// All that isn't a multipart, that of nested messages included.
  private func everything(in message: Message, withMessages: Bool) -> [PartContent.Source] {
    leaves(of: message, entersMessages: true, withMessages: withMessages).flatMap { entity in
      [.entity(entity)] + entity.virtualParts().map(PartContent.Source.file)
    }
  }

  /// All parts that aren't multiparts, in the order of the message.
  ///
  /// - Parameters:
  ///   - entersMessages: Whether parts of nested messages count.
  ///   - withMessages: Whether message parts themselves count.
  private func leaves(of message: Message, entersMessages: Bool, withMessages: Bool) -> [Entity] {
    var leaves: [Entity] = []
    var pending = [message.root]
    while let entity = pending.popLast() {
      if entity.kind == .multipart {
        pending += Array(entity.parts).reversed()
        continue
      }
      let nested = entersMessages ? entity.message : nil
      if nested == nil || withMessages { leaves.append(entity) }
      if let nested { pending.append(nested.root) }
    }
    return leaves
  }

  private func isWanted(_ source: PartContent.Source) -> Bool {
    let (ownName, type) =
      switch source {
      case .entity(let entity): (entity.fileName, entity.mediaType.essence)
      case .file(let file), .joined(_, let file): (file.name, file.type)
      }
    if let name, !name.matches(ownName ?? "") { return false }
    return types.isEmpty || types.contains { $0.matches(type) }
  }
}
