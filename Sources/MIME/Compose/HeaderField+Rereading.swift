public import Octets

extension HeaderField {
  /// Creates a field that says what one that was read says, as far as that can be made out, so that it can be written as
  /// the standards have it.
  ///
  /// - Parameters:
  ///   - field: The name says how the body is read. What is wrong with it is passed over.
  ///   - limits: How much of it is read.
  /// - Throws: ``CompositionError`` where there is nothing in it that can be written.
  public init(rereading field: Field, limits: Limits = Limits()) throws(CompositionError) {
    let name = field.name
    try self.init(name, FieldCheck(name).reread(field, limits: limits))
  }
}

extension FieldCheck {
  fileprivate func reread(_ field: Field, limits: Limits) throws(CompositionError) -> HeaderField.Value {
    var ignored = DefectLog(perCode: 0)
    let body = field.body
    switch kind {
    case .addresses: return .addresses(AddressList(lenient: body, limits: limits, defects: &ignored).addresses)
    case .messageIDs: return .messageIDs(MessageIDList(lenient: body, limits: limits, defects: &ignored).ids)
    case .mediaType: return .mediaType(MediaType(lenient: body, limits: limits, defects: &ignored))
    case .disposition: return .disposition(ContentDisposition(lenient: body, limits: limits, defects: &ignored))
    case .uris: return .uris(ListURIs(lenient: body, limits: limits, defects: &ignored).uris)
    case .dateTime:
      guard let date = DateTime(lenient: body, defects: &ignored) else { throw error(.valueInvalid, at: 0) }
      return .dateTime(date)
    case .listID:
      guard let list = ListID(lenient: body, limits: limits, defects: &ignored) else {
        throw error(.valueInvalid, at: 0)
      }
      return .listID(list)
    case .structured: return .structured(field.textWithoutControls)
    case .phrases, .unstructured: return .unstructured(field.textWithoutControls)
    }
  }
}

extension Field {
  /// The field body as text without line ends and other control characters.
  var textWithoutControls: String {
    let text = text
    let octets = text.utf8.span
    let trimmed = String(decodingUTF8: octets.extracting(octets.trimmedRange()))
    return String(String.UnicodeScalarView(trimmed.unicodeScalars.map { Self.isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }
}
