internal import MIME
internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// What the rules about charsets look at.
enum CharsetLooks {
  /// The charset that a text declares; nil where it is no text, declares none, or one that is not known.
  static func declared(_ part: Part) -> Charset? {
    guard part.isAnyText, let label = part.mediaType.parameters["charset"] else { return nil }
    return Charset(label: label)
  }

  /// Whether a text in UTF-8 declares a charset in which each octet is a character.
  static func isMislabeledUTF8(_ part: Part) -> Bool {
    guard let charset = declared(part), isSingleByte(charset) else { return false }
    let content = part.content.octets.span
    return content.asciiPrefixCount() < content.count && content.isUTF8
  }

  private static func isSingleByte(_ charset: Charset) -> Bool {
    let name = charset.name
    return ["iso-8859-", "windows-", "koi8-", "x-mac-"].contains { name.hasPrefix($0) } || name == "macintosh"
  }

  /// Texts with octets that their charset has no character for, and those in ISO-8859-1 that are windows-1252.
  @Sendable static func undecodable(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts {
      guard let text = part.text, let charset = declared(part) else { continue }
      if text.defects.count(of: .undecodableText) > 0 {
        report(part, charset, &findings)
      } else if text.defects.count(of: .charsetConflict) > 0, charset != .usASCII, !isMislabeledUTF8(part) {
        let used = text.decoded.charset.used
        findings.report(
          part.place(ofParameter: "charset"), "the text is in \(used.name)", severity: .warning,
          fix: .setCharset(entity: part.index, label: used.name))
      }
    }
  }

  private static func report(_ part: Part, _ charset: Charset, _ findings: inout Findings) {
    let message = "octets that \(charset.name) has no character for"
    let content = part.content.octets.span
    if charset == .utf8 {
      let start = content.utf8PrefixCount()
      let place = part.contentMap.place(ofContent: start..<min(start + 1, content.count))
      return findings.report(place, message)
    }
    findings.report(part.place(ofParameter: "charset"), message)
  }

  /// Texts in which UTF-8 was encoded twice.
  @Sendable static func doublyEncoded(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts {
      guard let decoded = part.text?.decoded, decoded.charset.used == .utf8 else { continue }
      let text = decoded.utf8
      let ascii = text.span.asciiPrefixCount()
      guard ascii < text.count, let place = doublyEncodedPlace(in: text.span, from: ascii) else { continue }
      findings.report(part.contentMap.place(ofText: place), "UTF-8 that was encoded twice")
    }
  }

  /// The first letter that was encoded twice: `Ã` or `Â` and a character that an octet 80 to BF stands for in ISO-8859-1,
  /// or `â€` in windows-1252.
  private static func doublyEncodedPlace(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
    var from = start
    while let lead = text.firstIndex(of: 0xC3, from: from) {
      from = lead + 1
      guard lead + 3 < text.count else { return nil }
      if text[lead + 1] == 0x83 && text[lead + 2] == 0xC2 && text[lead + 3] & 0xC0 == 0x80 { return lead..<lead + 4 }
      if text[lead + 1] == 0xA2 && text[lead + 2] == 0xE2 && text[lead + 3] == 0x82, lead + 4 < text.count,
        text[lead + 4] == 0xAC
      {
        return lead..<lead + 5
      }
    }
    return nil
  }
}

/// The names of charsets that are to be used in mail.
enum PreferredNames {
  /// Whether a label is one, in either case.
  static func contain(_ label: String) -> Bool {
    let label = label.utf8.span
    let trimmed = label.extracting(label.trimmedRange())
    return names.contains { trimmed.equalsIgnoringCase($0) }
  }

  /// Source: IANA's registry of character sets, the preferred MIME name or else the name, of the sets that mail uses.
  private static let names: [StaticString] = [
    "utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "windows-1251", "koi8-r", "iso-2022-jp",
    "shift_jis", "euc-jp", "euc-kr", "ks_c_5601-1987", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "hz-gb-2312",
    "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-6-e", "iso-8859-6-i", "iso-8859-7",
    "iso-8859-8", "iso-8859-8-e", "iso-8859-8-i", "iso-8859-9", "iso-8859-10", "iso-8859-13", "iso-8859-14",
    "iso-8859-16", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-kr", "iso-2022-cn", "iso-2022-cn-ext", "windows-31j",
    "koi8-u", "windows-874", "windows-1250", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
    "windows-1257", "windows-1258", "tis-620", "viscii", "macintosh", "ibm437", "ibm850", "ibm852", "ibm855", "ibm857",
    "ibm00858", "ibm860", "ibm861", "ibm862", "ibm863", "ibm865", "ibm866", "ibm869", "ibm037", "ibm500", "ibm01140",
    "ibm775", "hp-roman8", "ptcp154", "kz-1048", "utf-7", "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le",
    "utf-32be",
  ]
}
