internal import MIME
internal import Octets

/// Which parts have a Content-ID that others may refer to, and what HTML refers to.
///
/// Source: RFC 2392 §2.
struct PartReferences {
  /// A reference in HTML.
  struct Reference {
    let name: String
    let part: Part
    /// Where it stands in the text of the part.
    let place: Range<Int>
  }

  /// The Content-IDs of the parts that the sender answers for.
  private(set) var names: Set<String> = []
  /// What HTML refers to by `cid:`.
  private(set) var references: [Reference] = []
  /// The names that something refers to.
  private(set) var referred: Set<String> = []

  /// Gathers them.
  init(_ subject: Subject) {
    for part in subject.ownParts {
      if let name = part.entity.contentID { names.insert(name) }
      if let start = part.mediaType.parameters["start"] { referred.insert(Self.withoutBrackets(start)) }
      guard let html = part.html else { continue }
      for found in html.contentIDs {
        references.append(Reference(name: found.name, part: part, place: found.place))
        referred.insert(found.name)
      }
    }
  }

  /// A msg-id without its angle brackets.
  static func withoutBrackets(_ text: String) -> String {
    let octets = Array(text.utf8)
    let trimmed = octets.span.extracting(octets.span.trimmedRange())
    guard trimmed.count >= 2, trimmed[0] == ASCII.lessThan, trimmed[trimmed.count - 1] == ASCII.greaterThan else {
      return String(decodingUTF8: trimmed)
    }
    return String(decodingUTF8: trimmed.extracting(1..<trimmed.count - 1))
  }
}
