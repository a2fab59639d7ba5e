internal import Octets

/// What one pass over the words of an address saw: enough to say what they are, and to make text of them later.
struct AddressTokens {
  /// Facts about the tokens; each means "at least once", unless its description says otherwise.
  struct Traits: OptionSet {
    let rawValue: UInt16

    /// Blanks, folds or comments between two tokens.
    static let gap = Traits(rawValue: 1)
    /// A gap that is not a single space.
    static let wideGap = Traits(rawValue: 2)
    /// A quoted-string.
    static let quotedString = Traits(rawValue: 4)
    /// A dot.
    static let dot = Traits(rawValue: 8)
    /// An octet that no address may hold where it stands.
    static let junk = Traits(rawValue: 16)
    /// A local-part of several words, not all of them atoms.
    static let mixedLocalPart = Traits(rawValue: 32)
    /// A gap beside a dot. Beside the `@` gaps are allowed, though they should not be used.
    static let gapAtDot = Traits(rawValue: 64)
    /// An encoded-word.
    static let encodedWord = Traits(rawValue: 128)
    /// A domain-literal, which folds may stand in.
    static let domainLiteral = Traits(rawValue: 256)
  }

  /// How far the tokens follow the grammar of an addr-spec.
  enum Grammar {
    case start, localPart, localDot, at, domain, domainDot, literal, broken
  }

  /// A token of an address.
  enum Token {
    case word, dot, at, domainLiteral, junk
  }

  /// From the first token to just past the last one.
  private(set) var range: Range<Int>
  /// How many tokens there are.
  private(set) var count = 0
  /// How many of them are an `@`.
  private(set) var atCount = 0
  private(set) var grammar = Grammar.start
  var traits: Traits = []

  /// Creates the facts about no token.
  init(at index: Int) {
    range = index..<index
  }

  var isEmpty: Bool { count == 0 }

  /// Whether the tokens follow the grammar of an addr-spec, obsolete forms included.
  private var isAddrSpec: Bool { grammar == .domain || grammar == .literal }

  /// What is wrong with the tokens as an addr-spec.
  ///
  /// Source: RFC 5322 §3.4.1, §4.4, RFC 2047 §5.
  var addrSpecDefect: Defect.Code? {
    if isAddrSpec {
      if traits.contains(.encodedWord) { return .encodedWordInAddress }
      return traits.isDisjoint(with: [.gapAtDot, .mixedLocalPart]) ? nil : .addressObsolete
    }
    return atCount == 0 || grammar == .at ? .addressMissingDomain : .addressInvalid
  }

  // phrase = 1*word / obs-phrase
  // obs-phrase = word *(word / "." / CFWS)
  /// What is wrong with the tokens as a phrase.
  ///
  /// Source: RFC 5322 §3.2.5, §4.1.
  var phraseDefect: Defect.Code? {
    if atCount > 0 || traits.contains(.junk) { return .addressInvalid }
    return traits.contains(.dot) ? .addressObsolete : nil
  }

  /// Whether the tokens stand next to each other, so that their octets are the address.
  var isPlainAddress: Bool {
    traits.isDisjoint(with: [.gap, .quotedString, .junk, .domainLiteral])
  }

  /// Whether the octets from the first token to the last are the phrase's text.
  var isPlainPhrase: Bool { traits.isDisjoint(with: [.wideGap, .quotedString, .junk]) }

  /// Whether the one token is a quoted-string.
  var isQuotedString: Bool { count == 1 && traits == .quotedString }

  /// Whether there are blanks in it, more than one `@`, and besides only atoms and dots.
  var mayBeSeveralAddresses: Bool {
    atCount > 1 && traits.contains(.gap) && traits.isSubset(of: [.gap, .wideGap, .dot])
  }

  /// Takes a token into account.
  mutating func append(_ token: Token, _ place: Range<Int>) {
    if place.lowerBound > range.upperBound, token == .dot || grammar == .localDot || grammar == .domainDot {
      traits.insert(.gapAtDot)
    }
    range = (count == 0 ? place.lowerBound : range.lowerBound)..<place.upperBound
    count &+= 1
    switch token {
    case .dot: traits.insert(.dot)
    case .at: atCount &+= 1
    case .junk: traits.insert(.junk)
    case .domainLiteral: traits.insert(.domainLiteral)
    case .word: break
    }
    if traits.contains(.quotedString), grammar == .localPart || grammar == .localDot, token != .at {
      traits.insert(.mixedLocalPart)
    }
    grammar = Self.step(grammar, token)
  }

  // addr-spec = local-part "@" domain
  // obs-local-part = word *("." word)
  // obs-domain = atom *("." atom)
  /// The state after a token; gaps are allowed everywhere.
  ///
  /// Source: RFC 5322 §3.4.1, §4.4.
  private static func step(_ grammar: Grammar, _ token: Token) -> Grammar {
    switch (grammar, token) {
    case (.start, .word), (.localDot, .word): .localPart
    case (.localPart, .dot): .localDot
    case (.localPart, .at): .at
    case (.at, .word), (.domainDot, .word): .domain
    case (.at, .domainLiteral): .literal
    case (.domain, .dot): .domainDot
    default: .broken
    }
  }
}

extension FieldLexer {
  /// Moves past tokens, and blanks and comments between them, up to an octet of a set or the end.
  ///
  /// QUIRK: a `>` that closes nothing is recorded and passed.
  @_lifetime(self: copy self)
  mutating func addressTokens(until stops: OctetSet) -> AddressTokens {
    skipCFWS()
    var tokens = AddressTokens(at: index)
    while let octet = current, !stops.contains(octet) {
      let start = index
      if !tokens.isEmpty, start > tokens.range.upperBound {
        let isSpace = start == tokens.range.upperBound &+ 1 && octets[tokens.range.upperBound] == ASCII.space
        tokens.traits.formUnion(isSpace ? .gap : [.gap, .wideGap])
      }
      if octet == ASCII.greaterThan {
        record(.addressStrayOctets)
        cursor.advance()
        if !tokens.isEmpty { tokens.traits.insert(.junk) }
      } else {
        let token = addressToken(octet, in: &tokens)
        tokens.append(token, start..<index)
      }
      skipCFWS()
    }
    return tokens
  }

  /// Moves past one token that begins with a given octet.
  @_lifetime(self: copy self)
  private mutating func addressToken(_ octet: UInt8, in tokens: inout AddressTokens) -> AddressTokens.Token {
    if let word = encodedWord() {
      let isAtom = octets.extracting(word).contains(only: .atext)
      // Commas, colons and the like in an encoded-word are text, yet forbidden.
      if !isAtom { tokens.traits.insert(.junk) }
      // An atom that goes on behind it is no encoded-word (RFC 2047 §5).
      if !isAtom || atom() == nil { tokens.traits.insert(.encodedWord) }
      return .word
    }
    if atom() != nil { return .word }
    switch octet {
    case ASCII.quote:
      tokens.traits.insert(.quotedString)
      _ = quotedString()
      // A quoted-string is no part of a domain.
      return tokens.atCount == 0 ? .word : .junk
    case ASCII.leftBracket where tokens.grammar == .at:
      _ = domainLiteral()
      return .domainLiteral
    default:
      cursor.advance()
      return octet == ASCII.dot ? .dot : octet == ASCII.at ? .at : .junk
    }
  }
}
