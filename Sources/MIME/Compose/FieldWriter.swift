internal import MIMECharsets
internal import Octets

/// Puts one header field together. How each kind of value is written stands beside its reader.
struct FieldWriter {
  let name: String
  let route: Route
  let style: FieldStyle
  var folder: FieldFolder

  /// Creates a writer that has written the field's name and colon.
  init(name: String, route: Route, style: FieldStyle) {
    self.name = name
    self.route = route
    self.style = style
    folder = FieldFolder(name: name)
  }

  /// Appends a value that was checked when its field was made.
  mutating func append(_ value: HeaderField.Value) throws(CompositionError) {
    switch value {
    case .unstructured(let text): try appendUnstructured(text)
    case .phrases(let phrases): try appendPhrases(phrases)
    case .addresses(let addresses): try appendAddresses(addresses)
    case .dateTime(let date): appendWords(date.rfc5322)
    case .messageIDs(let ids): try appendMessageIDs(ids)
    case .mediaType(let type): try appendMediaType(type)
    case .disposition(let disposition): try appendDisposition(disposition)
    case .uris(let uris): appendURIs(uris)
    case .listID(let id): try appendListID(id)
    case .token(let token): appendWords(token)
    case .structured(let text): try appendStructured(text)
    }
  }

  /// Appends ASCII words that follow the field's name, folded at their blanks where need be.
  private mutating func appendWords(_ words: String) {
    folder.appendBlank(.afterName)
    for octet in words.utf8 {
      if octet == ASCII.space { folder.appendBlank() } else { folder.append(octet) }
    }
  }

  /// An error about this field.
  func error(_ code: CompositionError.Code, at offset: Int = 0) -> CompositionError {
    CompositionError(code, field: name, at: offset)
  }

  /// Throws where octets hold what the route does not take.
  func checkRoute(_ octets: Span<UInt8>) throws(CompositionError) {
    let ascii = octets.asciiPrefixCount()
    guard route.takesUTF8Headers || ascii == octets.count else { throw error(.routeTooNarrow, at: ascii) }
  }
}
