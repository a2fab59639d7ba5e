internal import MIME
internal import Octets

/// What the rules about identifiers look at.
enum IdentifierLooks {
  /// Fields that hold anything but identifiers, or several where one belongs. Folds in one are another rule's.
  static func malformed(
    in names: [FieldName], mayBeMany: Bool, _ subject: Subject, _ findings: inout Findings
  ) {
    let recorded = subject.defects[.messageIDInvalid]
    for field in subject.root.fields {
      guard let name = field.knownName, names.contains(name), !field.trimmedBodyRange.isEmpty else { continue }
      var ignored = DefectLog()
      let ids = MessageIDList(lenient: field.body, defects: &ignored).ids
      let isBroken = recorded.contains { field.bodyRange.contains($0) } && !hasFoldInBrackets(field)
      if isBroken {
        findings.report(field.trimmedBodyRange, "\(field.name) holds something that is no identifier")
      } else if !mayBeMany, ids.count > 1 {
        findings.report(field.trimmedBodyRange, "\(ids.count) identifiers in \(field.name)")
      }
    }
  }

  private static func hasFoldInBrackets(_ field: Field) -> Bool {
    let body = field.body
    guard let open = body.firstIndex(of: ASCII.lessThan) else { return false }
    let close = body.firstIndex(of: ASCII.greaterThan, from: open) ?? body.count
    return body.extracting(open..<close).firstIndex(of: ASCII.lf) != nil
  }

  /// Right sides that are not one of a kind.
  @Sendable static func unusualDomain(_ subject: Subject, _ findings: inout Findings) {
    guard let field = subject.root.field(.messageID), subject.root.entity.messageIDs(.messageID)?.count == 1 else {
      return
    }
    let message = subject.message
    let body = field.trimmedBodyRange
    let octets = message.octets.extracting(body)
    guard let at = octets.firstIndex(of: ASCII.at) else { return }
    let end = octets.firstIndex(of: ASCII.greaterThan, from: at) ?? octets.count
    let domain = octets.extracting(at + 1..<end)
    guard domain.count > 0 else { return }
    let place = body.lowerBound + at + 1..<body.lowerBound + end
    if domain[0] == ASCII.leftBracket || domain.contains(only: addressText) {
      findings.report(place, "an address on the right side of the Message-ID")
    } else if domain.firstIndex(of: ASCII.dot) == nil {
      findings.report(place, "a single label on the right side of the Message-ID")
    } else if String(decodingUTF8: domain).hasSuffix(".localdomain") {
      findings.report(place, "a name that is no domain of the sender's on the right side of the Message-ID")
    }
  }

  private static let addressText = OctetSet { $0.isDigit || $0 == ASCII.dot }
}
