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

  /// The parts of a message that are wanted, in its order, or in that of their numbers.
  ///
  /// - Parameter missing: Receives the numbers of parts that aren't there.
  func entities(of message: Message, missing: inout [PartSelector]) -> [Entity] {
    candidates(in: message, missing: &missing).filter(isWanted)
  }

  private func candidates(in message: Message, missing: inout [PartSelector]) -> [Entity] {
    if let parts {
      return parts.compactMap { part in
        let entity = message.entity(numbered: part.number)
        if entity == nil { missing.append(part) }
        return entity
      }
    }
    let isSearch = !types.isEmpty || name != nil
    guard takesAll || isSearch else { return message.bodies.attachments }
    return leaves(of: message, withMessages: isSearch)
  }

  /// All parts that aren't multiparts, those of nested messages included, in the order of the message.
  ///
  /// - Parameter withMessages: Whether message parts count; their parts do anyway.
  private func leaves(of message: Message, withMessages: Bool) -> [Entity] {
    var leaves: [Entity] = []
    var pending = [message.root]
    while let entity = pending.popLast() {
      if entity.kind == .multipart {
        pending += Array(entity.parts).reversed()
        continue
      }
      let nested = entity.message
      if nested == nil || withMessages { leaves.append(entity) }
      if let nested { pending.append(nested.root) }
    }
    return leaves
  }

  private func isWanted(_ entity: Entity) -> Bool {
    if let name, !name.matches(entity.fileName ?? "") { return false }
    if types.isEmpty { return true }
    let type = entity.mediaType.essence
    return types.contains { $0.matches(type) }
  }
}
