/// Where a part is while a message is planned.
struct PartPlace: Sendable {
  /// Its number in the message that is written, for errors.
  var number = PartNumber()
  /// How many multiparts and messages it is in.
  var depth = 0
  /// Whether it is all of a message's body.
  var isRoot = true
  /// The most that content may be without an encoding.
  var most: DataDomain
  /// What Content-IDs that HTML refers to become.
  var contentIDs: [String: String] = [:]

  /// The place of a part of a multipart, counted from 1.
  func part(_ ordinal: Int) -> PartPlace {
    var place = self
    place.number = number.appending(ordinal)
    place.depth += 1
    place.isRoot = false
    return place
  }

  /// The place of the body of a message that is a part.
  func message() -> PartPlace {
    var place = PartPlace(most: most)
    place.number = number.appending(1)
    place.depth = depth + 1
    return place
  }

  /// The number, for errors; nil for a message's body.
  var shownNumber: PartNumber? { number.places.isEmpty ? nil : number }
}
