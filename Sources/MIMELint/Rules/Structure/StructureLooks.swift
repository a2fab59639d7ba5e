internal import MIME
internal import Octets

/// What the rules about structure look at.
enum StructureLooks {
  /// The boundaries of each multipart and of those that it is in.
  @Sendable static func boundaryPrefixes(_ subject: Subject, _ findings: inout Findings) {
    let multiparts = subject.multiparts
    guard multiparts.count > 1 else { return }
    var boundaries: [Int: [UInt8]] = [:]
    for (part, _) in multiparts { boundaries[part.index] = part.boundary }
    for (part, _) in multiparts {
      let inner = boundaries[part.index] ?? []
      let around = subject.partsAround(part).lazy.compactMap { boundaries[$0] }
      guard let other = around.first(where: { isPrefix(inner, $0) }) else { continue }
      findings.report(
        part.place(ofParameter: "boundary"),
        inner == other ? "the boundary of a multipart around it" : "one boundary begins with the other",
        fix: .rewriteDelimiters(entity: part.index))
    }
  }

  private static func isPrefix(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let count = min(left.count, right.count)
    return left.span.extracting(first: count).equals(right.span.extracting(first: count))
  }

  /// Lines in the bodies of leaves that begin with the boundary of a multipart around them and go on.
  ///
  /// Source: RFC 2046 §5.1.1: "An exact match of the entire candidate line is not required".
  @Sendable static func longerDelimiters(_ subject: Subject, _ findings: inout Findings) {
    let delimiters = subject.boundaryLines
    guard !delimiters.isEmpty else { return }
    let message = subject.message
    let octets = message.octets
    for part in subject.ownParts where part.entity.kind == .leaf && part.parent != nil {
      let body = part.entity.bodyRange
      var from = max(body.lowerBound - 1, 0)
      while from < body.upperBound {
        var scan = BodyScan()
        let rest = octets.extracting(from..<body.upperBound)
        let lf = from + rest.scanBody(&scan, stoppingAtDelimiters: true)
        guard lf < body.upperBound else { break }
        from = lf + 1
        let line = octets.extracting(from..<body.upperBound)
        let around = subject.partsAround(part).lazy.compactMap { delimiters[$0] }
        guard around.contains(where: { line.extracting(first: $0.count).equals($0.span) }) else { continue }
        findings.report(
          from..<subject.lineEnd(from: from), "the line begins with a boundary, and is no delimiter to all readers",
          fix: .recodeBody(entity: part.index))
      }
    }
  }

  /// Preambles that are more than a line or two, and epilogues that are not empty.
  @Sendable static func unseenText(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    for (_, facts) in subject.multiparts {
      for (region, most) in [(facts.preamble, mostPreamble), (facts.epilogue, 0)] {
        let text = message.octets.extracting(region)
        let trimmed = text.trimmedRange()
        guard trimmed.count > most else { continue }
        findings.report(
          region.lowerBound + trimmed.lowerBound..<region.lowerBound + trimmed.upperBound,
          "text \(most == 0 ? "behind the last" : "before the first") part, which no reader shows")
      }
    }
  }

  /// Whether texts of a type need no charset parameter: their content says it, or their format is fixed.
  ///
  /// Source: RFC 6657 §3, RFC 5545 §3.1.4, RFC 6350 §3.1.
  static func knowsCharset(_ type: MediaType) -> Bool {
    ["calendar", "vcard", "x-vcard", "directory", "rtf", "xml", "xml-external-parsed-entity"].contains(type.subtype)
  }

  /// The octets of two or three lines for those whose readers don't know MIME.
  private static let mostPreamble = 200
}

extension Subject {
  /// The multiparts that the sender answers for, and what lies between their parts.
  var multiparts: [(part: Part, facts: MultipartFacts)] {
    ownParts.compactMap { part in multipartFacts[part.index].map { (part, $0) } }
  }

  /// The delimiter line of each multipart, without its line end, by the part's index.
  fileprivate var boundaryLines: [Int: [UInt8]] {
    var lines: [Int: [UInt8]] = [:]
    for part in parts where part.entity.kind == .multipart {
      lines[part.index] = Array("--".utf8) + part.boundary
    }
    return lines
  }

  /// The indexes of the parts that a part is in, innermost first.
  fileprivate func partsAround(_ part: Part) -> some Sequence<Int> {
    sequence(state: part.parent) { [parts] outer in
      defer { outer = outer.flatMap { parts[$0].parent } }
      return outer
    }
  }
}

extension Part {
  /// The boundary that its Content-Type gives; empty where there is none.
  var boundary: [UInt8] { Array((mediaType.parameters["boundary"] ?? "").utf8) }

  /// Whether it is a part of a multipart, and no message.
  func isBodyPart(of subject: Subject) -> Bool {
    parent.map { subject.parts[$0].entity.kind == .multipart } ?? false
  }
}
