internal import MIME
internal import MIMECodecs
internal import Octets

/// What the rules about multiparts and attached messages look at.
enum CompositeLooks {
  /// Parts that declare and hold more than the entity around them promises.
  @Sendable static func widerParts(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts {
      guard let index = part.parent, case let parent = subject.parts[index],
        isNarrower(parent.transferEncoding, than: part.transferEncoding)
      else { continue }
      let entity = part.entity
      let body = entity.rawBody
      guard body.asciiPrefixCount() < body.count else { continue }
      findings.report(
        part.place(of: .contentTransferEncoding), "the entity around it promises \(parent.transferEncoding.name)",
        fix: .setField(entity: parent.index, name: "Content-Transfer-Encoding", text: part.transferEncoding.name))
    }
  }

  private static func isNarrower(_ outer: TransferEncoding, than inner: TransferEncoding) -> Bool {
    switch (outer, inner) {
    case (.sevenBit, .eightBit), (.sevenBit, .binary), (.eightBit, .binary): true
    default: false
    }
  }

  /// Source: RFC 6522 §3.
  @Sendable static func reports(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.entity.kind == .multipart && part.mediaType.subtype == "report" {
      let children = subject.children(of: part)
      if children.count < 2 || children.count > 3 {
        findings.report(part.typePlace, "a report has two or three parts, and this one has \(children.count)")
      }
      guard let type = part.mediaType.parameters["report-type"] else {
        findings.report(part.typePlace, "no parameter report-type")
        continue
      }
      guard children.count > 1, case let second = children[1].mediaType, second.type == "message" else {
        if children.count > 1 { findings.report(children[1].typePlace, "the second part is no report") }
        continue
      }
      // RFC 6533 §4: the types for internationalized mail go with the same report-type.
      let names = [second.subtype, String(second.subtype.dropFirst(second.subtype.hasPrefix("global-") ? 7 : 0))]
      guard !names.contains(where: { $0.utf8.span.equalsIgnoringCase(type.utf8.span) }) else { continue }
      findings.report(children[1].typePlace, "the second part is not what report-type says")
    }
  }

  /// Source: RFC 1847 §2.1.
  @Sendable static func signed(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.isSignedMultipart {
      let type = part.mediaType
      for name in ["protocol", "micalg"] where (type.parameters[name] ?? "").isEmpty {
        findings.report(part.typePlace, "no parameter \(name)")
      }
      let children = subject.children(of: part)
      guard children.count == 2 else {
        findings.report(part.typePlace, "a signed multipart has two parts, and this one has \(children.count)")
        continue
      }
      if let wanted = type.parameters["protocol"],
        !wanted.utf8.span.equalsIgnoringCase(children[1].mediaType.essence.utf8.span)
      {
        findings.report(children[1].typePlace, "the second part is not what protocol says")
      }
      noteEightBit(children[0], isRequired: type.parameters["protocol"] == "application/pgp-signature", &findings)
    }
  }

  private static func noteEightBit(_ part: Part, isRequired: Bool, _ findings: inout Findings) {
    let entity = part.entity
    let octets = entity.octets
    let ascii = octets.asciiPrefixCount()
    guard ascii < octets.count else { return }
    let place = part.range.lowerBound + ascii
    findings.report(
      place..<place + 1, "an octet above 127 in what is signed", severity: isRequired ? .error : .warning)
  }

  /// Source: RFC 6047 §2.4.
  @Sendable static func calendars(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.isText("calendar") {
      guard let text = part.text?.decoded.utf8, let method = method(of: text.span) else { continue }
      let declared = part.mediaType.parameters["method"] ?? ""
      guard !declared.utf8.span.equalsIgnoringCase(method.utf8.span) else { continue }
      findings.report(
        part.place(ofParameter: "method"),
        declared.isEmpty ? "no parameter method, and the object's is \(method)" : "the object's METHOD is \(method)")
    }
  }

  /// The value of the property METHOD, which stands before the components.
  private static func method(of calendar: Span<UInt8>) -> String? {
    var start = 0
    while start < calendar.count {
      let end = calendar.firstIndex(of: ASCII.lf, from: start) ?? calendar.count
      let line = calendar.extracting(start..<end)
      if line.extracting(first: 7).equalsIgnoringCase("method:") {
        let value = line.extracting(droppingFirst: 7)
        return String(decodingUTF8: value.extracting(value.trimmedRange()).extracting(first: 40))
      }
      if line.extracting(first: 7).equalsIgnoringCase("begin:v"), start > 0 { return nil }
      start = end + 1
    }
    return nil
  }
}

// MARK: - Examples

extension CompositeLooks {
  /// Multiparts inside each other; the innermost one's type is marked.
  static func nestedExample(levels: Int, marked: Bool) -> String {
    var text = ""
    for level in 1...levels {
      let isMarked = marked && level == levels
      text +=
        "Content-Type: \(isMarked ? "«" : "")multipart/parallel\(isMarked ? "»" : ""); boundary=\(level)\n\n--\(level)\n"
    }
    text += "\nHello Bob.\n"
    for level in (1...levels).reversed() { text += "--\(level)--\n" }
    return text
  }

  /// A bounce whose Content-Type is given.
  static func reportExample(_ field: String) -> Example {
    .fields(
      """
      \(field)

      --b1

      Bob is not here.
      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.net

      Final-Recipient: rfc822; bob@example.net
      Action: failed
      Status: 5.1.1
      --b1--

      """)
  }

  /// A signed message whose Content-Type is given.
  static func signedExample(_ field: String, text: String = "Hello Bob.") -> Example {
    .fields(
      """
      \(field)

      --b1

      \(text)
      --b1
      Content-Type: application/pgp-signature

      -----BEGIN PGP SIGNATURE-----
      --b1--

      """)
  }
}

extension Subject {
  /// On which level each entity is: how many multiparts and messages it is in, itself included.
  var levels: [Int] {
    var levels: [Int] = []
    levels.reserveCapacity(parts.count)
    for part in parts { levels.append((part.parent.map { levels[$0] } ?? 0) + 1) }
    return levels
  }
}
