public import Octets

/// Reads the structure of one message after the other and keeps its memory for the next: a loop over millions of
/// messages allocates nothing for each of them.
///
/// ```swift
/// var indexer = MessageIndexer()
/// for message in messages {
///   indexer.read(message.span)
///   for entity in indexer.index.entities { print(entity.headerStart, entity.bodyStart, entity.end) }
/// }
/// ```
///
/// Where fields and bodies are to be decoded, ``Message`` has the views for it; it keeps an index of its own.
public struct MessageIndexer: Sendable {
  private var reader: MessageReader
  private var builder: IndexBuilder

  /// Creates an indexer.
  public init(limits: Limits = Limits()) {
    reader = MessageReader(limits: limits)
    builder = IndexBuilder(limits: limits)
  }

  /// Where everything in the message read last is. A copy that outlives the next message costs that one its memory.
  public var index: MessageIndex { builder.index }

  /// Reads a message; what was known of the one before is forgotten. Never fails: what is wrong is in the index.
  ///
  /// - Complexity: O(*n*).
  public mutating func read(_ message: Span<UInt8>) {
    builder.removeAll()
    reader.removeAll()
    reader.push(message, into: &builder)
    reader.finish(into: &builder)
  }
}
