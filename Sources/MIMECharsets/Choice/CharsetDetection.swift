internal import Octets

/// The charset that a text in a legacy charset gives away by what it is made of.
///
/// ICU's detector is asked, and heard only where it can be trusted: with enough octets above 127 to judge by, with a
/// confidence that texts in charsets that it doesn't know don't reach, with a lead on the next guess, and where every
/// octet looked at has a character in what it found. Where one of these lacks, nothing is guessed.
struct CharsetDetection {
  let charset: Charset
  /// From 0 to 1.
  let confidence: Double

  /// Octets above 127 that are the least to judge by: two words of Russian, a paragraph of Czech.
  static let leastEightBit = 16
  /// The most octets that ICU looks at.
  private static let window = 8 << 10
  /// The least confidence: the right one of a few words of Russian or Greek has 30, a wrong one hardly ever 20.
  private static let leastConfidence = 30
  /// The least confidence for charsets with several octets to a character, which has 100 for Chinese, Japanese and
  /// Korean and up to 50 for Thai, which ICU doesn't know.
  private static let leastMultiByteConfidence = 80
  /// The least lead on the next guess.
  private static let leastLead = 10

  /// Guesses the charset of a text; nil where nothing can be trusted.
  ///
  /// - Parameters:
  ///   - firstEightBit: The place of the first octet above 127.
  ///   - isHTML: Whether tags count for nothing.
  init?(_ octets: Span<UInt8>, firstEightBit: Int, isHTML: Bool) {
    let sample = octets.sample(around: firstEightBit, atMost: Self.window)
    guard sample.eightBitCount(upTo: Self.leastEightBit) >= Self.leastEightBit,
      let guess = ICUDetector.guess(sample, stripsTags: isHTML), guess.charset.isEightBit
    else { return nil }
    let least = MultiByteTable.of(guess.charset.known) != nil ? Self.leastMultiByteConfidence : Self.leastConfidence
    guard guess.confidence >= least, guess.confidence - guess.nextConfidence >= Self.leastLead,
      sample.isDecodable(from: guess.charset)
    else { return nil }
    charset = guess.charset
    confidence = Double(guess.confidence) / 100
  }
}

extension Charset {
  /// Whether text in it has octets above 127 that stand for characters, and ASCII means ASCII: neither UTF-16 nor EBCDIC,
  /// nor UTF-8, which has been looked for.
  fileprivate var isEightBit: Bool {
    switch known {
    case .usASCII, .utf7, .utf8, .utf16, .utf16le, .utf16be, .utf32, .utf32le, .utf32be: false
    case .iso2022JP, .iso2022KR, .iso2022CN, .hz, .ibm037, .ibm500, .ibm1140: false
    default: true
    }
  }
}

extension Span<UInt8> {
  /// The lines from the one with an octet on, up to a number of octets.
  @_lifetime(copy self)
  fileprivate func sample(around place: Int, atMost most: Int) -> Span<UInt8> {
    var start = place
    while start > 0, place - start < most / 2, self[start - 1] != ASCII.lf { start -= 1 }
    return extracting(droppingFirst: start).extracting(first: most)
  }

  /// How many octets are above 127, counted up to a number.
  fileprivate func eightBitCount(upTo most: Int) -> Int {
    var found = 0
    for index in indices where self[index] >= 0x80 {
      found += 1
      if found >= most { break }
    }
    return found
  }

  /// Whether all octets have a character; the last one may be cut off.
  fileprivate func isDecodable(from charset: Charset) -> Bool {
    var decoder = TextDecoder(charset)
    var text: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(self, into: &text, defects: &defects)
    return defects.isEmpty
  }
}
