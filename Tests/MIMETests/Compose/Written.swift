import MIME

/// Drafts as they are written in tests: always with the same token and date.
enum Written {
  static func options(_ route: Route = .sevenBit) -> MessageWriter.Options {
    var options = MessageWriter.Options()
    options.route = route
    options.token = "token"
    options.date = DateTime(year: 2026, month: 11, day: 23, hour: 10, minute: 0, second: 0, zoneOffsetMinutes: 60)
    return options
  }

  static func draft(_ body: Draft.Part) -> Draft {
    var draft = Draft(body: body)
    draft.from = [.mailbox(Mailbox(displayName: "Ann", address: "ann@example.org"))]
    return draft
  }

  static func text(_ draft: Draft, _ route: Route = .sevenBit) throws(CompositionError) -> String {
    String(decoding: try MessageWriter.octets(of: draft, options: options(route)), as: UTF8.self)
  }

  static func text(_ body: Draft.Part, _ route: Route = .sevenBit) throws(CompositionError) -> String {
    try text(draft(body), route)
  }

  static func message(_ draft: Draft, _ route: Route = .sevenBit) throws(CompositionError) -> Message {
    Message(try MessageWriter.octets(of: draft, options: options(route)))
  }

  static func message(_ body: Draft.Part, _ route: Route = .sevenBit) throws(CompositionError) -> Message {
    try message(draft(body), route)
  }

  /// The media types of an entity and what is in it, as in `multipart/mixed(text/plain, image/png)`.
  static func tree(_ entity: Entity) -> String {
    let type = entity.mediaType.essence
    if let message = entity.message { return "\(type)(\(tree(message.root)))" }
    let parts = entity.parts.map { tree($0) }
    return parts.isEmpty ? type : "\(type)(\(parts.joined(separator: ", ")))"
  }
}
