internal import Octets

/// A header field as it is to be written: its name, a colon, its body, and a line end.
public struct FieldOctets: Sendable, Hashable {
  /// The name.
  let name: [UInt8]
  /// The whole field; its lines end with CRLF.
  let octets: [UInt8]

  /// Creates a field from text that is written as it stands.
  ///
  /// - Parameter text: A name, a colon and a body, perhaps folded; no line end at the end.
  /// - Throws: `fieldNameInvalid`; `controlCharacter` for control octets other than TAB and for a line end that no blank
  ///   follows; `lineTooLong` for more than 998 octets in a line.
  ///
  /// Source: RFC 5322 §2.2, §2.2.3.
  public init(validating text: String) throws(CompositionError) {
    let written = Array(text.utf8)
    let name = Array(written.prefix { $0 != ASCII.colon })
    try Self.check(name.span)
    guard name.count < written.count else { throw CompositionError(.fieldNameInvalid, field: text) }
    let label = String(decodingUTF8: name.span)
    var lineStart = 0
    var index = name.count
    while index < written.count {
      let octet = written[index]
      let isFold =
        octet == ASCII.cr && index + 2 < written.count && written[index + 1] == ASCII.lf && written[index + 2].isBlank
      if isFold {
        if index - lineStart > 998 { throw CompositionError(.lineTooLong, field: label, at: lineStart) }
        index += 2
        lineStart = index
      } else if octet.isControl, octet != ASCII.tab {
        throw CompositionError(.controlCharacter, field: label, at: max(0, index - name.count - 1))
      } else {
        index += 1
      }
    }
    if index - lineStart > 998 { throw CompositionError(.lineTooLong, field: label, at: lineStart) }
    self.name = name
    octets = written + [ASCII.cr, ASCII.lf]
  }

  //     field-name = 1*ftext    ; %d33-57 / %d59-126
  /// Checks a field name. Source: RFC 5322 §2.2.
  static func check(_ name: Span<UInt8>) throws(CompositionError) {
    var isValid = !name.isEmpty
    for index in name.indices { isValid = isValid && 33...126 ~= name[index] && name[index] != ASCII.colon }
    guard isValid else { throw CompositionError(.fieldNameInvalid, field: String(decodingUTF8: name)) }
  }
}
