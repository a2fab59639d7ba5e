internal import MIME
internal import Octets

/// The delimiters of one multipart, and what they become.
struct DelimiterRepair {
  private let part: Part
  private let message: Message
  private let delimiters: DelimiterPlaces.Places

  init(_ part: Part, _ delimiters: DelimiterPlaces.Places, in message: Message) {
    self.part = part
    self.message = message
    self.delimiters = delimiters
  }

  /// The splices that close a multipart which is not closed, or that give one which is another boundary.
  ///
  /// - Parameter boundary: Occurs nowhere in the message; its field is not written here.
  /// - Returns: The splices, and whether the boundary is in use.
  func splices(boundary: [UInt8]) -> (splices: [Splice], usesBoundary: Bool) {
    let message = message
    let octets = message.octets
    let current = part.boundary
    let isClosed = delimiters.close != nil
    let keeps = !isClosed && BoundaryParameter.isAllowed(current.span)
    let name = keeps ? current : boundary
    var splices: [Splice] = []
    if !keeps {
      for place in delimiters.opening { splices.append(replacing(place, octets, name, isClose: false)) }
      if let place = delimiters.close { splices.append(replacing(place, octets, name, isClose: true)) }
    }
    if !isClosed {
      let end = part.entity.bodyRange.upperBound
      let lineEnd: [UInt8] = [ASCII.cr, ASCII.lf]
      let close = lineEnd + Self.line(name, isClose: true) + (end == octets.count ? lineEnd : [])
      splices.append(Splice(range: end..<end, octets: close))
    }
    return (splices, !keeps)
  }

  /// Puts another line between a delimiter's line ends.
  private func replacing(
    _ place: Range<Int>, _ octets: Span<UInt8>, _ boundary: [UInt8], isClose: Bool
  ) -> Splice {
    var start = place.lowerBound
    while start < place.upperBound, octets[start] == ASCII.cr || octets[start] == ASCII.lf { start += 1 }
    var end = place.upperBound
    while end > start, octets[end - 1] == ASCII.cr || octets[end - 1] == ASCII.lf { end -= 1 }
    return Splice(range: start..<end, octets: Self.line(boundary, isClose: isClose))
  }

  private static func line(_ boundary: [UInt8], isClose: Bool) -> [UInt8] {
    let dashes = [ASCII.hyphen, ASCII.hyphen]
    return dashes + boundary + (isClose ? dashes : [])
  }

}

/// Where the delimiters of multiparts are.
struct DelimiterPlaces: MessageSink {
  /// Where those of one multipart are, with their line ends.
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
    let range = offset..<offset + octets.count
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
