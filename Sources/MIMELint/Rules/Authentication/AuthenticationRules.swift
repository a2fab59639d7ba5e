internal import MIME
internal import Octets

extension RuleFamily {
  static let authentication = RuleFamily(
    prefix: "AUT", title: "Authentication",
    rules: [
      .signatureMissing, .signatureTags, .fromNotSigned, .bodyHashMismatch, .bodyLengthTag, .weakSignature,
      .signatureTime, .fromNotOversigned, .signatureNotAligned, .signsChangingFields, .incompleteARC, .eightBitSigned,
    ])
}

/// The signature that examples carry, with the tags that matter in front.
private func signature(_ tags: String) -> Example {
  .fields(
    "DKIM-Signature: v=1; \(tags);\n bh=DD3L33E64/RV0CUJdfGTtPGKU7OPJpo/2LxOdf3k0RI=; b="
      + String(repeating: "\n QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5QUJDREVGR0hJSktMTU5PUFFSU1", count: 5))
}

private let usualTags = "a=rsa-sha256; d=example.org; s=k1;\n h=from:from:to:subject:date:message-id"

// MARK: - DKIM

extension Rule {
  static let signatureMissing = Rule(
    "AUT001", "signature-missing", .bulk(.error),
    summary: "bulk mail without a DKIM signature",
    explanation:
      "Large receivers refuse bulk mail that is not signed by the author's domain. Sign it, or ask your provider to.",
    reference: "RFC 8058 §4; bulk-sender rules of large receivers",
    bad: "Subject: Monday",
    good: signature(usualTags),
    check: .look { subject, findings in
      if subject.signatures.isEmpty { findings.report(subject.headerGap, "there is no DKIM-Signature") }
    })

  static let signatureTags = Rule(
    "AUT002", "signature-tags", .standard(.error),
    summary: "a DKIM signature without a tag that it must have, or with one twice",
    explanation: "Verifiers ignore such a signature. Let a library make it.",
    reference: "RFC 6376 §3.5, §3.2",
    bad: "«DKIM-Signature: v=1; a=ed25519-sha256; d=example.org; s=k1;\n h=from:from; b=QUJD»",
    good: signature(usualTags),
    check: .look(SignatureLooks.tags))

  static let fromNotSigned = Rule(
    "AUT003", "from-not-signed", .standard(.error),
    summary: "a DKIM signature that does not cover From",
    explanation: "The author is what a signature is for; verifiers ignore one without. Name From in h=.",
    reference: "RFC 6376 §5.4",
    bad: signature("a=rsa-sha256; d=example.org; s=k1;\n «h=to:subject:date:message-id»"),
    good: signature(usualTags),
    check: .look { subject, findings in
      for signature in subject.signatures {
        guard let tag = signature.tags.first("h"), !signature.signedNames.contains("from") else { continue }
        findings.report(tag.range, "the signature does not cover From")
      }
    })

  static let bodyHashMismatch = Rule(
    "AUT004", "body-hash-mismatch", .standard(.error),
    summary: "a DKIM signature whose body hash is not the body's",
    explanation:
      "The body was changed after it was signed, by a list's footer, a scanner or another line end. Sign last.",
    reference: "RFC 6376 §3.7, §6.1.3",
    bad: .fields(
      "DKIM-Signature: v=1; \(usualTags);\n «bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=»; b="
        + String(repeating: "\n QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5QUJDREVGR0hJSktMTU5PUFFSU1", count: 5)),
    good: signature(usualTags),
    check: .look(SignatureLooks.bodyHash))

  static let bodyLengthTag = Rule(
    "AUT005", "body-length-tag", .practice(.warning),
    summary: "a DKIM signature that covers only the first octets of the body",
    explanation: "Anybody can append to the body and the signature still holds. Leave l= out.",
    reference: "RFC 6376 §8.2",
    bad: signature(usualTags + "; «l=12»"),
    good: signature(usualTags),
    check: .look { subject, findings in
      for signature in subject.signatures {
        guard let tag = signature.tags.first("l") else { continue }
        findings.report(tag.range, "the signature covers only part of the body")
      }
    })

  static let weakSignature = Rule(
    "AUT006", "weak-signature", .standard(.error),
    summary: "a DKIM signature with rsa-sha1, or by an RSA key of less than 1024 bits",
    explanation:
      "Verifiers take such a signature for none. Sign with rsa-sha256 and a key of 2048 bits; a key of less than "
      + "that weighs as a warning. The key's length shows in that of the signature.",
    reference: "RFC 8301 §3.1, §3.2",
    bad: signature("«a=rsa-sha1»; d=example.org; s=k1;\n h=from:from:to:subject:date:message-id"),
    good: signature(usualTags),
    check: .look(SignatureLooks.weak))

  static let signatureTime = Rule(
    "AUT007", "signature-time", .standard(.warning),
    summary: "a DKIM signature that has expired, or was made in the future",
    explanation: "Verifiers may ignore it. Set the clock right, and let signatures live for some days.",
    reference: "RFC 6376 §3.5",
    bad: signature(usualTags + "; «x=1795000000»"),
    good: signature(usualTags + "; x=1796000000"),
    check: .look(SignatureLooks.times))

  static let fromNotOversigned = Rule(
    "AUT008", "from-not-oversigned", .practice(.info),
    summary: "a DKIM signature that names From no more often than it occurs",
    explanation:
      "A second From field can be put before the signed one, and the signature still holds. Name From in h= once "
      + "more than it occurs.",
    reference: "RFC 6376 §8.15, §5.4",
    bad: signature("a=rsa-sha256; d=example.org; s=k1;\n «h=from:to:subject:date:message-id»"),
    good: signature(usualTags),
    check: .look { subject, findings in
      let count = subject.root.fields.count { $0.knownName == .from }
      for signature in subject.signatures {
        let signed = signature.signedNames.count { $0 == "from" }
        guard let tag = signature.tags.first("h"), signed > 0, signed <= count else { continue }
        findings.report(tag.range, "a second From could be added under the signature")
      }
    })

  static let signatureNotAligned = Rule(
    "AUT009", "signature-not-aligned", Severities(rfc: nil, submit: .warning, bulk: .error),
    summary: "no DKIM signature of the author's domain",
    explanation:
      "DMARC asks that a signature's domain belongs to the author's, so the message counts as not signed there. "
      + "Sign with the domain of From.",
    reference: "RFC 7489 §3.1.1",
    bad: signature("a=rsa-sha256; «d=mailer.example»; s=k1;\n h=from:from:to:subject:date:message-id"),
    good: signature(usualTags),
    check: .look { subject, findings in
      let domains = subject.addresses.fromDomains.filter { !$0.utf8.isEmpty }
      let signing = subject.signatures.compactMap(\.domain)
      guard let last = subject.signatures.last?.tags.first("d"), !domains.isEmpty else { return }
      let isAligned = domains.contains { domain in signing.contains { DomainName.areAligned($0, domain) } }
      if !isAligned { findings.report(last.range, "no signature is by the author's domain") }
    })

  static let signsChangingFields = Rule(
    "AUT010", "signs-changing-fields", .standard(.warning),
    summary: "a DKIM signature that covers Return-Path, Received or Bcc",
    explanation:
      "Servers add and remove these fields on the way, and the signature no longer holds. Leave them out of h=.",
    reference: "RFC 6376 §5.4.1",
    bad: signature("a=rsa-sha256; d=example.org; s=k1;\n «h=from:from:to:received:subject»"),
    good: signature(usualTags),
    check: .look { subject, findings in
      for signature in subject.signatures {
        let names = Set(signature.signedNames)
        guard let tag = signature.tags.first("h"), !names.isDisjoint(with: ["return-path", "received", "bcc"]) else {
          continue
        }
        findings.report(tag.range, "the signature covers a field that servers change")
      }
    })

  static let eightBitSigned = Rule(
    "AUT012", "8bit-signed", .practice(.warning),
    summary: "a signed message with octets above 127 in a body",
    explanation:
      "A server that hands it to one without 8BITMIME encodes the body anew, and the signature no longer holds. "
      + "Put it under quoted-printable or base64 before signing.",
    reference: "RFC 6376 §5.3",
    bad: .fields(
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\nDKIM-Signature: v=1; \(usualTags);\n"
        + " bh=+trUei8gXBqNu6eUkGNK4smREVgEZtuWADHvbbnpUhA=; b="
        + String(repeating: "\n QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5QUJDREVGR0hJSktMTU5PUFFSU1", count: 5)
        + "\n\nGr«ü»ße\n"),
    good: signature(usualTags),
    check: .look { subject, findings in
      guard !subject.signatures.isEmpty, let (part, offset) = subject.firstEightBit else { return }
      findings.report(
        subject.character(at: offset), "an octet above 127 in a signed message", fix: .recodeBody(entity: part.index))
    })
}

// MARK: - ARC

extension Rule {
  static let incompleteARC = Rule(
    "AUT011", "incomplete-arc", .standard(.info),
    summary: "an ARC set that lacks one of its three fields, or a number before it",
    explanation:
      "The chain counts as broken, and what earlier servers found out is lost. Each server adds all three fields "
      + "under the next number.",
    reference: "RFC 8617 §4.2.1, §5.1.1",
    bad: "«ARC-Authentication-Results: i=1; mx.example.net; spf=pass»",
    good: """
      ARC-Authentication-Results: i=1; mx.example.net; spf=pass
      ARC-Message-Signature: i=1; a=rsa-sha256; d=example.net; s=k; h=from;
       bh=QQ==; b=QQ==
      ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.net; s=k; b=QQ==
      """,
    check: .look(SignatureLooks.incompleteARC))
}
