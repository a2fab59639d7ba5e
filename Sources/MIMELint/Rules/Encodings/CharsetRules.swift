internal import MIME
internal import MIMECharsets
internal import MIMECodecs
internal import Octets

extension Rule {
  static let doublyEncodedText = Rule(
    "ENC009", "doubly-encoded", .practice(.warning),
    summary: "UTF-8 that was taken for another charset and encoded again",
    explanation:
      "Letters turn into pairs such as 'Ã¼' for 'ü'. Some program between the writer and this message declared or "
      + "assumed the wrong charset. Decode once more before sending.",
    reference: "practice",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGr«Ã¼»Ãe\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    check: .look(CharsetLooks.doublyEncoded))

  static let undecodableText = Rule(
    "ENC010", "undecodable-text", .standard(.error),
    summary: "octets that the declared charset has no character for",
    explanation:
      "Readers show a mark in their place, or all of the text in a charset they guess. Declare the charset that "
      + "the text is in, or recode it.",
    reference: "RFC 2046 §4.1.2",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGr«\u{E0FC}»ße\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    check: .look(CharsetLooks.undecodable))

  static let mislabeledUTF8 = Rule(
    "ENC011", "mislabeled-utf8", .standard(.warning),
    summary: "a text that is UTF-8 and declared to be in a charset of single octets",
    explanation:
      "Readers show two or three signs for each letter that is not ASCII. Declare utf-8.",
    reference: "RFC 2046 §4.1.2",
    bad: "Content-Type: text/plain; charset=«iso-8859-1»\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    good: "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nGr\u{E0FC}\u{E0DF}e\n",
    check: .look { subject, findings in
      for part in subject.ownParts where CharsetLooks.isMislabeledUTF8(part) {
        findings.report(
          part.place(ofParameter: "charset"), "the text is UTF-8", fix: .setCharset(entity: part.index, label: "utf-8"))
      }
    })

  static let eightBitASCII = Rule(
    "ENC012", "eight-bit-ascii", .standard(.warning),
    summary: "octets above 127 in a text that is declared to be US-ASCII",
    explanation:
      "US-ASCII has none of them; readers guess what they mean. Declare utf-8, or the charset they are in.",
    reference: "RFC 2046 §4.1.2",
    bad: "Content-Type: text/plain; charset=«us-ascii»\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße\n",
    check: .look { subject, findings in
      for part in subject.ownParts where CharsetLooks.declared(part) == .usASCII {
        let content = part.content.octets
        guard content.span.asciiPrefixCount() < content.count else { continue }
        findings.report(
          part.place(ofParameter: "charset"), "the text is not US-ASCII",
          fix: content.span.isUTF8 ? .setCharset(entity: part.index, label: "utf-8") : nil)
      }
    })

  static let charsetLabel = Rule(
    "ENC013", "charset-label", .standard(.warning),
    summary: "a charset that nobody knows, or under a name that is not the preferred one",
    explanation:
      "A reader that does not know the charset shows the text as it likes, or not at all. Use utf-8, or the name "
      + "that IANA's registry prefers for MIME.",
    reference: "RFC 2046 §4.1.2, RFC 2978 §2.3",
    bad: "Content-Type: text/plain; charset=«x-unknown»",
    good: "Content-Type: text/plain; charset=utf-8",
    check: .look { subject, findings in
      for part in subject.ownParts {
        guard let label = part.mediaType.parameters["charset"], part.isAnyText else { continue }
        guard let charset = Charset(label: label) else {
          findings.report(part.place(ofParameter: "charset"), "a charset that is not known")
          continue
        }
        guard !PreferredNames.contain(label) else { continue }
        findings.report(
          part.place(ofParameter: "charset"), "another name of \(charset.name)", severity: .info,
          fix: .setCharset(entity: part.index, label: charset.name))
      }
    })

  static let wideCharset = Rule(
    "ENC014", "wide-charset", .standard(.error),
    summary: "a text in UTF-16, UTF-32 or UTF-7",
    explanation:
      "In UTF-16 and UTF-32 line ends are no CRLF, so a text under any encoding but base64 is damaged by the first "
      + "server; readers refuse UTF-7, which hides markup from filters. Use utf-8.",
    reference: "RFC 2781 appendix A, RFC 2152, RFC 2046 §4.1.1",
    bad: """
      Content-Type: text/plain; charset=«utf-16»
      Content-Transfer-Encoding: quoted-printable

      =FE=FF=00H=00i=00=0D=00=0A=

      """,
    good: "Content-Type: text/plain; charset=utf-8\n\nHi\n",
    check: .look { subject, findings in
      for part in subject.ownParts {
        guard let charset = CharsetLooks.declared(part), charset.name.hasPrefix("utf-"), charset != .utf8 else {
          continue
        }
        let isHarmless = charset == .utf7 || part.transferEncoding == .base64
        findings.report(
          part.place(ofParameter: "charset"), "a text in \(charset.name)", severity: isHarmless ? .warning : nil,
          fix: .recodeText(entity: part.index))
      }
    })

  static let metaCharset = Rule(
    "ENC015", "meta-charset", .practice(.warning),
    summary: "HTML that names another charset than its Content-Type",
    explanation:
      "Content-Type counts in mail, yet some readers save or show the page without it. Name the same charset in "
      + "both, or in Content-Type only.",
    reference: "RFC 2854 §6, HTML Standard §4.2.5.4",
    bad: .page(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"«iso-8859-1»\"><title>Monday</title></head>\n"
        + "<body><p>Hello Bob, we meet on Monday.</p></body>\n</html>\n"),
    good: .page(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Monday</title></head>\n"
        + "<body><p>Hello Bob, we meet on Monday.</p></body>\n</html>\n"),
    check: .look { subject, findings in
      for part in subject.ownParts {
        guard let (label, place) = part.html?.metaCharset, let declared = CharsetLooks.declared(part) else { continue }
        guard let named = Charset(label: label), named != declared else { continue }
        let content = part.content.octets
        if declared == .usASCII, content.span.asciiPrefixCount() == content.count { continue }
        findings.report(
          part.contentMap.place(ofText: place), "Content-Type declares \(declared.name)")
      }
    })

  static let byteOrderMark = Rule(
    "ENC017", "byte-order-mark", .practice(.info),
    summary: "a byte order mark at the beginning of a text",
    explanation:
      "UTF-8 has no octet order. Some readers show the mark as three signs, and what is compared or joined goes "
      + "wrong. Leave it out.",
    reference: "RFC 3629 §6",
    bad: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n«\u{FEFF}»Hello Bob.\n",
    good: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nHello Bob.\n",
    check: .look { subject, findings in
      for part in subject.ownParts where part.isAnyText && !part.isAttachment {
        guard part.content.octets.starts(with: "\u{FEFF}".utf8) else { continue }
        findings.report(
          part.contentMap.place(ofContent: 0..<3), "a byte order mark")
      }
    })
}
