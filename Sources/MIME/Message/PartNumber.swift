/// The IMAP section number of a body part, such as `1.2`: its place among its siblings at each level.
///
/// Inside a message part the numbers go on from the part's own, so that the text inside the message that is part 2 is
/// `2.1`. A multipart that is a message's whole body has no number.
///
/// Source: RFC 3501 §6.4.5.
public struct PartNumber: Sendable, Hashable {
  /// The places, outermost first, counted from 1.
  public internal(set) var places: [Int] = []

  /// Creates the number of nothing, from which numbers are built.
  init() {}

  /// Parses a number such as `1.2`; nil where it is none.
  public init?(validating text: String) {
    let octets = Array(text.utf8)
    for place in octets.split(separator: ASCII.dot, omittingEmptySubsequences: false) {
      guard let number = Array(place).span.decimalValue(atMost: Int(Int32.max)), number > 0 else { return nil }
      places.append(number)
    }
  }

  /// This number with one more place behind it.
  func appending(_ place: Int) -> PartNumber {
    var longer = self
    longer.places.append(place)
    return longer
  }
}

extension PartNumber: CustomStringConvertible {
  public var description: String {
    places.map(String.init).joined(separator: ".")
  }
}
