import MIME
import MIMELint

/// The jobs that read messages.
enum MessageJobs {
  /// Reads the structure and nothing else.
  static func index(_ message: OctetStorage, into outcome: inout Outcome) {
    let index = Message(message).index
    for entity in index.entities where entity.kind == .leaf || entity.kind == .encodedMessage { outcome.items += 1 }
    outcome.octets += message.count
  }

  /// Reads the structure and nothing else, into an index that is used again and again.
  static func index(_ message: OctetStorage, _ indexer: inout MessageIndexer, into outcome: inout Outcome) {
    indexer.read(message.span)
    for entity in indexer.index.entities where entity.kind == .leaf || entity.kind == .encodedMessage {
      outcome.items += 1
    }
    outcome.octets += message.count
  }

  /// Reads the structure, decodes every leaf and the main fields, and makes UTF-8 of every text.
  static func full(_ octets: OctetStorage, limits: Limits, into outcome: inout Outcome) {
    let message = Message(octets, limits: limits)
    outcome.octets += octets.count
    readMainFields(message)
    decodeLeaves(of: message.root, into: &outcome)
  }

  /// Reads a message that is a header section only, and its main fields.
  static func headers(_ octets: OctetStorage, into outcome: inout Outcome) {
    readMainFields(Message(octets))
    outcome.octets += octets.count
    outcome.items += 1
  }

  /// Looks for everything that is wrong with a message.
  static func diagnose(_ octets: OctetStorage, limits: Limits, into outcome: inout Outcome) {
    outcome.items += Message(octets, limits: limits).diagnose().count
    outcome.octets += octets.count
  }

  /// Holds a message against the rules of the default profile. The usual limit of depth stays: rules compare each
  /// multipart with those around it.
  static func lint(_ octets: OctetStorage, limits: Limits, into outcome: inout Outcome) {
    var limits = limits
    limits.depth = Limits().depth
    outcome.items += linter.lint(Message(octets, limits: limits)).diagnostics.count
    outcome.octets += octets.count
  }

  private static let linter = Linter()

  private static func readMainFields(_ message: Message) {
    keep(message.subject)
    keep(message.from?.addresses)
    keep(message.to?.addresses)
    keep(message.date)
    keep(message.messageID)
  }

  /// Recursion ends at the limit for depth.
  private static func decodeLeaves(of entity: Entity, into outcome: inout Outcome) {
    switch entity.kind {
    case .multipart:
      for part in entity.parts { decodeLeaves(of: part, into: &outcome) }
    case .message, .encodedMessage:
      if let message = entity.message { decodeLeaves(of: message.root, into: &outcome) }
    case .leaf:
      outcome.items += 1
      if let text = entity.text() {
        outcome.produced += text.utf8.count
      } else {
        var ignored = DefectLog()
        var count = 0
        entity.decodeContent(defects: &ignored) { run in count += run.count }
        outcome.produced += count
      }
    }
  }
}

/// Uses a value, so that the compiler has to make it.
@inline(never)
func keep<Value>(_ value: Value) {}
