public import Octets

/// A complaint about a message, or another remark on it: a `message/feedback-report`.
///
/// Source: RFC 5965 §3.
public struct FeedbackReport: Sendable, Hashable {
  /// What it is, in lower case: `abuse`, `fraud`, `virus`, `not-spam`, `auth-failure`, `other` or another word.
  public private(set) var feedbackType: String?
  /// The program that wrote it.
  public private(set) var userAgent: String?
  /// The version of the format.
  public private(set) var version: String?
  /// The message's envelope identifier.
  public private(set) var originalEnvelopeID: String?
  /// The message's envelope sender, without angle brackets; empty for the null sender.
  public private(set) var originalMailFrom: String?
  /// The message's envelope recipients, without angle brackets.
  public private(set) var originalRecipients: [String] = []
  /// When the message arrived.
  public private(set) var arrivalDate: DateTime?
  /// The server that reports.
  public private(set) var reportingMTA: ReportValue?
  /// The address that the message came from.
  public private(set) var sourceIP: String?
  /// How many such messages it stands for; 1 where it doesn't say.
  public private(set) var incidents = 1
  /// The domains that it is about.
  public private(set) var reportedDomains: [String] = []
  /// The URIs that it is about.
  public private(set) var reportedURIs: [String] = []
  /// What checks of the message's authenticity said.
  public private(set) var authenticationResults: [String] = []
  /// Its other fields, those of RFC 6591 among them.
  public private(set) var others: [ReportField] = []

  /// Reads the body of a `message/feedback-report`.
  ///
  /// - Parameters:
  ///   - content: The decoded body.
  ///   - limits: ``Limits/fieldsPerSection`` counts.
  ///   - defects: Receives ``Defect/Code/reportInvalid`` and ``Defect/Code/reportIncomplete``; offsets count from the
  ///     body's first octet.
  /// - Complexity: O(*n*).
  public init(lenient content: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    for element in ReportFields(content, limits: limits, defects: &defects).elements where !read(element) {
      defects.record(.reportInvalid, at: element.offset)
    }
    if feedbackType == nil || userAgent == nil || version == nil { defects.record(.reportIncomplete, at: 0) }
  }

  /// Takes a field; false where it can't be what it must be. A field that may come once and comes twice counts once.
  private mutating func read(_ element: ReportFields.Element) -> Bool {
    let value = element.field.value
    switch element.key {
    case "feedback-type":
      feedbackType = feedbackType ?? String(lowercasingASCII: ReportText.withoutComments(value).utf8.span)
    case "user-agent": userAgent = userAgent ?? value
    case "version": version = version ?? ReportText.withoutComments(value)
    case "original-envelope-id": originalEnvelopeID = originalEnvelopeID ?? value
    case "original-mail-from": originalMailFrom = originalMailFrom ?? Self.path(value)
    case "original-rcpt-to": originalRecipients.append(Self.path(value))
    case "arrival-date", "received-date":  // the latter in drafts of the standard
      arrivalDate = arrivalDate ?? ReportText.date(value)
      return arrivalDate != nil
    case "reporting-mta": reportingMTA = reportingMTA ?? ReportValue(value)
    case "source-ip":
      sourceIP = sourceIP ?? InternetAddress.text(in: ReportText.withoutComments(value).utf8.span)
      return sourceIP != nil
    case "incidents":
      guard let count = ReportText.withoutComments(value).utf8.span.decimalValue() else { return false }
      incidents = count
    case "reported-domain": reportedDomains.append(ReportText.withoutComments(value))
    case "reported-uri": reportedURIs.append(ReportText.withoutComments(value))
    case "authentication-results": authenticationResults.append(value)
    default: others.append(element.field)
    }
    return true
  }

  /// An envelope address without its angle brackets.
  private static func path(_ text: String) -> String {
    let octets = ReportText.withoutComments(text).utf8.span
    return String(decodingUTF8: octets.extracting(ReceivedPeer.withoutAngles(octets)))
  }
}
