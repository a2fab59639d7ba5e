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
    } else if SplitCharacter.endsInside(collected.span, lastWordFrom: lastStart, of: charset) {
      defects.record(.encodedWordSplitCharacter, at: offset)
    }
    self.charset = charset
    lastStart = collected.count
    if word.range.count > EncodedWord.maximumCount { defects.record(.encodedWordTooLong, at: offset) }
    let payload = octets.extracting(word.payload)
    let isUndamaged: Bool
    if payload.firstIndex(of: ASCII.lf) != nil {
      // QUIRK: folds inside a word are passed over.
      isUndamaged = word.coding.decode(withoutLineEnds(payload).span, into: &collected)
    } else {
      isUndamaged = word.coding.decode(payload, into: &collected)
    }
    if !isUndamaged { defects.record(.encodedWordUndecodable, at: offset) }
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
