import MIME
import TestSupport

/// Writes down what a reader reports, with the runs of a body joined, and checks what holds for every reading.
struct EventLog: MessageSink {
  /// One event: what it is, where, how long, and what else tells it from others.
  struct Event: Equatable {
    enum Kind: Equatable {
      case begin, end
      case body(EntityKind)
      case field(FieldName?, nameCount: Int, bodyStart: Int)
      case octets(OctetRole)
    }

    var kind: Kind
    var offset: Int
    var count = 0
  }

  private(set) var events: [Event] = []
  private(set) var defects: [Defect] = []
  private(set) var octets: [UInt8] = []
  /// For each open entity, whether its body has begun.
  private var open: [Bool] = []

  /// The defects in an order that the order of other events does not change.
  var sortedDefects: [Defect] {
    defects.sorted { ($0.offset, $0.code.rawValue) < ($1.offset, $1.code.rawValue) }
  }

  static func read(_ message: [UInt8], limits: Limits, _ split: Split = []) -> EventLog {
    var reader = MessageReader(limits: limits)
    var log = EventLog()
    message.forEachCopy(split) { reader.push($0, into: &log) }
    reader.finish(into: &log)
    check(log.open.isEmpty, "an entity is left open")
    return log
  }

  mutating func beginEntity(at offset: Int) {
    check(offset == octets.count, "an entity begins at \(offset), not \(octets.count)")
    open.append(false)
    events.append(Event(kind: .begin, offset: offset))
  }

  mutating func field(_ event: FieldEvent, _ span: Span<UInt8>) {
    check(open.last == false, "a field outside of a header section")
    check(event.nameCount < event.bodyStart && event.bodyStart <= span.count, "a field of impossible counts")
    check(span[event.bodyStart - 1] == ASCII.colon, "no colon before a field body")
    let kind = Event.Kind.field(event.name, nameCount: event.nameCount, bodyStart: event.bodyStart)
    take(span, at: event.offset, as: kind)
  }

  mutating func beginBody(_ kind: EntityKind, at offset: Int) {
    check(open.last == false, "a body without a header section")
    // Lines at the end of a header section that turn out to be its body were reported before.
    check(offset <= octets.count, "a body begins at \(offset), past \(octets.count)")
    open[open.count - 1] = true
    events.append(Event(kind: .body(kind), offset: offset))
  }

  mutating func octets(_ role: OctetRole, _ span: Span<UInt8>, at offset: Int) {
    check(!span.isEmpty, "an empty run of \(role)")
    check((role == .junk || role == .headerEnd) == (open.last == false), "\(role) at the wrong place")
    take(span, at: offset, as: .octets(role))
  }

  mutating func endEntity(at offset: Int) {
    check(open.popLast() == true, "an entity ends that has no body")
    check(offset <= octets.count, "an entity ends at \(offset), past \(octets.count)")
    events.append(Event(kind: .end, offset: offset))
  }

  mutating func defect(_ defect: Defect) { defects.append(defect) }

  private mutating func take(_ span: Span<UInt8>, at offset: Int, as kind: Event.Kind) {
    check(offset == octets.count, "\(kind) at \(offset), not \(octets.count)")
    octets.append(span)
    if case .octets = kind, let last = events.last, last.kind == kind {
      events[events.count - 1].count += span.count
    } else {
      events.append(Event(kind: kind, offset: offset, count: span.count))
    }
  }
}

extension Limits {
  /// Limits so low that small inputs reach all of them.
  static let low: Limits = {
    var limits = Limits()
    limits.depth = 3
    limits.entities = 6
    limits.fieldsPerSection = 4
    limits.headerSectionOctets = 200
    limits.fieldOctets = 60
    limits.boundaryOctets = 3
    limits.delimiterLineOctets = 12
    limits.parameterPieces = 3
    limits.parameters = 3
    limits.addressesPerField = 2
    limits.messageIDsPerField = 2
    limits.commentDepth = 2
    limits.paddingOctets = 4
    limits.defectsPerCode = 2
    return limits
  }()
}
