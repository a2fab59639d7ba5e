internal import MIME
internal import MIMECodecs
internal import Octets

/// What the rules about signatures look at.
enum SignatureLooks {
  /// Signatures that lack a tag, or have one twice.
  @Sendable static func tags(_ subject: Subject, _ findings: inout Findings) {
    for signature in subject.signatures {
      for name in ["v", "a", "b", "bh", "d", "h", "s"] where signature.tags.first(name) == nil {
        findings.report(signature.field.contentRange, "the signature has no tag \(name)=")
      }
      var seen: Set<String> = []
      for tag in signature.tags.tags where !seen.insert(tag.name).inserted {
        findings.report(tag.range, "a second tag of this name")
      }
      for range in signature.tags.stray { findings.report(range, "this is no tag") }
    }
  }

  /// Signatures whose body hash differs; only SHA-256 is looked at.
  @Sendable static func bodyHash(_ subject: Subject, _ findings: inout Findings) {
    guard let sha256 = subject.settings.sha256 else { return }
    let message = subject.message
    let body = message.octets.extracting(message.root.bodyRange)
    var digests: [String: [UInt8]] = [:]
    for signature in subject.signatures {
      guard let tag = signature.tags.first("bh"), signature.tags["a"]?.hasSuffix("-sha256") == true else { continue }
      let isRelaxed = signature.tags["c"]?.hasSuffix("/relaxed") ?? false
      let length = signature.tags["l"].flatMap { Array($0.utf8).decimalValue }
      let key = "\(isRelaxed)/\(length ?? -1)"
      if digests[key] == nil {
        let canonical = BodyHash.canonical(body, isRelaxed: isRelaxed)
        let count = min(length ?? canonical.count, canonical.count)
        digests[key] = sha256(canonical.span.extracting(..<count))
      }
      let given = Self.decoded(tag.value)
      if given != digests[key] { findings.report(tag.range, "the body is not the one that was signed") }
    }
  }

  private static func decoded(_ base64: String) -> [UInt8] {
    var decoder = TransferDecoder(.base64)
    var output: [UInt8] = []
    var ignored = DefectLog()
    let octets = Array(base64.utf8)
    decoder.decode(octets.span, into: &output, defects: &ignored)
    decoder.finish(into: &output, defects: &ignored)
    return output
  }

  /// Signatures of weak algorithms and keys.
  @Sendable static func weak(_ subject: Subject, _ findings: inout Findings) {
    for signature in subject.signatures {
      guard let algorithm = signature.tags.first("a") else { continue }
      if algorithm.value == "rsa-sha1" { findings.report(algorithm.range, "rsa-sha1 counts as no signature") }
      guard algorithm.value.hasPrefix("rsa-"), let value = signature.tags.first("b"), !value.value.utf8.isEmpty else {
        continue
      }
      let bits = decoded(value.value).count * 8
      if bits < 1024 {
        findings.report(value.range, "the key has \(bits) bits; 1024 are the least that verifiers take")
      } else if bits < 2048 {
        findings.report(value.range, "the key has \(bits) bits; 2048 are advised", severity: .warning)
      }
    }
  }

  /// Signatures that have expired or lie ahead.
  @Sendable static func times(_ subject: Subject, _ findings: inout Findings) {
    guard let now = subject.settings.now?.secondsSinceEpoch else { return }
    for signature in subject.signatures {
      if let tag = signature.tags.first("x"), let seconds = Array(tag.value.utf8).decimalValue, seconds < now {
        findings.report(tag.range, "the signature has expired")
      }
      if let tag = signature.tags.first("t"), let seconds = Array(tag.value.utf8).decimalValue, seconds > now + 3600 {
        findings.report(tag.range, "the signature was made in the future")
      }
    }
  }

  /// ARC sets that aren't whole.
  @Sendable static func incompleteARC(_ subject: Subject, _ findings: inout Findings) {
    let names: [StaticString] = ["arc-seal", "arc-message-signature", "arc-authentication-results"]
    var sets: [Int: (count: Int, place: Range<Int>)] = [:]
    for field in subject.root.fields where field.knownName == nil && field.nameRange.count >= 8 {
      let name = Array(field.name.utf8)
      let span = name.span
      guard names.contains(where: { span.equalsIgnoringCase($0) }) else { continue }
      let instance = TagList(field)["i"].flatMap { Array($0.utf8).decimalValue } ?? 0
      sets[instance, default: (0, field.contentRange)].count += 1
    }
    for (instance, set) in sets where set.count != 3 || instance > 1 && sets[instance - 1] == nil {
      findings.report(set.place, "ARC set \(instance) is not whole, or none is before it")
    }
  }
}

extension [UInt8] {
  /// The number that ASCII digits spell.
  var decimalValue: Int? { span.decimalValue() }
}

extension Subject {
  /// The character at an offset.
  func character(at offset: Int) -> Range<Int> {
    let message = message
    let octets = message.octets
    var end = offset + 1
    while end < octets.count, end < offset + 4, octets[end] & 0xC0 == 0x80 { end += 1 }
    return offset..<end
  }
}
