internal import MIME
internal import Octets

/// Where the delimiters of multiparts are.
struct DelimiterPlaces: MessageSink {
  /// Where the delimiter lines of one multipart are, without their line ends.
  struct Places {
    fileprivate(set) var opening: [Range<Int>] = []
    fileprivate(set) var close: Range<Int>?
  }

  private var places: [Int: Places] = [:]
  private var open: [Int] = []
  private var count = 0

  /// Finds the delimiters in a message, which is read again for it.
  init(of message: Message) {
    var reader = MessageReader(limits: message.limits)
    reader.push(message.octets, into: &self)
    reader.finish(into: &self)
  }

  /// Those of an entity.
  subscript(entity: Int) -> Places { places[entity] ?? Places() }

  mutating func beginEntity(at offset: Int) {
    open.append(count)
    count += 1
  }

  mutating func endEntity(at offset: Int) { open.removeLast() }

  mutating func octets(_ role: OctetRole, _ octets: Span<UInt8>, at offset: Int) {
    guard role == .delimiter || role == .closeDelimiter, let entity = open.last else { return }
    let line = octets.trimmedRange()
    let range = offset + line.lowerBound..<offset + line.upperBound
    if role == .delimiter {
      places[entity, default: Places()].opening.append(range)
    } else {
      places[entity, default: Places()].close = range
    }
  }

  mutating func field(_ event: FieldEvent, _ octets: Span<UInt8>) {}
  mutating func beginBody(_ kind: EntityKind, at offset: Int) {}
  mutating func defect(_ defect: Defect) {}
}
