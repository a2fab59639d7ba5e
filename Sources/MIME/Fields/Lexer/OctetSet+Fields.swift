internal import Octets

/// The octet sets of the grammars of header field values. Octets above 127 count as text.
///
/// Source: RFC 5322 §3.2, RFC 2045 §5.1, RFC 6532 §3.2.
extension OctetSet {
  /// SP, TAB, CR and LF: what blanks and folds consist of inside a field body.
  static var foldingBlanks: OctetSet { OctetSet(low: 0x1_0000_2600, high: 0) }

  // specials = "(" / ")" / "<" / ">" / "[" / "]" / ":" / ";" / "@" / "\" / "," / "." / DQUOTE
  /// The octets that atoms can't hold and that mean something in structured fields.
  static let specials = OctetSet("()<>[]:;@\\,.\"")

  // atext = ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "/" / "=" / "?" / "^" / "_" /
  //         "`" / "{" / "|" / "}" / "~" / UTF8-non-ascii
  /// The octets of atoms.
  static let atext = OctetSet(eightBit: true) { octet in
    !octet.isControl && octet != ASCII.space && !specials.contains(octet)
  }

  // tspecials = "(" / ")" / "<" / ">" / "@" / "," / ";" / ":" / "\" / <"> / "/" / "[" / "]" / "?" / "="
  /// The octets that tokens can't hold and that mean something in MIME fields.
  static let tspecials = OctetSet("()<>@,;:\\\"/[]?=")

  // token = 1*<any (US-ASCII) CHAR except SPACE, CTLs, or tspecials>
  /// The octets of tokens, those above 127 included.
  static let tokenText = OctetSet(eightBit: true) { octet in
    !octet.isControl && octet != ASCII.space && !tspecials.contains(octet)
  }

  /// The octets that a comment's reader passes without a decision.
  static let commentText = OctetSet("()\\").inverted
  /// The octets that a quoted-string's reader passes without a decision.
  static let quotedStringText = OctetSet("\"\\").inverted
  /// The octets that a domain-literal's reader passes without a decision.
  static let domainLiteralText = OctetSet("[]\\").inverted
  /// The octets that stand for themselves in quoted-strings and comments.
  static let plainContent = OctetSet("\\\r\n").inverted
  /// Everything but CR and LF.
  static let lineText = OctetSet("\r\n").inverted
  /// The octets of tokens that are ASCII.
  static let asciiTokenText = OctetSet { tokenText.contains($0) }
  /// Octets of atoms that are ASCII.
  static let asciiAtext = OctetSet { atext.contains($0) }
  /// Octets below 128.
  static let ascii = OctetSet { _ in true }
  /// The octets of host names.
  static let hostText = OctetSet { $0.isLetter || $0.isDigit || $0 == ASCII.hyphen || $0 == ASCII.dot }

  /// What entries of an address list without words consist of.
  static let emptyEntries = OctetSet(", \t\r\n")
  /// What ends the words of an entry in an address list.
  static let entryDelimiters = OctetSet("<,;:")
  /// What ends an address in angle brackets.
  static let angleDelimiters = OctetSet("<>,;")
  /// What ends a source route in angle brackets.
  static let routeDelimiters = OctetSet("<>:")

  /// ASCII digits.
  static let digits = OctetSet { $0.isDigit }
  /// ASCII letters.
  static let letters = OctetSet { $0.isLetter }

  /// What may stand between the brackets of a message identifier.
  static let messageIDText = OctetSet("<>").inverted
  /// What may stand before a message identifier's bracket, comments aside.
  static let outsideMessageID = OctetSet("<(").inverted
  /// What stands for itself in a message identifier.
  static let messageIDPlain = OctetSet(" \t\r\n()\"").inverted

  /// What an encoded-word of a phrase may hold as its text: more than the standard allows, but nothing that begins or
  /// ends an address or a quoted-string.
  static let phraseEncodedText = OctetSet(" ?\"<>@\\").inverted.subtracting(OctetSet { $0.isControl })
}

/// The sets of those who read what nearly all mail looks like, and leave the rest to the general parsers.
///
/// PERF: constants, since each is asked for several times a field. OctetSetFieldsTests compares them with what they hold.
extension OctetSet {
  /// The octets of atoms below 128, but for the question mark, which encoded-words have.
  static var plainAtom: OctetSet { OctetSet(low: 0x23FF_ACFA_0000_0000, high: 0x7FFF_FFFF_C7FF_FFFE) }
  /// The octets of tokens below 128, but for the asterisk, which parameters in several pieces have.
  static var plainToken: OctetSet { OctetSet(low: 0x03FF_68FA_0000_0000, high: 0x7FFF_FFFF_C7FF_FFFE) }
  /// SP and visible ASCII, but for the double quote, the backslash and the question mark.
  static var plainQuoted: OctetSet { OctetSet(low: 0x7FFF_FFFB_0000_0000, high: 0x7FFF_FFFF_EFFF_FFFF) }
  /// The octets of boundaries that need no quotes.
  static var plainBoundary: OctetSet { OctetSet(low: 0x03FF_6880_0000_0000, high: 0x07FF_FFFE_87FF_FFFE) }
  /// Letters, digits and the hyphen.
  static var plainHost: OctetSet { OctetSet(low: 0x03FF_2000_0000_0000, high: 0x07FF_FFFE_07FF_FFFE) }
}
