internal import Octets

/// Says whether a header field can be written at all. What a route does not take shows only when it is written.
struct FieldCheck {
  let name: String
  let known: FieldName?

  // field-name = 1*ftext
  // ftext = %d33-57 / %d59-126
  /// Checks a field's name.
  ///
  /// Source: RFC 5322 §3.6.8.
  init(_ name: String) throws(CompositionError) {
    let octets = name.utf8.span
    var place = 0
    while place < octets.count, Self.ftext.contains(octets[place]) { place += 1 }
    guard place == octets.count, 1...Self.longestName ~= octets.count else {
      throw CompositionError(.fieldNameInvalid, field: Self.visible(name), at: place)
    }
    self.name = name
    known = FieldName(octets)
  }

  private static let ftext = OctetSet { !$0.isControl && $0 != ASCII.space && $0 != ASCII.colon }
  /// The name and its colon fit into a line.
  private static let longestName = FieldFolder.usualLength - 1

  /// A name that is no field's, without what would disturb whoever prints the error.
  private static func visible(_ name: String) -> String {
    let octets = name.utf8.prefix(longestName).map { ftext.contains($0) ? $0 : ASCII.questionMark }
    return String(decodingUTF8: octets.span)
  }

  /// Checks a value.
  func check(_ value: HeaderField.Value) throws(CompositionError) {
    switch value {
    case .unstructured(let text): try checkLine(text, allowsTab: true)
    case .phrases(let phrases): try checkPhrases(phrases)
    case .addresses(let addresses): try checkAddresses(addresses)
    case .dateTime(let date): try require(date.year >= 1900)  // RFC 5322 §3.3
    case .messageIDs(let ids): try checkMessageIDs(ids)
    case .mediaType(let type): try checkMediaType(type)
    case .disposition(let disposition): try checkDisposition(disposition)
    case .uris(let uris): try checkURIs(uris)
    case .listID(let id): try checkListID(id)
    case .token(let token): try checkToken(token)
    case .structured(let text): try checkStructured(text)
    }
  }
}

/// Strings.
extension FieldCheck {
  /// Throws where a string holds a control character or what ends a line.
  /// - Parameter allowsTab: Whether it is text for people, in which a TAB may be; it is written encoded.
  func checkLine(_ text: String, allowsTab: Bool = false) throws(CompositionError) {
    let octets = text.utf8.span
    for index in octets.indices where Self.isControl(octets, at: index) {
      guard allowsTab, octets[index] == ASCII.tab else { throw error(.controlCharacter, at: index) }
    }
  }

  /// Whether a control character of C0 or C1, DEL, or a line or paragraph separator begins at an index of UTF-8 text.
  private static func isControl(_ octets: Span<UInt8>, at index: Int) -> Bool {
    switch octets[index] {
    case 0..<ASCII.space, ASCII.delete: return true
    case 0xC2: return index + 1 < octets.count && octets[index + 1] < 0xA0  // U+0080 to U+009F
    case 0xE2: return index + 2 < octets.count && octets[index + 1] == 0x80 && octets[index + 2] & 0xFE == 0xA8
    default: return false
    }
  }

  /// Throws where something is not a token of ASCII.
  func checkToken(_ token: String) throws(CompositionError) {
    try checkLine(token)
    let octets = token.utf8.span
    var cursor = OctetCursor(octets)
    cursor.skip(while: .asciiTokenText)
    guard cursor.isAtEnd, !octets.isEmpty else { throw error(.valueInvalid, at: cursor.index) }
  }

  /// Throws where a condition on the value does not hold.
  func require(_ holds: Bool, at offset: Int = 0) throws(CompositionError) {
    guard holds else { throw error(.valueInvalid, at: offset) }
  }

  func error(_ code: CompositionError.Code, at offset: Int = 0) -> CompositionError {
    CompositionError(code, field: name, at: offset)
  }

  /// Whether the field is one of those known by name.
  func isOne(of names: [FieldName]) -> Bool {
    known.map(names.contains) ?? false
  }
}
