package import MIMECodecs
internal import Octets

/// Where the pieces of an encoded-word stand in the octets it was found in.
///
/// Source: RFC 2047 §2, RFC 2231 §5.
package struct EncodedWord: Sendable, Hashable {
  /// The whole word, from `=?` to `?=`.
  package let range: Range<Int>
  /// The charset's label.
  package let charset: Range<Int>
  /// The language tag; empty where there is none.
  package let language: Range<Int>
  /// How the payload is encoded.
  package let coding: EncodedWordCoding
  /// The encoded text.
  package let payload: Range<Int>

  /// Octets in the longest word that the standard allows.
  package static var maximumCount: Int { 75 }  // RFC 2047 §2

  // encoded-text = 1*<Any printable ASCII character other than "?" or SPACE>
  /// Whether the word stands apart from the text around it, and its encoded text follows the grammar.
  ///
  /// Parentheses may touch it, since in a comment they do.
  ///
  /// Source: RFC 2047 §2, §5.
  func isWellFormed(in octets: Span<UInt8>) -> Bool {
    let isApart =
      (range.lowerBound == 0 || Self.neighbours.contains(octets[range.lowerBound &- 1]))
      && (range.upperBound == octets.count || Self.neighbours.contains(octets[range.upperBound]))
    return isApart && !payload.isEmpty && octets.extracting(payload).contains(only: Self.encodedText)
  }

  private static let neighbours = OctetSet(" \t\r\n()")
  private static let encodedText = OctetSet { !$0.isControl && $0 != ASCII.space && $0 != ASCII.questionMark }
}

/// Recognises encoded-words in octets, in one pass over all of them.
///
/// Recognition is by shape alone: `=?`, a label, `?`, `b` or `q`, `?`, and whatever stands before the next `?=`.
/// QUIRK: a word may touch other text, be longer than 75 octets, and hold blanks, folds and raw octets. Mailers that
/// encode a text as one word, or fold it anywhere, are common.
///
/// Asked about ascending indices, it costs time in proportion to the octets whatever they hold: where `?=` is next is
/// remembered, and a label ends at the first `?`, which every further `=?` has.
package struct EncodedWordScanner: ~Escapable {
  private let octets: Span<UInt8>
  /// The first `?=` at or after `askedFrom`, or the count where none is.
  private var terminator = 0
  private var askedFrom = -1

  /// Creates a scanner of a field body or a piece of one.
  @_lifetime(copy octets)
  package init(_ octets: Span<UInt8>) {
    self.octets = octets
  }

  // encoded-word = "=?" charset ["*" [language]] "?" encoding "?" encoded-text "?="
  /// The encoded-word that begins at an index, or nil.
  ///
  /// Source: RFC 2047 §2, RFC 2231 §5.
  @_lifetime(self: copy self)
  package mutating func word(at start: Int) -> EncodedWord? {
    guard start &+ 1 < octets.count, octets[start] == ASCII.equals, octets[start &+ 1] == ASCII.questionMark else {
      return nil
    }
    let label = labelRange(from: start &+ 2)
    let payloadStart = label.upperBound &+ 3
    guard !label.isEmpty, payloadStart <= octets.count,
      octets[label.upperBound] == ASCII.questionMark, octets[payloadStart &- 1] == ASCII.questionMark,
      let coding = coding(of: octets[label.upperBound &+ 1]), let end = terminator(from: payloadStart)
    else { return nil }
    let asterisk = octets.extracting(label).firstIndex(of: ASCII.asterisk).map { label.lowerBound &+ $0 }
    return EncodedWord(
      range: start..<end &+ 2,
      charset: label.lowerBound..<(asterisk ?? label.upperBound),
      language: min((asterisk ?? label.upperBound) &+ 1, label.upperBound)..<label.upperBound,
      coding: coding,
      payload: payloadStart..<end)
  }

  /// The first encoded-word that begins at or after an index, or nil.
  @_lifetime(self: copy self)
  package mutating func next(from start: Int) -> EncodedWord? {
    var index = start
    while let candidate = octets.firstIndex(of: ASCII.equals, from: index) {
      if let word = word(at: candidate) { return word }
      index = candidate &+ 1
    }
    return nil
  }

  /// The octets from an index up to the first that no charset's label or language tag holds.
  private func labelRange(from start: Int) -> Range<Int> {
    var index = start
    precondition(index >= 0)
    while index < octets.count, octets[index] != ASCII.questionMark, octets[index] > ASCII.space { index &+= 1 }
    return start..<index
  }

  private func coding(of octet: UInt8) -> EncodedWordCoding? {
    switch octet.lowercased {
    case 0x62: .b
    case 0x71: .q
    default: nil
    }
  }

  /// The index of the first `?=` at or after an index, or nil.
  @_lifetime(self: copy self)
  private mutating func terminator(from start: Int) -> Int? {
    if start < askedFrom || terminator < start || askedFrom < 0 {
      var index = start
      precondition(index >= 0)
      while index &+ 1 < octets.count, octets[index] != ASCII.questionMark || octets[index &+ 1] != ASCII.equals {
        index &+= 1
      }
      terminator = index &+ 1 < octets.count ? index : octets.count
      askedFrom = start
    }
    return terminator < octets.count ? terminator : nil
  }
}
