internal import MIME
internal import MIMECodecs
internal import Octets

/// What the rules about transfer encodings look at.
enum EncodingLooks {
  /// The lines over 76 octets of the bodies under an encoding.
  static func longLines(of encoding: TransferEncoding, _ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.transferEncoding == encoding {
      for line in subject.lines.longBodyLines[part.index]?.ranges ?? [] {
        findings.report(
          line, "the line has \(line.count) octets; 76 are allowed", fix: .recodeBody(entity: part.index))
      }
    }
  }

  /// How many octets of a text quoted-printable would encode.
  static func countEncoded(_ text: Span<UInt8>) -> Int {
    var count = 0
    for index in text.indices where text[index] >= 0x7F || text[index] == ASCII.equals { count += 1 }
    return count
  }

  /// The runs of octets in quoted-printable that must be encoded.
  @Sendable static func rawOctets(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    let octets = message.octets
    for offset in subject.defects[.quotedPrintableRaw] where offset < octets.count {
      let isBlank = octets[offset].isBlank
      var end = offset + 1
      while end < octets.count, isBlank ? octets[end].isBlank : octets[end] >= 0x80 { end += 1 }
      findings.report(
        offset..<end, isBlank ? "a blank at the end of a line" : "an octet that must be encoded",
        fix: subject.part(at: offset).map { .recodeBody(entity: $0.index) })
    }
  }

  /// The first CRLF of each text that is written as `=0D=0A`.
  @Sendable static func encodedLineEnds(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.transferEncoding == .quotedPrintable && part.isAnyText {
      let entity = part.entity
      let body = entity.rawBody
      var from = 5
      // PERF: text has fewer of its last octet than of any other.
      while let last = body.firstIndex(of: UInt8(ascii: "A"), from: from) {
        from = last + 1
        guard body[last - 1] == ASCII.zero, body.extracting(last - 5..<from).starts(with: "=0D=0A") else { continue }
        let start = entity.bodyRange.lowerBound + last - 5
        findings.report(start..<start + 6, "a line end of the text, encoded", fix: .recodeBody(entity: part.index))
        break
      }
    }
  }
}
