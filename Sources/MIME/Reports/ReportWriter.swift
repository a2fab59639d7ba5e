internal import Octets

/// Writes the body of a report: fields in groups.
///
/// Source: RFC 3464 §2.1, RFC 8098 §3.1.
struct ReportWriter: Sendable {
  private static let route = Route(body: .eightBit, takesUTF8Headers: true)

  /// The groups so far. Text above ASCII is UTF-8, as the `global-` forms of the reports have it.
  private(set) var octets: [UInt8] = []

  /// Begins another group.
  mutating func endGroup() {
    if !octets.isEmpty { octets += [ASCII.cr, ASCII.lf] }
  }

  /// Writes a field; nothing where there is no value.
  ///
  /// - Throws: ``CompositionError`` for a name that no field can have, and control characters in a value.
  mutating func write(_ name: String, _ value: String?) throws(CompositionError) {
    guard let value else { return }
    try HeaderField(name, .structured(value)).format(for: Self.route, into: &octets)
  }

  /// Writes a field whose value has a type before it.
  mutating func write(_ name: String, _ value: ReportValue?) throws(CompositionError) {
    guard let value else { return }
    try write(name, value.type.utf8.isEmpty ? value.value : "\(value.type); \(value.value)")
  }

  mutating func write(_ name: String, _ date: DateTime?) throws(CompositionError) {
    try write(name, date?.rfc5322)
  }

  mutating func write(_ fields: [ReportField]) throws(CompositionError) {
    for field in fields { try write(field.name, field.value) }
  }
}
