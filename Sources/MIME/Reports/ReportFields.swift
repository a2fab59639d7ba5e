internal import Octets

/// A field of a report that has no place of its own.
public struct ReportField: Sendable, Hashable {
  /// The name as it is written.
  public let name: String
  /// The value, unfolded, without blanks at its ends.
  public let value: String

  /// Creates a field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// The body of a report: fields in the form of header fields, in groups with empty lines between them.
///
/// Source: RFC 3464 §2.1, RFC 8098 §3.1, RFC 5965 §3.
struct ReportFields {
  /// One field with its group, from 0, and where it starts.
  struct Element {
    let field: ReportField
    let key: String
    let group: Int
    let offset: Int
  }

  private(set) var elements: [Element] = []
  private let limits: Limits

  /// Reads a body. Lines that are no field are recorded as ``Defect/Code/reportInvalid`` and left out.
  ///
  /// - Complexity: O(*n*).
  init(_ octets: Span<UInt8>, limits: Limits, defects: inout DefectLog) {
    self.limits = limits
    var group = 0
    var isGroupEmpty = true
    var start = 0
    while start < octets.count {
      let end = Self.fieldEnd(octets, from: start)
      let field = octets.extracting(start..<end)
      if field.trimmedRange().isEmpty {
        group += isGroupEmpty ? 0 : 1
        isGroupEmpty = true
      } else if elements.count == limits.fieldsPerSection {
        defects.record(.limitFields, at: start)
        return
      } else if append(field, group: group, at: start) {
        isGroupEmpty = false
      } else {
        defects.record(.reportInvalid, at: start)
      }
      start = end
    }
  }

  /// Just past the last line of a field; a line of blanks alone continues none.
  private static func fieldEnd(_ octets: Span<UInt8>, from start: Int) -> Int {
    var end = octets.firstIndex(of: ASCII.lf, from: start).map { $0 + 1 } ?? octets.count
    guard !octets.extracting(start..<end).trimmedRange().isEmpty else { return end }
    while end < octets.count, octets[end].isBlank {
      let next = octets.firstIndex(of: ASCII.lf, from: end).map { $0 + 1 } ?? octets.count
      guard !octets.extracting(end..<next).trimmedRange().isEmpty else { break }
      end = next
    }
    return end
  }

  private mutating func append(_ field: Span<UInt8>, group: Int, at offset: Int) -> Bool {
    guard let colon = field.firstIndex(of: ASCII.colon) else { return false }
    let name = field.extracting(..<colon)
    let trimmed = name.extracting(name.trimmedRange())
    guard !trimmed.isEmpty, trimmed.contains(only: Self.nameText) else { return false }
    let body = field.extracting((colon + 1)...)
    var value: [UInt8] = []
    RawText.append(body.extracting(body.trimmedRange()), to: &value)
    elements.append(
      Element(
        field: ReportField(name: String(decodingUTF8: trimmed), value: String(decodingUTF8: value.span)),
        key: String(lowercasingASCII: trimmed), group: group, offset: offset))
    return true
  }

  // ftext = %d33-57 / %d59-126
  private static let nameText = OctetSet { 33...126 ~= $0 && $0 != ASCII.colon }
}
