internal import MIME
internal import Octets

/// The tags of a DKIM-Signature or ARC field. Ranges are in octets of the input.
///
/// Source: RFC 6376 §3.2.
struct TagList {
  /// One tag.
  struct Tag {
    let name: String
    /// From the name to the end of the value.
    let range: Range<Int>
    /// The value without the blanks and folds in it.
    let value: String
  }

  /// The tags, in order.
  private(set) var tags: [Tag] = []
  /// The stretches between semicolons that are no tags.
  private(set) var stray: [Range<Int>] = []

  // tag-list = tag-spec *( ";" tag-spec ) [ ";" ]
  /// Reads the body of a field.
  init(_ field: Field) {
    let body = field.body
    let base = field.bodyRange.lowerBound
    var start = 0
    while start < body.count {
      let end = body.firstIndex(of: ASCII.semicolon, from: start) ?? body.count
      add(body.extracting(start..<end), at: base + start)
      start = end + 1
    }
  }

  // tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]
  private mutating func add(_ octets: Span<UInt8>, at base: Int) {
    let trimmed = octets.trimmedRange()
    guard !trimmed.isEmpty else { return }
    let range = base + trimmed.lowerBound..<base + trimmed.upperBound
    let spec = octets.extracting(trimmed)
    guard let equals = spec.firstIndex(of: ASCII.equals) else { return stray.append(range) }
    let name = spec.extracting(..<equals)
    var value: [UInt8] = []
    for index in equals + 1..<spec.count
    where !spec[index].isBlank && spec[index] != ASCII.cr && spec[index] != ASCII.lf {
      value.append(spec[index])
    }
    tags.append(
      Tag(
        name: String(decodingUTF8: name.extracting(name.trimmedRange())), range: range,
        value: String(decodingUTF8: value.span)))
  }

  /// The value of the first tag of a name.
  subscript(name: String) -> String? { first(name)?.value }

  /// The first tag of a name.
  func first(_ name: String) -> Tag? { tags.first { $0.name == name } }
}

/// A DKIM-Signature field.
struct SignatureField {
  let field: Field
  let tags: TagList

  /// Reads a field.
  init(_ field: Field) {
    self.field = field
    tags = TagList(field)
  }

  /// The names of the fields that it signs, in lower case, repetitions included.
  var signedNames: [String] {
    (tags["h"] ?? "").utf8.split(separator: ASCII.colon).map { name in
      let octets = name.map(\.lowercased)
      return String(decodingUTF8: octets.span)
    }
  }

  /// The signing domain in lower case.
  var domain: String? { tags["d"].map(DomainName.folded) }
}
