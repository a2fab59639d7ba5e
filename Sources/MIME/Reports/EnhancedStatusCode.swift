internal import Octets

/// A status such as `5.1.1`.
///
/// Source: RFC 3463 §2.
public struct EnhancedStatusCode: Sendable, Hashable {
  /// 2 is success, 4 a failure that may pass, 5 a lasting one.
  public let classDigit: Int
  /// What it is about, 0 to 999.
  public let subject: Int
  /// What precisely, 0 to 999.
  public let detail: Int

  /// Creates a status, or nil where it is none: the class is 2, 4 or 5, the others at most 999.
  public init?(_ classDigit: Int, _ subject: Int, _ detail: Int) {
    guard [2, 4, 5].contains(classDigit), 0...999 ~= subject, 0...999 ~= detail else { return nil }
    (self.classDigit, self.subject, self.detail) = (classDigit, subject, detail)
  }

  // status-code = DIGIT "." 1*3DIGIT "." 1*3DIGIT
  /// Reads a status; what follows it, set off by a blank or a comment, is passed. Nil where it is none.
  ///
  /// Source: RFC 3464 §2.3.4.
  public init?(_ text: String) {
    var cursor = OctetCursor(text.utf8.span)
    var numbers: [Int] = []
    for place in 0..<3 {
      if place > 0, !cursor.skip(ASCII.dot) { return nil }
      let digits = cursor.skip(while: .digits)
      guard digits.count <= (place == 0 ? 1 : 3),
        let number = cursor.octets.extracting(digits).decimalValue(atMost: 999)
      else { return nil }
      numbers.append(number)
    }
    if let next = cursor.current, !next.isBlank, next != ASCII.leftParenthesis { return nil }
    (classDigit, subject, detail) = (numbers[0], numbers[1], numbers[2])
  }
}

extension EnhancedStatusCode: CustomStringConvertible {
  public var description: String { "\(classDigit).\(subject).\(detail)" }
}
