internal import Octets

/// Folds a header field at the best places.
///
/// The field is put together as one line, with marks at the blanks where it may be folded. Writing it, a line that grows
/// too long is folded at the best of its marks, at the last of those where several are as good: an address list after a
/// comma rather than inside a name. What lies between two marks is never broken, and each line holds more than blanks.
///
/// Source: RFC 5322 §2.1.1, §2.2.3.
struct FieldFolder {
  /// How good a place is for a fold.
  enum Place: UInt8, Comparable {
    /// Behind the field's name; taken only where nothing else makes the line short enough.
    case afterName
    /// Several blanks between words: there are readers that make one of those that a line begins with.
    case gap
    /// A blank between words.
    case blank
    /// A blank between the parts of a value: addresses, parameters, identifiers.
    case part

    static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  /// A blank that may begin a line.
  private struct Mark {
    let offset: Int
    let place: Place
  }

  /// Octets in a line that is to be reached, CRLF excluded.
  static let usualLength = 78  // RFC 5322 §2.1.1
  /// Octets in a line that holds an encoded-word.
  static let encodedWordLineLength = 76  // RFC 2047 §2
  /// Octets in the longest line, CRLF excluded.
  static let longestLine = 998  // RFC 5322 §2.1.1

  private var text: [UInt8]
  private var marks: [Mark]
  /// Octets in the line being put together, if it were folded only where it has to be.
  private var column: Int
  /// How long lines may grow.
  private(set) var lineLength = usualLength

  /// Creates the beginning of a field: its name and a colon.
  init(name: String) {
    text = Array(name.utf8) + [ASCII.colon]
    marks = []
    column = text.count
  }

  /// Appends octets that belong to what is before them.
  mutating func append(_ octets: Span<UInt8>) {
    text.append(octets)
  }

  /// Appends one octet that belongs to what is before it.
  mutating func append(_ octet: UInt8) {
    text.append(octet)
  }

  /// Appends a text as a quoted-string that belongs to what is before it.
  mutating func appendQuoted(_ text: Span<UInt8>) {
    QuotedContent.appendQuoted(text, to: &self.text)
  }

  /// Appends blanks where the field may be folded; something else than blanks must follow.
  mutating func appendBlank(_ place: Place = .blank, count: Int = 1) {
    column = lineCount
    marks.append(Mark(offset: text.count, place: count > 1 ? min(place, .gap) : place))
    for _ in 0..<count { text.append(ASCII.space) }
  }

  /// Says that the field holds encoded-words, whose lines are shorter.
  mutating func noteEncodedWord() {
    lineLength = Self.encodedWordLineLength
  }

  /// How many octets fit into the line behind what is there.
  var room: Int { lineLength - lineCount }

  /// Octets in the line, that from the last mark to the end being kept together.
  private var lineCount: Int {
    guard let mark = marks.last else { return text.count }
    let added = text.count - mark.offset
    return column + added > lineLength ? added : column + added
  }
}

extension FieldFolder {
  /// Writes the field with its folds and CRLF.
  /// - Returns: False, with nothing written, where a line would be longer than 998 octets.
  /// - Complexity: O(*n*).
  func write(into output: inout [UInt8]) -> Bool {
    let before = output.count
    var start = 0
    var firstMark = 0
    var mark = 0
    while true {
      let end = mark < marks.count ? marks[mark].offset : text.count
      if end - start > lineLength, let fold = bestFold(of: start..<end, at: firstMark..<mark) {
        guard writeLine(start..<marks[fold].offset, into: &output) else { break }
        start = marks[fold].offset
        firstMark = fold + 1
        mark = firstMark
      } else if mark < marks.count {
        mark += 1
      } else if writeLine(start..<end, into: &output) {
        return true
      } else {
        break
      }
    }
    output.removeLast(output.count - before)
    return false
  }

  /// The mark at which to fold a line that is too long, if any helps.
  private func bestFold(of line: Range<Int>, at places: Range<Int>) -> Int? {
    guard var best = places.last else { return nil }
    for index in places.reversed() where marks[index].place > marks[best].place { best = index }
    if marks[best].place == .afterName, line.count <= Self.longestLine,
      line.upperBound - marks[best].offset > Self.usualLength
    {
      return nil
    }
    return best
  }

  private func writeLine(_ range: Range<Int>, into output: inout [UInt8]) -> Bool {
    guard range.count <= Self.longestLine else { return false }
    output.append(text.span.extracting(range))
    output.append(ASCII.cr)
    output.append(ASCII.lf)
    return true
  }
}
