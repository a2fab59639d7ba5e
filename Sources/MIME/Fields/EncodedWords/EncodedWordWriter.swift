internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// Writes a text as encoded-words, each of whole characters and at most 75 octets.
///
/// One of the two codings is used for all words of a text: Q, which can be read without tools, as long as it makes the
/// text at most a quarter longer than B does.
///
/// Source: RFC 2047 §2, §4, §5.
struct EncodedWordWriter {
  private let charset: Charset
  private let label: [UInt8]

  /// Creates a writer; nil where the charset can't be used: its octets for ASCII characters are not those of ASCII.
  init?(_ charset: Charset) {
    let sample = [ASCII.equals]
    var encoder = TextEncoder(charset)
    var octets: [UInt8] = []
    do throws(MIMEError) {
      try encoder.encode(sample.span, into: &octets)
      try encoder.finish(into: &octets)
    } catch {
      return nil
    }
    guard octets == sample else { return nil }
    self.charset = charset
    label = Array(charset.name.utf8)
  }

  /// Encodes a text.
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - room: How many octets the first word should have at most; where that is too little for any, it gets 75.
  /// - Returns: The words in their order, without blanks.
  /// - Throws: ``MIMEError/Code/unencodableText`` with the offset of a character that the charset lacks.
  /// - Complexity: O(*n*).
  func words(_ text: Span<UInt8>, room: Int = EncodedWord.maximumCount) throws(MIMEError) -> [[UInt8]] {
    let coding = try coding(of: text)
    var words: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let capacity = capacity(words.isEmpty ? room : EncodedWord.maximumCount)
      let end = try endOfWord(in: text, from: start, capacity: capacity, coding)
      words.append(try word(text.extracting(start..<end), coding))
      start = end
    }
    return words
  }

  /// Octets of encoded text in a word of a length; in one of the greatest length where it is too short for a character.
  private func capacity(_ room: Int) -> Int {
    let frame = label.count + 7  // "=?", "?q?", "?="
    let offered = min(room, EncodedWord.maximumCount) - frame
    return offered >= Self.leastCapacity ? offered : EncodedWord.maximumCount - frame
  }

  /// Octets of the longest character, its escape sequences included, and then some: a first word is worth its frame.
  private static let leastCapacity = 30

  private func coding(of text: Span<UInt8>) throws(MIMEError) -> EncodedWordCoding {
    let octets = try encode(text)
    let count = EncodedWordCoding.b.encodedCount(octets.span)
    return EncodedWordCoding.q.encodedCount(octets.span) <= count + count / 4 ? .q : .b
  }

  private func encode(_ text: Span<UInt8>) throws(MIMEError) -> [UInt8] {
    var encoder = TextEncoder(charset)
    var octets: [UInt8] = []
    try encoder.encode(text, into: &octets)
    try encoder.finish(into: &octets)
    return octets
  }

  /// Just past the last character that fits into the word that begins at an index.
  ///
  /// Where more follows, a word in base64 ends after whole groups of three octets if it can: GMime drops the words behind
  /// one that is padded.
  private func endOfWord(
    in text: Span<UInt8>, from start: Int, capacity: Int, _ coding: EncodedWordCoding
  ) throws(MIMEError) -> Int {
    var encoder = TextEncoder(charset)
    var octets: [UInt8] = []
    var end = start
    var groupsEnd = start
    var quotedCount = 0
    while end < text.count {
      let next = end + text.scalarCount(at: end)
      let before = octets.count
      try encoder.encode(text.extracting(end..<next), into: &octets)
      quotedCount += EncodedWordCoding.q.encodedCount(octets.span.extracting(before...))
      let count = coding == .q ? quotedCount : EncodedWordCoding.b.encodedCount(octets.span)
      guard count + finishCount(coding) <= capacity else {
        return max(coding == .b && groupsEnd > start ? groupsEnd : end, start + text.scalarCount(at: start))
      }
      end = next
      if octets.count.isMultiple(of: 3) { groupsEnd = end }
    }
    return max(end, start + text.scalarCount(at: start))
  }

  /// Octets that going back to ASCII at a word's end may take: an escape sequence of three octets.
  private func finishCount(_ coding: EncodedWordCoding) -> Int {
    guard charset == .iso2022JP || charset == .utf7 else { return 0 }
    return coding == .b ? 4 : 9
  }

  // encoded-word = "=?" charset "?" encoding "?" encoded-text "?="
  private func word(_ text: Span<UInt8>, _ coding: EncodedWordCoding) throws(MIMEError) -> [UInt8] {
    var word: [UInt8] = [ASCII.equals, ASCII.questionMark]
    word += label
    word += [ASCII.questionMark, coding == .q ? UInt8(ascii: "q") : UInt8(ascii: "b"), ASCII.questionMark]
    let octets = try encode(text)
    coding.encode(octets.span, into: &word)
    word += [ASCII.questionMark, ASCII.equals]
    return word
  }
}

extension Span<UInt8> {
  /// How many octets the scalar at an index of UTF-8 text has.
  fileprivate func scalarCount(at index: Int) -> Int {
    var end = index + 1
    while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
    return end - index
  }
}
