internal import MIME
internal import Octets

/// What the rules about attachments look at.
enum AttachmentLooks {
  /// What can be wrong with the pieces of a parameter.
  static let pieceFaults: [Defect.Code] = [
    .parameterGap, .parameterPieceDuplicate, .parameterPieceNumber, .parameterPercent, .parameterCharset,
    .limitParameterPieces,
  ]

  /// File names in raw octets.
  @Sendable static func rawNames(_ subject: Subject, _ findings: inout Findings) {
    if subject.settings.envelope.route?.takesUTF8Headers == true { return }
    let message = subject.message
    for part in subject.ownParts {
      for (name, parameter) in [(FieldName.contentDisposition, "filename" as StaticString), (.contentType, "name")] {
        guard let field = part.field(name), let place = field.parameter(parameter) else { continue }
        let value = message.octets.extracting(place.value)
        guard value.asciiPrefixCount() < value.count else { continue }
        findings.report(
          place.value, "a file name in raw octets",
          fix: .rewriteParameter(entity: part.index, field: name, name: parameter.description))
      }
    }
  }

  /// Words about an attachment where there is none.
  @Sendable static func forgotten(_ subject: Subject, _ findings: inout Findings) {
    guard subject.bodies.attachments.isEmpty else { return }
    for part in subject.ownParts where part.isText("plain") {
      guard let text = part.text?.decoded.utf8, let place = AttachmentWords.find(in: text.span) else { continue }
      findings.report(part.contentMap.place(ofText: place), "the text speaks of an attachment, and there is none")
      return
    }
  }
}

extension Part {
  /// The file name that it is given.
  var fileName: String? { ContentDisposition.fileName(of: disposition, else: mediaType) }

  /// Where its file name stands.
  var fileNamePlace: Range<Int> {
    if let field = field(.contentDisposition), let place = field.parameter("filename")?.value { return place }
    return place(ofParameter: "name")
  }
}

/// A name without what makes a file name dangerous.
enum SafeName {
  /// What is left of a name behind its last separator, without controls and characters that hide what follows.
  static func of(_ name: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "/" || scalar == "\\" {
        safe.removeAll()
      } else if isPlain(scalar) {
        safe.append(scalar)
      }
    }
    let text = String(safe)
    return text.utf8.allSatisfy { $0 == ASCII.dot } ? "file" : isReserved(text) ? "_" + text : text
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }

  private static func isReserved(_ name: String) -> Bool {
    let stem = name.utf8.prefix { $0 != ASCII.dot }
    let octets = Array(stem)
    let devices: [StaticString] = ["con", "prn", "aux", "nul"]
    if devices.contains(where: { octets.span.equalsIgnoringCase($0) }) { return true }
    guard octets.count == 4, octets[3].isDigit else { return false }
    let port = octets.span.extracting(..<3)
    return port.equalsIgnoringCase("com") || port.equalsIgnoringCase("lpt")
  }
}
