internal import Octets

/// The first words of a message.
enum Preview {
  /// How many characters a preview may have. Source: RFC 8621 §4.1.4.
  static let characters = 256

  /// The beginning of the first text of a message that is not empty, its white space folded.
  static func text(of inspection: MessageInspection) -> String {
    for part in inspection.bodyTexts {
      guard let utf8 = part.text?.utf8 else { continue }
      let preview = text(of: utf8.span, in: part)
      if !preview.isEmpty { return preview }
    }
    return ""
  }

  private static func text(of utf8: Span<UInt8>, in part: PartInspection) -> String {
    let beginning = utf8.extracting(..<UTF8Form.boundary(utf8, atMost: MessageInspection.beginning))
    return fold(PersonalText.string(beginning, of: part).text)
  }

  static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var count = 0
    var isBlankDue = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isBlankDue = count > 0
        continue
      }
      if count + (isBlankDue ? 2 : 1) > characters { break }
      if isBlankDue {
        folded.append(" ")
        count += 1
      }
      isBlankDue = false
      folded.append(scalar)
      count += 1
    }
    return String(folded)
  }
}
