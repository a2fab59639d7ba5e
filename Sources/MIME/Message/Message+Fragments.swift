internal import Octets

/// Where a `message/partial` belongs in the message that it is a fragment of.
///
/// Source: RFC 2046 §5.2.2.
public struct FragmentPlace: Sendable, Hashable {
  /// What all fragments of the message share.
  public let id: String
  /// Which one it is, from 1.
  public let number: Int
  /// How many there are; the last one says so, others may.
  public let total: Int?

  /// Reads the parameters of a media type; nil where it is no `message/partial` with an id and a number.
  init?(_ type: MediaType) {
    guard type.essence == "message/partial", let id = type.parameters["id"], !id.isEmpty,
      let number = type.parameters["number"]?.utf8.span.decimalValue(atMost: Int(Int32.max)), number > 0
    else { return nil }
    self.id = id
    self.number = number
    total = type.parameters["total"]?.utf8.span.decimalValue(atMost: Int(Int32.max))
  }

  /// Whether number and total agree.
  var isConsistent: Bool { total.map { number <= $0 } ?? true }
}

extension Message {
  /// Where it belongs in the message that it is a fragment of; nil where it is none. Source: RFC 2046 §5.2.2.
  public var fragmentPlace: FragmentPlace? { FragmentPlace(root.mediaType) }

  /// Joins the fragments of a message, given in any order; nil where one is missing, or they are of several messages.
  ///
  /// Of fragments with the same number the first one given counts, and the highest total that one of them gives. Its
  /// header section is the first fragment's, but for the fields about content and the subject, which are those of the
  /// message that was split. What comes out may be a fragment again.
  ///
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 2046 §5.2.2.1.
  public static func joining(_ fragments: [Message], limits: Limits = Limits()) -> Message? {
    var places: [Int: Message] = [:]
    var total = 0
    var id: String?
    for fragment in fragments {
      guard let place = fragment.fragmentPlace, id == nil || id == place.id else { return nil }
      id = place.id
      total = max(total, place.total ?? 0)
      if places[place.number] == nil { places[place.number] = fragment }
    }
    guard total > 0, places.count == total, let first = places[1] else { return nil }
    var octets = first.joinedHeader()
    for number in 2..<max(2, total + 1) {
      guard let fragment = places[number] else { return nil }
      if let last = octets.last, last != ASCII.lf { octets += first.lineEnd }
      octets += fragment.root.content()
    }
    return Message(octets, limits: limits)
  }

  /// The header section of the message whose first fragment this is, and what the fragment has of its body.
  private func joinedHeader() -> [UInt8] {
    let inner = Message(root.content(), limits: storage.limits)
    var octets: [UInt8] = []
    for field in root.fields where !field.isOfInnerMessage { append(field, to: &octets) }
    for field in inner.root.fields where field.isOfInnerMessage { inner.append(field, to: &octets) }
    octets += lineEnd
    let body = inner.storage.span.extracting(inner.root.record.bodyStart...)
    octets.append(body)
    return octets
  }

  /// Appends a field as it is written, with a line end if it lacks one.
  private func append(_ field: Field, to octets: inout [UInt8]) {
    octets.append(storage.span.extracting(field.range))
    if octets.last != ASCII.lf { octets += lineEnd }
  }

  /// How its first line ends.
  private var lineEnd: [UInt8] {
    let octets = storage.span
    guard let lf = octets.firstIndex(of: ASCII.lf), lf == 0 || octets[lf - 1] != ASCII.cr else {
      return [ASCII.cr, ASCII.lf]
    }
    return [ASCII.lf]
  }
}

extension Field {
  /// Whether a joined message has it from the message that was split. Source: RFC 2046 §5.2.2.1.
  fileprivate var isOfInnerMessage: Bool {
    let name = Array(self.name.utf8)
    if name.span.extracting(first: 8).equalsIgnoringCase("content-") { return true }
    let names: [StaticString] = ["subject", "message-id", "encrypted", "mime-version"]
    return names.contains { name.span.equalsIgnoringCase($0) }
  }
}
