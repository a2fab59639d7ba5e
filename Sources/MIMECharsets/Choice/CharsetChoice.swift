public import Octets

/// The charset that a text is decoded from, and why that one.
public struct CharsetChoice: Sendable, Hashable {
  /// What a choice rests on.
  public enum Source: String, Sendable, Hashable {
    /// The charset parameter.
    case declared
    /// Nothing is declared and nothing needs it: the text is ASCII.
    case `default`
    /// A byte order mark at the beginning.
    case byteOrderMark
    /// An HTML meta element.
    case htmlMeta
    /// The text is valid UTF-8, which other text hardly ever is.
    case utf8Check
    /// Escape sequences of ISO 2022, or what the text is made of, as ICU's detector judges.
    case detected
    /// Nothing tells; the charset that undeclared mail is most often in.
    case fallback
  }

  /// The label that was declared, as it stands; nil where there is none.
  public let declared: String?
  /// The charset to decode from.
  public let used: Charset
  /// What the choice rests on.
  public let source: Source
  /// How sure the choice is, from 0 to 1.
  public let confidence: Double

  /// Chooses the charset of a text.
  ///
  /// A declared charset that is known counts. What overrules it, with ``Defect/Code/charsetConflict``: octets above 127
  /// where US-ASCII is declared, and a byte order mark that the declared charset could hardly begin with. Otherwise the
  /// first of these: byte order mark, meta element (HTML only), ASCII, valid UTF-8, what ICU's detector finds with enough
  /// confidence in 16 octets above 127 or more, windows-1252.
  /// - Parameters:
  ///   - declaredLabel: The label declared for the text, without a language suffix; nil for none.
  ///   - octets: The text, with its transfer encoding removed.
  ///   - isHTML: Whether to look for a meta element, in the first 1,024 octets.
  ///   - isPrefix: Whether the text goes on after the octets, possibly in the middle of a character. A beginning that is
  ///     all ASCII leaves the choice open: all later choices but UTF-16 decode it alike.
  ///   - defects: Receives ``Defect/Code/unknownCharset`` and ``Defect/Code/charsetConflict``.
  /// - Complexity: Constant where a charset other than US-ASCII is declared and known; else at most three passes.
  ///
  /// Source: RFC 2046 §4.1.2, RFC 6657 §4, WHATWG Encoding Standard §6.
  public static func choose(
    declaredLabel: Span<UInt8>?, octets: Span<UInt8>, isHTML: Bool, isPrefix: Bool = false, defects: inout DefectLog
  ) -> CharsetChoice {
    var label: String?
    if let declaredLabel, !declaredLabel.trimmedRange().isEmpty {
      label = String(decodingUTF8: declaredLabel)
      if let charset = Charset(label: declaredLabel) {
        if let place = contradiction(of: declaredLabel, charset, in: octets) {
          defects.record(.charsetConflict, at: place)
        }
        if let choice = hear(charset, label, octets, &defects) { return choice }
      } else {
        defects.record(.unknownCharset, at: 0)
      }
    }
    return guess(label, octets, isHTML: isHTML, isPrefix: isPrefix)
  }

  /// The place of the first octet that is a control character in the charset that a label names, ISO-8859-1, and none in
  /// windows-1252, which it is read as; nil where there is none, or the label names another.
  package static func contradiction(
    of label: Span<UInt8>, _ charset: Charset, in octets: Span<UInt8>
  ) -> Int? {
    charset == .windows1252 && !label.namesWindows1252 ? octets.firstC1Index : nil
  }

  /// The choice where a known charset is declared; nil where the text contradicts it and does not tell its charset.
  private static func hear(
    _ charset: Charset, _ label: String?, _ octets: Span<UInt8>, _ defects: inout DefectLog
  ) -> CharsetChoice? {
    if let marked = octets.markedCharset, octets.mark(of: marked, contradicts: charset) {
      defects.record(.charsetConflict, at: 0)
      return CharsetChoice(declared: label, used: marked, source: .byteOrderMark, confidence: 0.95)
    }
    if charset == .usASCII {
      let ascii = octets.asciiPrefixCount()
      if ascii < octets.count {
        defects.record(.charsetConflict, at: ascii)
        return nil
      }
    }
    return CharsetChoice(declared: label, used: charset, source: .declared, confidence: 1)
  }

  /// The choice where no usable charset is declared.
  private static func guess(_ label: String?, _ octets: Span<UInt8>, isHTML: Bool, isPrefix: Bool) -> CharsetChoice {
    func choice(_ used: Charset, _ source: Source, _ confidence: Double) -> CharsetChoice {
      CharsetChoice(declared: label, used: used, source: source, confidence: confidence)
    }
    if let marked = octets.markedCharset { return choice(marked, .byteOrderMark, 0.99) }
    if isHTML, let found = octets.charsetOfHTMLMeta { return choice(found, .htmlMeta, 0.9) }
    let ascii = octets.asciiPrefixCount()
    if ascii == octets.count {
      if let found = octets.charsetOfEscapes { return choice(found, .detected, 0.9) }
      return choice(.usASCII, .default, isPrefix ? 0.5 : 1)
    }
    let whole = octets.extracting(droppingLast: isPrefix ? octets.unfinishedUTF8Count() : 0)
    if whole.isUTF8 {
      return choice(.utf8, .utf8Check, whole.extracting(droppingFirst: min(ascii, whole.count)).utf8Confidence)
    }
    if let found = CharsetDetection(octets, firstEightBit: ascii, isHTML: isHTML) {
      return choice(found.charset, .detected, found.confidence)
    }
    return choice(.windows1252, .fallback, 0.5)
  }
}

extension Span<UInt8> {
  /// Whether a label of the charset that windows-1252 is read for is its own, not that of ISO-8859-1.
  fileprivate var namesWindows1252: Bool {
    let label = extracting(trimmedRange())
    return label.equalsIgnoringCase("windows-1252") || label.equalsIgnoringCase("cp1252")
      || label.equalsIgnoringCase("x-cp1252")
  }

  /// The place of the first octet that is a control character in ISO-8859-1 and none in windows-1252.
  fileprivate var firstC1Index: Int? {
    var index = asciiPrefixCount()
    while index < count {
      if self[index] >= 0x80, self[index] < 0xA0 { return index }
      index &+= 1
    }
    return nil
  }

  /// How likely valid UTF-8 with octets above 127 was meant as such: the more sequences there are, the surer.
  fileprivate var utf8Confidence: Double {
    var sequences = 0
    for index in 0..<Swift.min(count, 1024) where self[index] >= 0xC0 { sequences += 1 }
    return switch sequences {
    case 0...1: 0.8
    case 2...3: 0.95
    default: 0.99
    }
  }

  /// The charset whose double-byte sets escape sequences of ISO 2022 in the text designate; nil where there are none.
  fileprivate var charsetOfEscapes: Charset? {
    var start = 0
    while let escape = firstIndex(of: ASCII.escape, from: start) {
      start = escape + 1
      guard start + 2 < count, self[start] == 0x24 else { continue }  // $
      switch (self[start + 1], self[start + 2]) {
      case (0x40, _), (0x42, _): return .iso2022JP  // @, B
      case (0x28, 0x44): return .iso2022JP  // ( D
      case (0x29, 0x43): return .iso2022KR  // ) C
      case (0x29, 0x41), (0x29, 0x47): return Charset(.iso2022CN)  // ) A, ) G
      default: continue
      }
    }
    return nil
  }
}
