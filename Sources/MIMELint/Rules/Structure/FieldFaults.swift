internal import MIME
internal import Octets

/// What is wrong with the form of a Content-Type or Content-Disposition field, but for what rules of their own look at:
/// the boundary's quotes, parameters given twice, and the pieces of RFC 2231.
enum FieldFaults {
  /// Reports the faults of all fields of a name.
  static func report(in name: FieldName, of subject: Subject, into findings: inout Findings) {
    var unusable: Set<Int> = []
    for code in codes {
      for offset in subject.defects[code] {
        guard let field = subject.field(at: offset), field.knownName == name else { continue }
        // What follows half a type is no fault of its own.
        if code == .contentTypeInvalid { unusable.insert(field.range.lowerBound) }
        if code != .contentTypeInvalid, unusable.contains(field.range.lowerBound) { continue }
        guard let place = place(of: code, at: offset, in: field, of: subject) else { continue }
        findings.report(place, code.entry.summary, fix: .rewriteField(field.range))
      }
    }
  }

  private static let codes: [Defect.Code] = [
    .contentTypeInvalid, .parameterInvalid, .parameterEmpty, .parameterMissingSemicolon,
    .parameterUnquoted, .parameterExtendedQuoted, .unterminatedQuotedString, .unterminatedComment, .limitParameters,
  ]

  private static func place(
    of code: Defect.Code, at offset: Int, in field: Field, of subject: Subject
  ) -> Range<Int>? {
    switch code {
    case .contentTypeInvalid: return field.trimmedBodyRange
    case .parameterUnquoted:
      guard let parameter = field.parameter(at: offset) else { return subject.range(of: .word, at: offset) }
      return field.isNamed(parameter, "boundary") ? nil : parameter.value
    default: return subject.range(of: .word, at: offset)
    }
  }
}
