public import Octets

/// What became of a message on its way to its recipients: a `message/delivery-status`.
///
/// Source: RFC 3464 §2.
public struct DeliveryReport: Sendable, Hashable {
  /// What was done with the message.
  public enum Action: Sendable, Hashable {
    case failed, delayed, delivered, relayed, expanded
    /// Any other word, in lower case.
    case other(String)
  }

  /// What became of it for one recipient. Source: RFC 3464 §2.3.
  public struct Recipient: Sendable, Hashable {
    /// The address that the sender gave.
    public var originalRecipient: ReportValue?
    /// The address that delivery was tried to.
    public var finalRecipient: ReportValue?
    /// What was done.
    public var action: Action?
    /// The result.
    public var status: EnhancedStatusCode?
    /// The server that said so.
    public var remoteMTA: ReportValue?
    /// What that server said.
    public var diagnosticCode: ReportValue?
    /// When it was last tried.
    public var lastAttempt: DateTime?
    /// Until when it will be tried again.
    public var willRetryUntil: DateTime?
    /// The entry in the log of the server that gave up or delivered.
    public var finalLogID: String?
    /// Its other fields.
    public var others: [ReportField] = []

    /// Creates what became of a message for a recipient.
    public init(finalRecipient: ReportValue? = nil, action: Action? = nil, status: EnhancedStatusCode? = nil) {
      self.finalRecipient = finalRecipient
      self.action = action
      self.status = status
    }
  }

  /// The envelope identifier that the sender gave.
  public var originalEnvelopeID: String?
  /// The server that writes the report.
  public var reportingMTA: ReportValue?
  /// The gateway that translated it.
  public var gateway: ReportValue?
  /// The server that the reporting one got the message from.
  public var receivedFromMTA: ReportValue?
  /// When the message arrived at the reporting server.
  public var arrivalDate: DateTime?
  /// What became of it for each recipient.
  public var recipients: [Recipient] = []
  /// Other fields that are about the message.
  public var others: [ReportField] = []

  /// Creates a report.
  public init(reportingMTA: ReportValue?, recipients: [Recipient] = []) {
    self.reportingMTA = reportingMTA
    self.recipients = recipients
  }

  /// Reads the body of a `message/delivery-status` or `message/global-delivery-status`.
  ///
  /// QUIRK: fields count by their names, wherever the empty lines stand; each Final-Recipient begins a recipient.
  ///
  /// - Parameters:
  ///   - content: The decoded body.
  ///   - limits: ``Limits/fieldsPerSection`` counts for all its groups together.
  ///   - defects: Receives ``Defect/Code/reportInvalid`` and ``Defect/Code/reportIncomplete``; offsets count from the
  ///     body's first octet.
  /// - Complexity: O(*n*).
  public init(lenient content: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    let fields = ReportFields(content, limits: limits, defects: &defects)
    var group: Int?
    for element in fields.elements {
      if startsRecipient(element, group: group) {
        recipients.append(Recipient())
        group = element.group
      }
      if !read(element, isRecipientOpen: group == element.group) {
        defects.record(.reportInvalid, at: element.offset)
      }
    }
    let isComplete = recipients.allSatisfy { $0.finalRecipient != nil && $0.action != nil && $0.status != nil }
    if reportingMTA == nil || recipients.isEmpty || !isComplete { defects.record(.reportIncomplete, at: 0) }
  }
}

// MARK: - Fields

extension DeliveryReport {
  /// Whether a field is the first one of a recipient; the last recipient is in the given group.
  private func startsRecipient(_ element: ReportFields.Element, group: Int?) -> Bool {
    guard Self.recipientFields.contains(element.key) else { return false }
    guard let last = recipients.last, element.group == group else { return true }
    return element.key == "final-recipient" && last.finalRecipient != nil
      || element.key == "original-recipient" && last.originalRecipient != nil
  }

  /// Takes a field; false where it can't be what it must be. A field that comes twice counts once.
  private mutating func read(_ element: ReportFields.Element, isRecipientOpen: Bool) -> Bool {
    let value = element.field.value
    switch element.key {
    case "original-envelope-id": originalEnvelopeID = originalEnvelopeID ?? ReportText.withoutComments(value)
    case "reporting-mta": reportingMTA = reportingMTA ?? ReportValue(value)
    case "dsn-gateway": gateway = gateway ?? ReportValue(value)
    case "received-from-mta": receivedFromMTA = receivedFromMTA ?? ReportValue(value)
    case "arrival-date":
      arrivalDate = arrivalDate ?? ReportText.date(value)
      return arrivalDate != nil
    default:
      guard isRecipientOpen, !recipients.isEmpty else {
        others.append(element.field)
        return true
      }
      return recipients[recipients.count - 1].read(element)
    }
    return true
  }

  private static let recipientFields: Set<String> = [
    "original-recipient", "final-recipient", "action", "status", "remote-mta", "diagnostic-code", "last-attempt-date",
    "will-retry-until", "final-log-id",
  ]
}

extension DeliveryReport.Recipient {
  /// Takes a field; false where it can't be what it must be.
  fileprivate mutating func read(_ element: ReportFields.Element) -> Bool {
    let value = element.field.value
    switch element.key {
    case "original-recipient": originalRecipient = originalRecipient ?? ReportValue(value)
    case "final-recipient": finalRecipient = finalRecipient ?? ReportValue(value)
    case "action": action = action ?? DeliveryReport.Action(value)
    case "status":
      status = status ?? EnhancedStatusCode(value)
      return status != nil
    case "remote-mta": remoteMTA = remoteMTA ?? ReportValue(value)
    case "diagnostic-code": diagnosticCode = diagnosticCode ?? ReportValue(value, keepsComments: true)
    case "last-attempt-date":
      lastAttempt = lastAttempt ?? ReportText.date(value)
      return lastAttempt != nil
    case "will-retry-until":
      willRetryUntil = willRetryUntil ?? ReportText.date(value)
      return willRetryUntil != nil
    case "final-log-id": finalLogID = finalLogID ?? value
    default: others.append(element.field)
    }
    return true
  }
}

extension DeliveryReport.Action {
  // action-value = "failed" / "delayed" / "delivered" / "relayed" / "expanded"
  fileprivate init(_ text: String) {
    let word = String(lowercasingASCII: ReportText.withoutComments(text).utf8.span)
    switch word {
    case "failed": self = .failed
    case "delayed": self = .delayed
    case "delivered": self = .delivered
    case "relayed": self = .relayed
    case "expanded": self = .expanded
    default: self = .other(word)
    }
  }
}
