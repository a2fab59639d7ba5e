internal import Octets

extension Draft.Part {
  /// How much of the message that a report is about goes with it.
  public enum Returned: Sendable {
    case nothing
    /// Its header section.
    case header(Message)
    /// All of it.
    case whole(Message)
  }

  /// A report on what became of a message: an explanation for people, the same for programs, and what the report is
  /// about.
  ///
  /// ```swift
  /// var report = DeliveryReport(reportingMTA: ReportValue(type: "dns", value: "mx.example.org"))
  /// report.recipients.append(
  ///   .init(
  ///     finalRecipient: ReportValue(type: "rfc822", value: "bob@example.org"), action: .failed,
  ///     status: EnhancedStatusCode(5, 1, 1)))
  /// let body = try Draft.Part.report(report, text: "There is no such mailbox.", returning: .header(message))
  /// ```
  ///
  /// - Throws: ``CompositionError`` where the report lacks what every report has, or can't be written.
  ///
  /// Source: RFC 3464 §2, RFC 6522 §3.
  public static func report(
    _ report: DeliveryReport, text: String, returning returned: Returned = .nothing
  ) throws(CompositionError) -> Draft.Part {
    Self.report(try report.formatted(), kind: "delivery-status", text: text, returning: returned)
  }

  /// A report on what a recipient did with a message.
  ///
  /// - Throws: ``CompositionError`` where the report lacks what every report has, or can't be written.
  ///
  /// Source: RFC 8098 §3, RFC 6522 §3.
  public static func report(
    _ report: DispositionReport, text: String, returning returned: Returned = .nothing
  ) throws(CompositionError) -> Draft.Part {
    Self.report(try report.formatted(), kind: "disposition-notification", text: text, returning: returned)
  }

  private static func report(
    _ fields: [UInt8], kind: String, text: String, returning returned: Returned
  ) -> Draft.Part {
    let isASCII = fields.span.asciiPrefixCount() == fields.count
    let subtype = isASCII ? kind : "global-\(kind)"
    var parts: [Draft.Part] = [.text(text), .octets(fields, mediaType: MediaType(type: "message", subtype: subtype))]
    switch returned {
    case .nothing: break
    case .header(let message):
      let header = Array(message.octets.extracting(first: message.root.headerRange.count))
      let isASCII = header.span.asciiPrefixCount() == header.count
      let type = isASCII ? ("text", "rfc822-headers") : ("message", "global-headers")
      parts.append(.octets(header, mediaType: MediaType(type: type.0, subtype: type.1)))
    case .whole(let message): parts.append(.message(message))
    }
    var report = multipart("report", parts)
    report.mediaType?.parameters["report-type"] = kind
    return report
  }
}
