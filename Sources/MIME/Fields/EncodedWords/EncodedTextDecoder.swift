internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// Turns header text, in which encoded-words and raw octets mix, into UTF-8.
///
/// The octets of adjacent encoded-words in one charset are collected and decoded together, so that a character, or an
/// escape sequence's effect, that is split over two words comes out whole. The blanks between adjacent words vanish.
/// What a word decodes to is text; it is never looked at again.
///
/// Source: RFC 2047 §6.
struct EncodedTextDecoder: ~Copyable {
  /// Which defect, if any, every encoded-word is; for places where none belongs.
  private let misplaced: Defect.Code?
  /// What the adjacent encoded-words read last stand for, in ``charset``.
  private var collected: [UInt8] = []
  private var charset: Charset?
  /// Where the first of those words begins.
  private var collectedOffset = 0
  /// How many of the collected octets the last word did not bring.
  private var lastStart = 0
  /// What the last word ends with, where that is the beginning of an escape.
  private var openEscape: [UInt8] = []
  /// The charset label read last, to look it up once for adjacent words.
  private var label: Range<Int>?

  /// Creates a decoder.
  init(misplaced: Defect.Code? = nil) {
    self.misplaced = misplaced
  }

  /// Appends a text as UTF-8.
  /// - Parameters:
  ///   - octets: The text as it stands in the field body, folds included.
  ///   - base: The offset of its first octet.
  /// - Complexity: O(*n*).
  mutating func decode(
    _ octets: Span<UInt8>, at base: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var scanner = EncodedWordScanner(octets)
    var textStart = 0
    var index = 0
    while let word = scanner.next(from: index) {
      index = word.range.upperBound
      if let misplaced { defects.record(misplaced, at: base &+ word.range.lowerBound) }
      guard let charset = charset(of: word, in: octets) else {
        // The word stays as written: it is part of the text around it.
        defects.record(.encodedWordUnknownCharset, at: base &+ word.range.lowerBound)
        continue
      }
      let gap = octets.extracting(textStart..<word.range.lowerBound)
      if self.charset == nil || !gap.trimmedRange().isEmpty {
        flush(into: &output, defects: &defects)
        RawText.append(gap, to: &output)
      } else if self.charset != charset {
        flush(into: &output, defects: &defects)
      }
      collect(word, charset, of: octets, at: base, defects: &defects)
      textStart = index
    }
    flush(into: &output, defects: &defects)
    RawText.append(octets.extracting(textStart...), to: &output)
    label = nil
  }

  /// The charset of a word, or nil where it isn't known.
  private mutating func charset(of word: EncodedWord, in octets: Span<UInt8>) -> Charset? {
    if let charset, let label, octets.extracting(label).equalsIgnoringCase(octets.extracting(word.charset)) {
      return charset
    }
    label = word.charset
    return Charset(label: octets.extracting(word.charset))
  }

  /// Adds what a word stands for to what is collected.
  private mutating func collect(
    _ word: EncodedWord, _ charset: Charset, of octets: Span<UInt8>, at base: Int, defects: inout DefectLog
  ) {
    let offset = base &+ word.range.lowerBound
    if self.charset == nil {
      collectedOffset = offset
    } else if let code = SplitCharacter.defect(atEndOf: collected.span, lastWordFrom: lastStart, of: charset) {
      defects.record(code, at: offset)
    }
    self.charset = charset
    lastStart = collected.count
    if word.range.count > EncodedWord.maximumCount { defects.record(.encodedWordTooLong, at: offset) }
    if misplaced == nil, !word.isWellFormed(in: octets) { defects.record(.encodedWordInvalid, at: offset) }
    let payload = octets.extracting(word.payload)
    let isUndamaged: Bool
    if payload.firstIndex(of: ASCII.lf) != nil {
      // QUIRK: folds inside a word are passed over.
      isUndamaged = collect(withoutLineEnds(payload).span, word.coding)
    } else {
      isUndamaged = collect(payload, word.coding)
    }
    if !isUndamaged { defects.record(.encodedWordUndecodable, at: offset) }
    let label = octets.extracting(word.charset)
    if CharsetChoice.contradiction(of: label, charset, in: collected.span.extracting(lastStart...)) != nil {
      defects.record(.charsetConflict, at: offset)
    }
  }

  /// Adds what a payload stands for to what is collected; says whether it is undamaged.
  ///
  /// QUIRK: an escape that is split over two adjacent Q words is put together. Mailers that cut a long encoded text
  /// anywhere make such words, though each must be whole by itself (RFC 2047 §5).
  private mutating func collect(_ payload: Span<UInt8>, _ coding: EncodedWordCoding) -> Bool {
    if !openEscape.isEmpty, coding == .q, payload.startsWithDigits(atMost: 3 - openEscape.count) {
      var joined = openEscape
      joined.append(payload)
      return collectQ(joined.span)
    }
    releaseEscape()
    return coding == .q ? collectQ(payload) : coding.decode(payload, into: &collected)
  }

  private mutating func collectQ(_ payload: Span<UInt8>) -> Bool {
    let open = payload.openEscapeCount
    openEscape = Array(payload.extracting(last: open))
    return EncodedWordCoding.q.decode(payload.extracting(droppingLast: open), into: &collected) && open == 0
  }

  /// Takes the beginning of an escape that no other word completes as it stands.
  private mutating func releaseEscape() {
    collected += openEscape
    openEscape.removeAll()
  }

  private func withoutLineEnds(_ payload: Span<UInt8>) -> [UInt8] {
    var line: [UInt8] = []
    for index in payload.indices where payload[index] != ASCII.cr && payload[index] != ASCII.lf {
      line.append(payload[index])
    }
    return line
  }

  /// Decodes what is collected, if anything, and starts anew.
  private mutating func flush(into output: inout [UInt8], defects: inout DefectLog) {
    guard let charset else { return }
    releaseEscape()
    let before = output.count
    DeclaredText.append(collected.span, in: charset, at: collectedOffset, to: &output, defects: &defects)
    if holdsControl(output.span.extracting(before...)) { defects.record(.encodedWordControl, at: collectedOffset) }
    collected.removeAll(keepingCapacity: true)
    self.charset = nil
  }

  /// Whether there is a control octet other than TAB.
  private func holdsControl(_ octets: Span<UInt8>) -> Bool {
    for index in octets.indices where octets[index].isControl && octets[index] != ASCII.tab { return true }
    return false
  }
}

extension Span<UInt8> {
  /// How many octets at the end of a Q payload begin an escape that is not whole: 0 to 2.
  fileprivate var openEscapeCount: Int {
    if count >= 1, self[count - 1] == ASCII.equals { return 1 }
    return count >= 2 && self[count - 2] == ASCII.equals && self[count - 1].hexadecimalValue != nil ? 2 : 0
  }

  /// Whether the first octets, at most a number of them, are hexadecimal digits.
  fileprivate func startsWithDigits(atMost most: Int) -> Bool {
    for index in 0..<Swift.min(most, count) where self[index].hexadecimalValue == nil { return false }
    return true
  }
}
