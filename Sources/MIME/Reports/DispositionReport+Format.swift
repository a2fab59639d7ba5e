extension DispositionReport {
  /// The body of the `message/disposition-notification` that it is, CRLF at the ends of lines. Where it holds text above
  /// ASCII, that is UTF-8, and the type `message/global-disposition-notification`.
  ///
  /// - Throws: ``CompositionError/Code/fieldMissing`` for what every report has, and ``CompositionError`` for values that
  ///   no field can hold.
  ///
  /// Source: RFC 8098 §3, RFC 6533 §6.
  public func formatted() throws(CompositionError) -> [UInt8] {
    guard let finalRecipient else { throw CompositionError(.fieldMissing, field: "Final-Recipient") }
    guard let kind, let action, let sending else { throw CompositionError(.fieldMissing, field: "Disposition") }
    var writer = ReportWriter()
    try writer.write("Reporting-UA", reportingUA)
    try writer.write("MDN-Gateway", gateway)
    try writer.write("Original-Recipient", originalRecipient)
    try writer.write("Final-Recipient", finalRecipient)
    try writer.write("Original-Message-ID", originalMessageID.map { "<\($0.text)>" })
    let mode = "\(action == .manual ? "manual" : "automatic")-action"
    let sent = "MDN-sent-\(sending == .manual ? "manually" : "automatically")"
    let modifier = modifiers.isEmpty ? "" : "/\(modifiers.joined(separator: ","))"
    try writer.write("Disposition", "\(mode)/\(sent); \(kind.word)\(modifier)")
    for error in errors { try writer.write("Error", error) }
    try writer.write(others)
    return writer.octets
  }
}

extension DispositionReport.Kind {
  /// The word for it. Source: RFC 8098 §3.2.6.2.
  fileprivate var word: String {
    switch self {
    case .displayed: "displayed"
    case .dispatched: "dispatched"
    case .processed: "processed"
    case .deleted: "deleted"
    case .other(let word): word
    }
  }
}
