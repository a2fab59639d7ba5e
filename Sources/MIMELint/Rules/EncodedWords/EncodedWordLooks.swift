internal import MIME
internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// What the rules about encoded-words look at.
enum EncodedWordLooks {
  /// Printable ASCII.
  static let printable = OctetSet { $0 > ASCII.space && $0 < ASCII.delete }
  /// What stands for itself in a Q word of a phrase, escapes included.
  static let phraseText = OctetSet { $0.isLetter || $0.isDigit || "!*+-/=_".utf8.contains($0) }

  /// The lines that hold words and are too long.
  @Sendable static func longLines(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    let octets = message.octets
    var lineEnd = 0
    for word in subject.encodedWords.words where word.context != .forbidden && word.range.lowerBound >= lineEnd {
      var start = word.range.lowerBound
      while start > max(lineEnd, word.field.range.lowerBound), octets[start - 1] != ASCII.lf { start -= 1 }
      lineEnd = subject.lineEnd(from: word.range.lowerBound)
      // A word that is too long by itself is another rule's.
      guard lineEnd - start > 76, word.range.count <= 75 else { continue }
      findings.report(
        start..<lineEnd, "the line has \(lineEnd - start) octets; 76 are allowed with an encoded-word",
        fix: .rewriteField(word.field.range))
    }
  }

  /// Words with blanks or octets that are not printable.
  @Sendable static func strayOctets(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    for word in subject.encodedWords.words {
      if message.octets.extracting(word.payload).contains(only: printable) { continue }
      findings.report(
        word.range, "a blank, or an octet that is not printable, in an encoded-word",
        fix: .rewriteField(word.field.range))
    }
  }

  /// Words beside other text.
  @Sendable static func adjoining(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    let octets = message.octets
    for word in subject.encodedWords.words where word.context != .quotedString && word.context != .forbidden {
      let body = word.field.bodyRange
      let before = word.range.lowerBound > body.lowerBound ? octets[word.range.lowerBound - 1] : ASCII.space
      let behind = word.range.upperBound < body.upperBound ? octets[word.range.upperBound] : ASCII.space
      let isComment = word.context == .comment
      let isSetOff =
        isBlank(before) || isComment && before == ASCII.leftParenthesis
        || word.context == .phrase && before == ASCII.comma
      let isSetOffBehind =
        isBlank(behind) || isComment && behind == ASCII.rightParenthesis
        || word.context == .phrase && behind == ASCII.at
      if isSetOff && isSetOffBehind { continue }
      // Inside an address, another rule speaks.
      if word.context == .phrase, behind == ASCII.at || before == ASCII.at { continue }
      findings.report(
        word.range, "no blank \(isSetOff ? "behind" : "before") the encoded-word", fix: .rewriteField(word.field.range))
    }
  }

  private static func isBlank(_ octet: UInt8) -> Bool { octet.isBlank || octet == ASCII.cr || octet == ASCII.lf }

  /// Words where none belongs.
  @Sendable static func misplaced(_ subject: Subject, _ findings: inout Findings) {
    for word in subject.encodedWords.words {
      let name = word.field.knownName
      // Parameters have a rule of their own.
      if name == .contentType || name == .contentDisposition { continue }
      switch word.context {
      case .quotedString:
        findings.report(
          word.range, "an encoded-word inside a quoted-string", fix: .rewriteField(word.field.range))
      case .forbidden: findings.report(word.range, "an encoded-word in \(word.field.name)")
      case .text, .phrase, .comment: break
      }
    }
  }
}

// MARK: - What words decode to

extension EncodedWordLooks {
  /// Reports the word, or the name that it is in, at each place where something was recorded.
  static func report(
    _ codes: [Defect.Code], _ message: String, in subject: Subject, _ findings: inout Findings
  ) {
    for code in codes {
      for offset in subject.defects[code] where subject.field(at: offset) != nil {
        let word = subject.encodedWords.words.first { $0.range.contains(offset) || $0.range.lowerBound > offset }
        findings.report(
          word?.range ?? offset..<offset + 1, message, fix: DefectFix.rewriteField.repair(in: subject, at: offset))
      }
    }
  }

  /// Words in charsets that aren't known, damaged Q words, and words whose octets the charset does not have.
  @Sendable static func undecodable(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    for word in subject.encodedWords.words where word.context != .forbidden {
      guard Charset(label: message.octets.extracting(word.charset)) != nil else {
        findings.report(word.range, "nobody knows the charset \(subject.quoted(word.charset))")
        continue
      }
      var decoded: [UInt8] = []
      if word.coding == .q, !word.coding.decode(message.octets.extracting(word.payload), into: &decoded) {
        findings.report(word.range, "'=' without two hexadecimal digits in an encoded-word")
      }
    }
    report([.undecodableText], "octets that the word's charset does not have", in: subject, &findings)
  }

  /// B words that aren't whole groups of four.
  @Sendable static func badPadding(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    for word in subject.encodedWords.words where word.coding == .b && !word.payload.isEmpty {
      let payload = message.octets.extracting(word.payload)
      guard payload.contains(only: printable) else { continue }
      var decoded: [UInt8] = []
      let isWhole = payload.count % 4 == 0 && word.coding.decode(payload, into: &decoded)
      if !isWhole { findings.report(word.range, "base64 that is no whole groups of four, or is damaged") }
    }
  }

  /// Charsets other than UTF-8 and US-ASCII, once per field.
  @Sendable static func legacyCharsets(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    var last = -1
    for word in subject.encodedWords.words where word.field.range.lowerBound != last {
      guard let charset = Charset(label: message.octets.extracting(word.charset)),
        charset != .utf8, charset != .usASCII
      else { continue }
      last = word.field.range.lowerBound
      findings.report(
        word.charset, "text in \(subject.quoted(word.charset))", fix: .rewriteField(word.field.range))
    }
  }
}
