internal import Octets

/// The detector of ICU: it compares a text with what texts of a language in a charset are made of.
enum ICUDetector {
  /// What it finds likeliest.
  struct Guess {
    let charset: Charset
    /// How likely it is, from 0 to 100, and how likely the next one is.
    let confidence: Int
    let nextConfidence: Int
  }

  /// Guesses the charset of a text; nil where ICU can't, or names one that is not known here.
  static func guess(_ octets: Span<UInt8>, stripsTags: Bool) -> Guess? {
    guard let match = ICULibrary.detectCharset(of: octets, stripsTags: stripsTags),
      let charset = Charset(label: match.label.span)
    else { return nil }
    return Guess(charset: charset, confidence: match.confidence, nextConfidence: match.nextConfidence)
  }
}
