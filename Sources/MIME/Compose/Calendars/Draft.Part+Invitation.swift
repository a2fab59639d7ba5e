internal import Octets

extension Draft.Part {
  /// An invitation, or another message about events: a text for people, and the same for calendars.
  ///
  /// The nesting is the one that all mailers show as an invitation: an alternative of both. Its method is taken from the
  /// calendar's `METHOD` property, as the standard has it.
  ///
  /// - Parameters:
  ///   - calendar: An iCalendar object.
  ///   - text: What mailers without calendars show.
  ///   - html: The same as HTML.
  /// - Throws: ``CompositionError/Code/valueInvalid`` where the calendar has no method that is a token.
  ///
  /// Source: RFC 6047 §2.4, RFC 5546 §1.4, RFC 5545 §3.7.2.
  public static func invitation(
    _ calendar: String, text: String, html: String? = nil
  ) throws(CompositionError) -> Draft.Part {
    guard let method = CalendarProperty.value(of: "method", in: calendar.utf8.span), !method.utf8.isEmpty,
      method.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == ASCII.hyphen })
    else { throw CompositionError(.valueInvalid, field: "METHOD") }
    var object = Draft.Part.text(calendar, charset: .only(.utf8))
    object.mediaType = MediaType(
      type: "text", subtype: "calendar",
      parameters: Parameters([
        Parameter(name: "method", value: method), Parameter(name: "charset", value: "utf-8"),
      ]))
    if let component = CalendarProperty.component(in: calendar.utf8.span) {
      object.mediaType?.parameters["component"] = component
    }
    var forms: [Draft.Part] = [.text(text)]
    if let html { forms.append(.html(html)) }
    return multipart("alternative", forms + [object])
  }
}

/// Reads what a message has to repeat of a calendar.
///
/// Source: RFC 5545 §3.1.
enum CalendarProperty {
  /// The value of the first property of a name, without blanks at its ends; nil where there is none.
  static func value(of name: StaticString, in calendar: Span<UInt8>) -> String? {
    var start = 0
    while start < calendar.count {
      let end = calendar.firstIndex(of: ASCII.lf, from: start) ?? calendar.count
      let line = calendar.extracting(start..<end)
      if let colon = line.firstIndex(of: ASCII.colon), line.extracting(..<colon).equalsIgnoringCase(name) {
        let value = line.extracting((colon + 1)...)
        return String(decodingUTF8: value.extracting(value.trimmedRange()))
      }
      start = end + 1
    }
    return nil
  }

  /// The first component inside the calendar that is no time zone, such as `VEVENT`; nil where there is none.
  static func component(in calendar: Span<UInt8>) -> String? {
    var start = 0
    while start < calendar.count {
      let end = calendar.firstIndex(of: ASCII.lf, from: start) ?? calendar.count
      let line = calendar.extracting(start..<end)
      let isNamed = ["vevent", "vtodo", "vjournal", "vfreebusy"].contains { (name: StaticString) in
        line.count > 6 && line.extracting(first: 6).equalsIgnoringCase("begin:")
          && line.extracting(line.trimmedRange()).extracting(droppingFirst: 6).equalsIgnoringCase(name)
      }
      if isNamed {
        return String(decodingUTF8: line.extracting(line.trimmedRange()).extracting(droppingFirst: 6))
      }
      start = end + 1
    }
    return nil
  }
}
