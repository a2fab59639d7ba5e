internal import MIME
internal import Octets

/// Where a parameter of a Content-Type or Content-Disposition field stands in the input.
struct ParameterPlace {
  /// The name without the marks of RFC 2231.
  let name: Range<Int>
  /// The value, without quotes.
  let value: Range<Int>
  /// How the value is given.
  let form: ParameterPiece.Form

  /// From the name to the value's end.
  var whole: Range<Int> { name.lowerBound..<value.upperBound }
}

extension Field {
  /// The first parameter of a name, in whatever form; nil where there is none.
  func parameter(_ name: StaticString) -> ParameterPlace? {
    let body = body
    return firstParameter { body.extracting($0.name).equalsIgnoringCase(name) }
  }

  /// The parameter whose name or value starts at an offset of the input or holds it.
  func parameter(at offset: Int) -> ParameterPlace? {
    let place = offset - bodyRange.lowerBound
    return firstParameter { $0.name.lowerBound <= place && place <= max($0.value.lowerBound, $0.value.upperBound - 1) }
  }

  /// Whether a parameter of this field has a name.
  func isNamed(_ parameter: ParameterPlace, _ name: StaticString) -> Bool {
    let start = bodyRange.lowerBound
    return body.extracting(parameter.name.lowerBound - start..<parameter.name.upperBound - start)
      .equalsIgnoringCase(name)
  }

  private func firstParameter(where holds: (ParameterPiece) -> Bool) -> ParameterPlace? {
    var ignored = DefectLog(perCode: 0)
    let body = body
    var start = 0
    if knownName == .contentType {
      start = MediaTypeSplit(body, limits: Limits(), defects: &ignored).parametersStart
    }
    var scanner = ParameterScanner(body, from: start, limits: Limits(), taking: &ignored)
    let moved = bodyRange.lowerBound
    while let piece = scanner.next() {
      guard holds(piece) else { continue }
      return ParameterPlace(
        name: piece.name.lowerBound + moved..<piece.name.upperBound + moved,
        value: piece.value.lowerBound + moved..<piece.value.upperBound + moved, form: piece.form)
    }
    return nil
  }
}

extension Part {
  /// The place before its first octet.
  var gap: Range<Int> { range.lowerBound..<range.lowerBound }

  /// The value of its first field of a name; where it has none, the place before its first octet.
  func place(of name: FieldName) -> Range<Int> { field(name)?.trimmedBodyRange ?? gap }

  /// The type and subtype of its Content-Type; where none can be used, the field's value or the place before its first
  /// octet.
  var typePlace: Range<Int> {
    guard let field = field(.contentType) else { return gap }
    var ignored = DefectLog(perCode: 0)
    let split = MediaTypeSplit(field.body, limits: Limits(), defects: &ignored)
    guard split.isUsable else { return field.trimmedBodyRange }
    let start = field.bodyRange.lowerBound
    return start + split.type.lowerBound..<start + split.subtype.upperBound
  }

  /// The value of a parameter of its Content-Type, or else the type.
  func place(ofParameter name: StaticString) -> Range<Int> {
    field(.contentType)?.parameter(name)?.value ?? typePlace
  }
}
