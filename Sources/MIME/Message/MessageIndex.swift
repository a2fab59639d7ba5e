/// Where everything in a message is: two flat arrays of ranges, and what was wrong.
///
/// Entities and header fields stand in the order of the message. Offsets are in octets from its first one. Nothing of
/// the message itself is held here.
public struct MessageIndex: Sendable {
  /// One entity: the message, a body part, or the message inside a message part.
  public struct EntityRecord: Sendable, BitwiseCopyable {
    /// Where the header section starts.
    public internal(set) var headerStart: Int
    /// Where the body starts: just past the empty line that ends the header section.
    public internal(set) var bodyStart: Int
    /// Just past the body. The line end before a delimiter is not part of it.
    public internal(set) var end: Int
    /// The index of its first header field.
    public internal(set) var firstField: Int32
    /// How many header fields it has.
    public internal(set) var fieldCount: Int32 = 0
    /// The index of the entity that it is in; -1 for the message itself.
    public internal(set) var parent: Int32
    /// The index of the first entity that is not inside it: its next sibling, if it has one.
    public internal(set) var subtreeEnd: Int32
    /// Its place among the entities of its parent, from 0.
    public internal(set) var ordinal: Int32
    /// How many entities are directly inside it.
    public internal(set) var childCount: Int32 = 0
    /// How its body was read.
    public internal(set) var kind: EntityKind = .leaf
  }

  /// One header field.
  public struct FieldRecord: Sendable, BitwiseCopyable {
    /// Where the field name starts.
    public let offset: Int
    /// Length of the field with its line ends.
    public let count: UInt32
    /// Where the field body starts, counted from ``offset``: just past the colon.
    public let bodyStart: UInt32
    /// Length of the field name.
    public let nameCount: UInt32
    /// The name, where it is one of those known.
    public let name: FieldName?
  }

  /// The entities; the first is the message itself.
  public internal(set) var entities: [EntityRecord] = []
  /// The header fields of all entities.
  public internal(set) var fields: [FieldRecord] = []
  /// What the reader found wrong.
  public internal(set) var defects: DefectLog
  /// How many octets the message has.
  public internal(set) var count = 0

  /// Creates an empty index.
  ///
  /// - Parameter limits: ``Limits/defectsPerCode`` counts.
  public init(limits: Limits = Limits()) {
    defects = DefectLog(perCode: limits.defectsPerCode)
  }

  /// Only the message itself with its header section, and all that follows as its body.
  func header(ofMessageWith count: Int, limits: Limits) -> MessageIndex {
    var header = MessageIndex(limits: limits)
    guard var root = entities.first else { return header }
    root.end = count
    root.subtreeEnd = 1
    root.childCount = 0
    header.entities = [root]
    header.fields = Array(fields.prefix(Int(root.fieldCount)))
    for defect in defects.defects where defect.offset <= root.bodyStart {
      header.defects.record(defect.code, at: defect.offset)
    }
    header.count = count
    return header
  }

  /// Forgets everything and keeps the memory for the next message.
  mutating func removeAll() {
    entities.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    if !defects.isEmpty { defects.removeAll() }
    count = 0
  }
}

extension Message {
  /// The entity of an index among ``MessageIndex/entities``.
  package func entity(at index: Int) -> Entity { Entity(storage: storage, index: index) }

  /// The header field of an index among ``MessageIndex/fields``.
  package func field(at index: Int) -> Field { Field(storage: storage, record: storage.index.fields[index]) }
}
