internal import Octets

/// A header section with a body: a message, a body part of a multipart, or the message inside a message part.
///
/// A view that copies nothing; it shares the message's storage.
///
/// Source: RFC 2045 §2.4.
public struct Entity: Sendable {
  let storage: MessageStorage
  let index: Int

  var record: MessageIndex.EntityRecord { storage.index.entities[index] }

  /// How its body was read.
  public var kind: EntityKind { record.kind }

  /// Where its header section lies in the input, with the empty line that ends it.
  public var headerRange: Range<Int> { record.headerStart..<record.bodyStart }

  /// Where its body lies in the input. The line end before a delimiter is not part of it.
  public var bodyRange: Range<Int> { record.bodyStart..<record.end }

  /// Its octets as they are written: header section and body, still transfer-encoded.
  public var octets: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let storage = storage
      let span = storage.span
      // SAFETY: the storage is immutable and retained by `self`.
      return unsafe _overrideLifetime(span.extracting(record.headerStart..<record.end), borrowing: self)
    }
  }

  /// Its body as it is written: still transfer-encoded.
  public var rawBody: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let storage = storage
      let span = storage.span
      // SAFETY: the storage is immutable and retained by `self`.
      return unsafe _overrideLifetime(span.extracting(bodyRange), borrowing: self)
    }
  }

  /// Its header fields.
  public var fields: Fields {
    let first = Int(record.firstField)
    return Fields(storage: storage, range: first..<(first + Int(record.fieldCount)))
  }

  /// The entity that it is directly in; nil for the message itself.
  public var parent: Entity? {
    record.parent < 0 ? nil : Entity(storage: storage, index: Int(record.parent))
  }

  /// The body parts of a multipart in their order; empty for any other entity.
  public var parts: Parts {
    Parts(storage: storage, from: index + 1, to: kind == .multipart ? Int(record.subtreeEnd) : index + 1)
  }

  /// The message that a message part holds, also where a transfer encoding illegally covers it.
  ///
  /// Source: RFC 2046 §5.2.1.
  public var message: Message? {
    if kind == .message { return Message(storage: storage, rootIndex: index + 1) }
    return encodedMessage()
  }

  /// Its number, such as `1.2`; nil for a multipart that is a message's whole body.
  public var number: PartNumber? {
    if isMessageRoot { return kind == .multipart ? nil : numberPrefix.appending(1) }
    return numberPrefix.appending(Int(record.ordinal) + 1)
  }

  /// Whether it is a message's own entity and no body part.
  var isMessageRoot: Bool {
    guard let parent else { return true }
    return parent.kind == .message
  }

  /// The number that those of its siblings begin with.
  private var numberPrefix: PartNumber {
    guard let parent else { return storage.numberPrefix }
    return parent.number ?? parent.numberPrefix
  }
}

/// The body parts of a multipart, in their order.
public struct Parts: Sendable, Sequence, IteratorProtocol {
  let storage: MessageStorage
  private var position: Int
  private let end: Int

  init(storage: MessageStorage, from start: Int, to end: Int) {
    self.storage = storage
    self.position = start
    self.end = end
  }

  public mutating func next() -> Entity? {
    guard position < end else { return nil }
    let part = Entity(storage: storage, index: position)
    position = Int(part.record.subtreeEnd)
    return part
  }
}

extension Message {
  /// The entity of a number such as `1.2`, or nil. Looks into messages under a transfer encoding as well.
  public func entity(numbered number: PartNumber) -> Entity? {
    guard number.file == nil, let first = number.places.first else { return nil }
    var entity = root.numbered(first)
    for place in number.places.dropFirst() {
      guard let outer = entity else { return nil }
      entity = outer.kind == .multipart ? outer.numbered(place) : outer.message?.root.numbered(place)
    }
    return entity
  }
}

extension Entity {
  /// The part at a place, counted from 1; an entity that has no parts counts as its own first.
  fileprivate func numbered(_ place: Int) -> Entity? {
    guard kind == .multipart else { return place == 1 ? self : nil }
    return parts.first { $0.record.ordinal == place - 1 }
  }
}
