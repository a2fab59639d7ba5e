/// The IMAP section number of a body part, such as `1.2`: its place among its siblings at each level.
///
/// Inside a message part the numbers go on from the part's own, so that the text inside the message that is part 2 is
/// `2.1`. A multipart that is a message's whole body has no number.
///
/// A file that a part holds in a way that MIME doesn't know, a ``VirtualPart``, has the part's number and its own place
/// behind a plus sign, as in `1.2+1`, which is no section number of IMAP and so never the number of a part.
///
/// Source: RFC 3501 §6.4.5.
public struct PartNumber: Sendable, Hashable {
  /// The places, outermost first, counted from 1.
  public internal(set) var places: [Int] = []
  /// The place of a virtual part among those of its part, counted from 1; nil in the number of a part.
  public internal(set) var file: Int?

  /// Creates the number of nothing, from which numbers are built.
  init() {}

  /// Parses a number such as `1.2` or `1.2+1`; nil where it is none.
  public init?(validating text: String) {
    let octets = Array(text.utf8)
    let pieces = octets.split(separator: ASCII.plus, omittingEmptySubsequences: false)
    guard pieces.count <= 2 else { return nil }
    for place in pieces[0].split(separator: ASCII.dot, omittingEmptySubsequences: false) {
      guard let number = Self.place(place) else { return nil }
      places.append(number)
    }
    guard pieces.count == 2 else { return }
    guard let number = Self.place(pieces[1]) else { return nil }
    file = number
  }

  private static func place(_ digits: ArraySlice<UInt8>) -> Int? {
    guard let number = Array(digits).span.decimalValue(atMost: Int(Int32.max)), number > 0 else { return nil }
    return number
  }

  /// The number of the part that a virtual part is in; that of a part is itself.
  var withoutFile: PartNumber {
    var number = self
    number.file = nil
    return number
  }

  /// The number of a virtual part of this part.
  func withFile(_ place: Int) -> PartNumber {
    var number = self
    number.file = place
    return number
  }

  /// This number with one more place behind it.
  func appending(_ place: Int) -> PartNumber {
    var longer = self
    longer.places.append(place)
    return longer
  }
}

/// A number that is written down in the program, as in `message.entity(numbered: "1.2")`.
extension PartNumber: ExpressibleByStringLiteral {
  /// Creates a number from a literal.
  ///
  /// - Precondition: It is a number; for text from elsewhere there is ``init(validating:)``.
  public init(stringLiteral text: StaticString) {
    guard let number = PartNumber(validating: text.description) else { preconditionFailure("no number of a part") }
    self = number
  }
}

extension PartNumber: CustomStringConvertible {
  public var description: String {
    var text = ""
    for place in places {
      if !text.isEmpty { text += "." }
      text += String(place)
    }
    if let file { text += "+" + String(file) }
    return text
  }
}
