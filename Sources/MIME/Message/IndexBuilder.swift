internal import Octets

/// Builds a message's index from the reader's events.
struct IndexBuilder: MessageSink {
  private(set) var index: MessageIndex
  /// The index of the innermost open entity; -1 before the first and after the last.
  private var current: Int32 = -1

  /// Whether the message's own header section is complete.
  private(set) var hasBody = false

  init(limits: Limits) {
    index = MessageIndex(limits: limits)
  }

  /// Starts over for another message; the memory is kept.
  mutating func removeAll() {
    index.removeAll()
    current = -1
    hasBody = false
  }

  mutating func beginEntity(at offset: Int) {
    var ordinal: Int32 = 0
    if current >= 0 {
      ordinal = index.entities[Int(current)].childCount
      index.entities[Int(current)].childCount += 1
    }
    let number = Int32(index.entities.count)
    if number == 0 { index.entities.reserveCapacity(16) }  // PERF: as for fields
    index.entities.append(
      MessageIndex.EntityRecord(
        headerStart: offset, bodyStart: offset, end: offset, firstField: Int32(index.fields.count), parent: current,
        subtreeEnd: number + 1, ordinal: ordinal))
    current = number
  }

  mutating func field(_ event: FieldEvent, _ octets: Span<UInt8>) {
    // PERF: an array that grows field by field from one on is copied five times for a usual header section.
    if index.fields.isEmpty { index.fields.reserveCapacity(32) }
    index.fields.append(
      MessageIndex.FieldRecord(
        offset: event.offset, count: UInt32(octets.count), bodyStart: UInt32(event.bodyStart),
        nameCount: UInt32(event.nameCount), name: event.name))
    index.count = event.offset + octets.count
  }

  mutating func beginBody(_ kind: EntityKind, at offset: Int) {
    hasBody = true
    let number = Int(current)
    index.entities[number].kind = kind
    index.entities[number].bodyStart = offset
    index.entities[number].fieldCount = Int32(index.fields.count) - index.entities[number].firstField
  }

  mutating func octets(_ role: OctetRole, _ octets: Span<UInt8>, at offset: Int) {
    index.count = offset + octets.count
  }

  mutating func endEntity(at offset: Int) {
    let number = Int(current)
    index.entities[number].end = max(offset, index.entities[number].bodyStart)
    index.entities[number].subtreeEnd = Int32(index.entities.count)
    current = index.entities[number].parent
  }

  mutating func defect(_ defect: Defect) {
    index.defects.record(defect.code, at: defect.offset)
  }
}
