internal import Octets

/// Where the text of a header field stands, and what may stand there as it is.
enum TextPlace {
  /// Unstructured text.
  case unstructured
  /// A phrase: atoms.
  case phrase
  /// The inside of a comment.
  case comment

  /// Whether a word may be written as it is.
  /// - Parameters:
  ///   - word: UTF-8 without spaces.
  ///   - takesUTF8: Whether it may be other than ASCII.
  ///
  /// Source: RFC 2047 §5, RFC 6532 §3.2.
  func keeps(_ word: Span<UInt8>, takesUTF8: Bool) -> Bool {
    let text = self == .phrase ? OctetSet.atext : OctetSet.visible
    guard word.count <= longestWord, word.contains(only: text) else { return false }
    return (takesUTF8 || word.asciiPrefixCount() == word.count) && !word.beginsEncodedWord
  }

  /// How many spaces may stand between two words as they are.
  ///
  /// Readers make one of those in a phrase; and a line must hold more than blanks.
  var widestGap: Int { self == .phrase ? 1 : 30 }

  /// Octets of the longest word that is left as it is. A longer one can only be broken in encoded-words.
  private var longestWord: Int {
    switch self {
    case .unstructured: 900  // RFC 5322 §2.1.1 less a field's name
    case .phrase, .comment: 60
    }
  }
}

/// A text cut into what may be written as it is and what must be encoded, with single spaces or few between them.
struct TextPieces {
  struct Piece: Equatable {
    var range: Range<Int>
    let isEncoded: Bool
  }

  /// The pieces in their order. The octets between two of them are spaces.
  private(set) var pieces: [Piece] = []

  /// Octets that a pair of encoded-words takes beside what they say: a few words between two that are encoded are encoded
  /// with them where that is no longer.
  private static let dearestWords = "?= =?utf-8?q?".utf8.count

  /// Cuts a text, which is UTF-8.
  ///
  /// Spaces at the ends, and all but one of too many between words, become part of what is encoded.
  init(_ text: Span<UInt8>, at place: TextPlace, takesUTF8: Bool) {
    var cursor = OctetCursor(text)
    var end = 0
    while !cursor.isAtEnd {
      let gap = cursor.skip(while: .space)
      var word = cursor.skip(while: .notSpace)
      var isEncoded = word.isEmpty || !place.keeps(text.extracting(word), takesUTF8: takesUTF8)
      if word.isEmpty {
        // The text ends in spaces.
        word = takeLastWord(keptAfter: text) ?? gap.lowerBound..<gap.upperBound
        word = word.lowerBound..<gap.upperBound
      } else if end == 0, !gap.isEmpty {
        word = 0..<word.upperBound
        isEncoded = true
      } else if gap.count > (isEncoded ? 1 : place.widestGap) {
        word = gap.lowerBound + 1..<word.upperBound
        isEncoded = true
      }
      append(word, isEncoded: isEncoded)
      end = word.upperBound
    }
  }

  /// Removes the last word and returns its range; nil where there is none.
  private mutating func takeLastWord(keptAfter text: Span<UInt8>) -> Range<Int>? {
    guard let last = pieces.popLast() else { return nil }
    guard !last.isEncoded else { return last.range }
    var start = last.range.upperBound
    while start > last.range.lowerBound, text[start - 1] != ASCII.space { start -= 1 }
    guard start > last.range.lowerBound else { return last.range }
    var end = start
    while text[end - 1] == ASCII.space { end -= 1 }
    pieces.append(Piece(range: last.range.lowerBound..<end, isEncoded: false))
    return start..<last.range.upperBound
  }

  private mutating func append(_ word: Range<Int>, isEncoded: Bool) {
    guard let last = pieces.last else { return pieces.append(Piece(range: word, isEncoded: isEncoded)) }
    if last.isEncoded == isEncoded {
      pieces[pieces.count - 1].range = last.range.lowerBound..<word.upperBound
      return
    }
    if isEncoded, pieces.count >= 2, case let start = pieces[pieces.count - 2].range,
      word.lowerBound - start.upperBound <= Self.dearestWords
    {
      pieces.removeLast()
      pieces[pieces.count - 1].range = start.lowerBound..<word.upperBound
      return
    }
    pieces.append(Piece(range: word, isEncoded: isEncoded))
  }
}

extension OctetSet {
  /// SP alone.
  static let space: OctetSet = [ASCII.space]
  /// Everything but SP.
  static let notSpace = space.inverted
  /// Printable ASCII without SP, and octets above 127.
  static let visible = OctetSet(eightBit: true) { !$0.isControl && $0 != ASCII.space }
}

extension Span<UInt8> {
  /// Whether `=?` is among the octets: a reader might take what begins there for an encoded-word.
  var beginsEncodedWord: Bool {
    var index = 0
    while let mark = firstIndex(of: ASCII.questionMark, from: index) {
      if mark > 0, self[mark - 1] == ASCII.equals { return true }
      index = mark + 1
    }
    return false
  }
}
