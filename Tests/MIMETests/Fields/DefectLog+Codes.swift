import Octets

extension DefectLog {
  /// The defects as `code@offset`, for tables.
  var list: [String] { defects.map { "\($0.code.name)@\($0.offset)" } }
  /// The codes alone, in the order recorded.
  var codes: [Defect.Code] { defects.map(\.code) }
}
