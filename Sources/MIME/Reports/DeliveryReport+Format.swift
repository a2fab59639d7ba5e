extension DeliveryReport {
  /// The body of the `message/delivery-status` that it is: a group of fields about the message, then one for each
  /// recipient, CRLF at the ends of lines. Where it holds text above ASCII, that is UTF-8, and the type
  /// `message/global-delivery-status`.
  ///
  /// - Throws: ``CompositionError/Code/fieldMissing`` for what every report has, and ``CompositionError`` for values that
  ///   no field can hold.
  ///
  /// Source: RFC 3464 §2, RFC 6533 §4.
  public func formatted() throws(CompositionError) -> [UInt8] {
    guard let reportingMTA else { throw CompositionError(.fieldMissing, field: "Reporting-MTA") }
    guard !recipients.isEmpty else { throw CompositionError(.fieldMissing, field: "Final-Recipient") }
    var writer = ReportWriter()
    try writer.write("Original-Envelope-Id", originalEnvelopeID)
    try writer.write("Reporting-MTA", reportingMTA)
    try writer.write("DSN-Gateway", gateway)
    try writer.write("Received-From-MTA", receivedFromMTA)
    try writer.write("Arrival-Date", arrivalDate)
    try writer.write(others)
    for recipient in recipients {
      writer.endGroup()
      try recipient.write(to: &writer)
    }
    return writer.octets
  }
}

extension DeliveryReport.Recipient {
  fileprivate func write(to writer: inout ReportWriter) throws(CompositionError) {
    guard let finalRecipient else { throw CompositionError(.fieldMissing, field: "Final-Recipient") }
    guard let action else { throw CompositionError(.fieldMissing, field: "Action") }
    guard let status else { throw CompositionError(.fieldMissing, field: "Status") }
    try writer.write("Original-Recipient", originalRecipient)
    try writer.write("Final-Recipient", finalRecipient)
    try writer.write("Action", action.word)
    try writer.write("Status", status.description)
    try writer.write("Remote-MTA", remoteMTA)
    try writer.write("Diagnostic-Code", diagnosticCode)
    try writer.write("Last-Attempt-Date", lastAttempt)
    try writer.write("Final-Log-ID", finalLogID)
    try writer.write("Will-Retry-Until", willRetryUntil)
    try writer.write(others)
  }
}

extension DeliveryReport.Action {
  /// The word for it. Source: RFC 3464 §2.3.3.
  fileprivate var word: String {
    switch self {
    case .failed: "failed"
    case .delayed: "delayed"
    case .delivered: "delivered"
    case .relayed: "relayed"
    case .expanded: "expanded"
    case .other(let word): word
    }
  }
}
