internal import MIME
internal import Octets

/// Signs in a display name that mean something where they aren't quoted.
enum UnquotedSign {
  /// The place of the first one in a range; of dots, which weigh less, only where there is no other.
  ///
  /// Source: RFC 5322 §3.2.3.
  static func first(in octets: Span<UInt8>, _ name: Range<Int>) -> Int? {
    var words = EncodedWordScanner(octets.extracting(name))
    var firstDot: Int?
    var index = name.lowerBound
    while index < name.upperBound {
      let octet = octets[index]
      if octet == ASCII.equals, let word = words.word(at: index - name.lowerBound) {
        index = name.lowerBound + word.range.upperBound
      } else if octet == ASCII.quote || octet == ASCII.leftParenthesis {
        index = end(of: octet, at: index, in: octets, before: name.upperBound)
      } else if octet == ASCII.dot {
        firstDot = firstDot ?? index
        index += 1
      } else if specials.contains(octet) {
        return index
      } else {
        index += 1
      }
    }
    return firstDot
  }

  /// Just past a quoted-string or comment.
  private static func end(of opening: UInt8, at start: Int, in octets: Span<UInt8>, before limit: Int) -> Int {
    var depth = 1
    var index = start + 1
    while index < limit, depth > 0 {
      let octet = octets[index]
      if octet == ASCII.backslash {
        index += 1
      } else if opening == ASCII.quote {
        depth = octet == ASCII.quote ? 0 : 1
      } else {
        depth += octet == ASCII.leftParenthesis ? 1 : octet == ASCII.rightParenthesis ? -1 : 0
      }
      index += 1
    }
    return index
  }

  private static let specials = OctetSet("()<>[]:;@\\,")
}
