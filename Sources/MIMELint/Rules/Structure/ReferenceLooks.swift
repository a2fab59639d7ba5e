internal import MIME
internal import Octets

/// What the rules about alternatives and related parts look at.
enum ReferenceLooks {
  /// Alternatives that stand behind a richer one.
  @Sendable static func alternativeOrder(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.entity.kind == .multipart && part.mediaType.subtype == "alternative" {
      var richest = 0
      for child in subject.children(of: part) {
        guard let rank = rank(of: child, in: subject) else { continue }
        if rank < richest { findings.report(child.typePlace, "a plainer alternative behind a richer one") }
        richest = max(richest, rank)
      }
    }
  }

  /// How rich an alternative is; nil where that can't be compared.
  private static func rank(of part: Part, in subject: Subject) -> Int? {
    var part = part
    // A related or mixed alternative is as rich as what it begins with.
    while part.entity.kind == .multipart, let first = subject.children(of: part).first { part = first }
    guard part.mediaType.type == "text" else { return nil }
    switch part.mediaType.subtype {
    case "plain": return 1
    case "enriched", "richtext": return 2
    case "html": return 3
    default: return nil
    }
  }

  /// Images in a multipart/related with HTML that nothing names.
  @Sendable static func unreferencedImages(_ subject: Subject, _ findings: inout Findings) {
    for multipart in subject.relatedMultiparts {
      let children = subject.children(of: multipart)
      guard children.dropFirst().contains(where: { $0.mediaType.type == "image" }) else { continue }
      guard subject.ownParts.contains(where: { $0.html != nil }) else { continue }
      for child in children.dropFirst() where child.mediaType.type == "image" && !child.isAttachment {
        let isNamed = child.entity.contentID.map { subject.references.referred.contains($0) } ?? false
        if isNamed || child.field(.contentLocation) != nil { continue }
        findings.report(
          child.field(.contentID)?.trimmedBodyRange ?? child.typePlace, "no HTML refers to this image")
      }
    }
  }
}

extension Subject {
  /// The multiparts of related parts.
  var relatedMultiparts: [Part] {
    ownParts.filter { $0.entity.kind == .multipart && $0.mediaType.subtype == "related" }
  }

  /// Whether a part is one of alternatives.
  func isAlternative(_ part: Part) -> Bool {
    part.parent.map { parts[$0].mediaType.essence == "multipart/alternative" } ?? false
  }

  /// Whether a reader that wants plain text is left with a part.
  func isShownAsText(_ part: Part) -> Bool {
    bodies.text.contains { $0.headerRange.lowerBound == part.range.lowerBound }
  }
}

extension Part {
  /// Whether it asks to be offered as a file.
  var isAttachment: Bool { disposition?.kind == "attachment" }
}
