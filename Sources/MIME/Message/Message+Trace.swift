internal import Octets

/// One server on a message's way.
public struct Hop: Sendable {
  /// The field that the server added.
  public let field: Field
  /// What it says.
  public let received: Received
  /// How many seconds after the hop before it, by the clocks of both; negative where they disagree. Nil for the first
  /// one, and where a date is missing.
  public let delay: Int?
}

extension Message {
  /// The servers that it went through, the first one first, by its Received fields. Parsed at each call.
  ///
  /// A hop without a date is passed over when delays are counted. Source: RFC 5321 §4.4.
  public var hops: [Hop] {
    var hops: [Hop] = []
    var last: Int?
    for field in root.fields.reversed() where field.knownName == .received {
      var ignored = DefectLog()
      let received = Received(lenient: field.body, limits: storage.limits, defects: &ignored)
      let seconds = received.date?.secondsSinceEpoch
      let delay = seconds.flatMap { seconds in last.map { seconds - $0 } }
      hops.append(Hop(field: field, received: received, delay: delay))
      last = seconds ?? last
    }
    return hops
  }
}
