internal import MIME
internal import Octets

extension RuleFamily {
  static let encodedWords = RuleFamily(
    prefix: "EWD", title: "Encoded-words",
    rules: [
      .longEncodedWord, .longEncodedWordLine, .strayOctetInEncodedWord, .splitCharacter, .undecodableWord,
      .emptyEncodedWord, .adjoiningEncodedWord, .encodedWordInParameter, .misplacedEncodedWord, .unsafeInPhrase,
      .badPaddingInWord, .subjectMissing, .controlInWord, .legacyCharsetInWord,
    ])
}

// MARK: - Length and form

extension Rule {
  static let longEncodedWord = Rule(
    "EWD001", "long-encoded-word", .standard(.error),
    summary: "an encoded-word of more than 75 characters",
    explanation:
      "Readers need not look further for its end, and show it as it stands. Use several words, with a fold and a "
      + "blank between them.",
    reference: "RFC 2047 §2",
    bad: "Subject:\n «=?utf-8?q?Gr=C3=BC=C3=9Fe_aus_dem_Garten_und_von_der_Wiese_und_aus_dem_Wald?=»",
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_aus_dem_Garten_und_von_der_Wiese?=\n =?utf-8?q?_und_aus_dem_Wald?=",
    check: .look { subject, findings in
      for word in subject.encodedWords.words where word.range.count > 75 {
        findings.report(
          word.range, "the encoded-word has \(word.range.count) characters; 75 are allowed",
          fix: .rewriteField(word.field.range))
      }
    })

  static let longEncodedWordLine = Rule(
    "EWD002", "long-encoded-word-line", .standard(.error),
    summary: "a line with an encoded-word that is longer than 76 characters",
    explanation:
      "The limit is stricter than that of other lines, for gateways and readers look for words line by line. "
      + "Fold before the word.",
    reference: "RFC 2047 §2",
    bad: "«Subject: A subject that has so many words and then =?utf-8?q?Gr=C3=BC=C3=9Fe?=»",
    good: "Subject: A subject that has many words and then\n =?utf-8?q?Gr=C3=BC=C3=9Fe?= too",
    check: .look(EncodedWordLooks.longLines))

  static let strayOctetInEncodedWord = Rule(
    "EWD003", "stray-octet-in-encoded-word", .standard(.error),
    summary: "a blank, or an octet that is not printable ASCII, inside an encoded-word",
    explanation:
      "Readers that follow the standard see words of plain text and show them as they stand. Write a blank as an "
      + "underscore, and other octets as '=' and two hexadecimal digits.",
    reference: "RFC 2047 §2, §4.2",
    bad: "Subject: «=?utf-8?q?Gr=C3=BC=C3=9Fe an Bob?=»",
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_an_Bob?=",
    check: .look(EncodedWordLooks.strayOctets))

  static let emptyEncodedWord = Rule(
    "EWD006", "empty-encoded-word", .standard(.error),
    summary: "an encoded-word without text",
    explanation:
      "The grammar asks for at least one character, so some readers show the word as it stands. Leave it out.",
    reference: "RFC 2047 §2",
    bad: "Subject: Monday «=?utf-8?q??=»",
    good: "Subject: Monday",
    check: .look { subject, findings in
      for word in subject.encodedWords.words where word.payload.isEmpty {
        findings.report(word.range, "an encoded-word without text", fix: .rewriteField(word.field.range))
      }
    })

  static let adjoiningEncodedWord = Rule(
    "EWD007", "adjoining-encoded-word", .standard(.error),
    summary: "an encoded-word that no blank sets off from what is beside it",
    explanation:
      "Readers that follow the standard don't see it as one and show it as it stands. Put a blank or fold before "
      + "and behind it, or encode the text beside it too.",
    reference: "RFC 2047 §5",
    bad: "Subject: Hello«=?utf-8?q?_Bj=C3=B6rn?=»",
    good: "Subject: Hello =?utf-8?q?Bj=C3=B6rn?=",
    check: .look(EncodedWordLooks.adjoining))
}

// MARK: - What words decode to

extension Rule {
  static let splitCharacter = Rule(
    "EWD004", "split-character", .standard(.error),
    summary: "a character that is split over two encoded-words",
    explanation:
      "Readers decode each word by itself and show two replacement characters. End a word where a character ends.",
    reference: "RFC 2047 §5",
    bad: "Subject: =?utf-8?q?Gr=C3?= «=?utf-8?q?=BC=C3=9Fe?=»",
    good: "Subject: =?utf-8?q?Gr=C3=BC?= =?utf-8?q?=C3=9Fe?=",
    check: .look { subject, findings in
      EncodedWordLooks.report(
        [.encodedWordSplitCharacter], "the word begins inside a character", in: subject, &findings)
    })

  static let undecodableWord = Rule(
    "EWD005", "undecodable-word", .standard(.error),
    summary: "an encoded-word in an unknown charset, or whose octets don't decode",
    explanation: "Readers show the word as it stands, or replacement characters. Use UTF-8.",
    reference: "RFC 2047 §2, §6.2",
    bad: "Subject: «=?x-nowhere?q?Gr=FC=DFe?=»",
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
    check: .look(EncodedWordLooks.undecodable))

  static let badPaddingInWord = Rule(
    "EWD011", "bad-padding-in-word", .standard(.error),
    summary: "base64 in an encoded-word whose length is no multiple of four, or that is damaged",
    explanation:
      "Each word is decoded by itself; some readers drop the last characters, some show the word as it stands. Pad "
      + "each word with '='.",
    reference: "RFC 2047 §4.1, §5",
    bad: "Subject: «=?utf-8?b?R3LDvMOfZQ=?=»",
    good: "Subject: =?utf-8?b?R3LDvMOfZQ==?=",
    check: .look(EncodedWordLooks.badPadding))

  static let controlInWord = Rule(
    "EWD013", "control-in-word", .standard(.error),
    summary: "a control octet or line end that comes out of an encoded-word",
    explanation:
      "Programs that decode fields and then use them as lines take what follows for another field. Leave it out.",
    reference: "RFC 2047 §5",
    bad: "Subject: «=?utf-8?q?Monday=0D=0ABcc:_x?=»",
    good: "Subject: =?utf-8?q?Monday_Bcc:_x?=",
    check: .look { subject, findings in
      EncodedWordLooks.report([.encodedWordControl], "a control octet comes out of this word", in: subject, &findings)
    })

  static let legacyCharsetInWord = Rule(
    "EWD014", "legacy-charset-in-word", .practice(.info),
    summary: "an encoded-word in a charset other than UTF-8 and US-ASCII",
    explanation: "Every reader knows UTF-8; others are read by fewer, and not always alike. Use UTF-8.",
    reference: "RFC 2047 §3, RFC 6532 §1",
    bad: "Subject: =?«iso-8859-1»?q?Gr=FC=DFe?=",
    good: "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
    check: .look(EncodedWordLooks.legacyCharsets))
}

// MARK: - Where words stand

extension Rule {
  static let encodedWordInParameter = Rule(
    "EWD008", "encoded-word-in-parameter", .standard(.warning),
    summary: "an encoded-word as the value of a MIME parameter",
    explanation: "No standard defines it. Most programs decode it, some store a file under the encoded name. Use the "
      + "extended form, as in filename*=utf-8''%E2%82%AC.txt.",
    reference: "RFC 2047 §5, RFC 2231 §1",
    bad: "Content-Type: text/plain; «name=\"=?utf-8?q?Gr=C3=BC=C3=9Fe?=\"»",
    good: "Content-Type: text/plain; name*=utf-8''Gr%C3%BC%C3%9Fe",
    check: .look { subject, findings in
      for offset in subject.defects[.parameterEncodedWord] {
        findings.report(
          subject.range(of: .parameter, at: offset), "an encoded-word as the value of a parameter",
          fix: DefectFix.rewriteField.repair(in: subject, at: offset))
      }
    })

  static let misplacedEncodedWord = Rule(
    "EWD009", "misplaced-encoded-word", .standard(.error),
    summary: "an encoded-word in a quoted-string, or in a field where none belongs",
    explanation:
      "It stands for itself there, and that is what careful readers show. Encoded-words belong into text, names and "
      + "comments; in a name write the word without the quotes.",
    reference: "RFC 2047 §5",
    bad: "To: \"«=?utf-8?q?B=C3=B6b?=»\" <bob@example.net>",
    good: "To: =?utf-8?q?B=C3=B6b?= <bob@example.net>",
    check: .look(EncodedWordLooks.misplaced))

  static let unsafeInPhrase = Rule(
    "EWD010", "unsafe-sign-in-phrase", .standard(.warning),
    summary: "a sign in an encoded-word of a name that must be encoded there",
    explanation:
      "In a name only letters, digits and ! * + - / = _ may stand for themselves, so that no reader takes a comma "
      + "or bracket for one of the field. Encode the others.",
    reference: "RFC 2047 §5 (3)",
    bad: "To: «=?utf-8?q?B=C3=B6b,_Builder?=» <bob@example.net>",
    good: "To: =?utf-8?q?B=C3=B6b=2C_Builder?= <bob@example.net>",
    check: .look { subject, findings in
      let message = subject.message
      for word in subject.encodedWords.words where word.context == .phrase && word.coding == .q {
        guard message.octets.extracting(word.payload).contains(only: EncodedWordLooks.printable) else { continue }
        guard !message.octets.extracting(word.payload).contains(only: EncodedWordLooks.phraseText) else { continue }
        findings.report(
          word.range, "a sign in this word must be encoded in a name", fix: .rewriteField(word.field.range))
      }
    })

  static let subjectMissing = Rule(
    "EWD012", "subject-missing", .practice(.info),
    summary: "no Subject, or an empty one",
    explanation:
      "The standard allows it, yet readers show an empty line in their lists, and filters count it. Say what the "
      + "message is about.",
    reference: "RFC 5322 §3.6.5",
    bad: "«Subject:»",
    good: "Subject: Monday",
    check: .look { subject, findings in
      guard let field = subject.root.field(.subject) else {
        return findings.report(subject.headerGap, "there is no Subject field")
      }
      if field.trimmedBodyRange.isEmpty { findings.report(field.contentRange, "the Subject is empty") }
    })
}
