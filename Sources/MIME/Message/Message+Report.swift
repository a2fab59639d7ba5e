internal import Octets

/// What a message reports that a program sent.
public enum Report: Sendable, Hashable {
  /// What became of a message on its way. Source: RFC 3464.
  case delivery(DeliveryReport)
  /// What its recipient did with a message. Source: RFC 8098.
  case disposition(DispositionReport)
  /// A complaint about a message. Source: RFC 5965.
  case feedback(FeedbackReport)
}

extension Entity {
  /// Whether its media type is one of a report.
  public var isReport: Bool {
    guard kind == .leaf else { return false }
    let type = mediaType
    return type.type == "message" && Self.reportSubtypes.contains(type.subtype)
  }

  /// The report that its body is; nil for any other media type.
  ///
  /// Parsed at each call. Source: RFC 3464 §2.1, RFC 8098 §3.1, RFC 5965 §3, RFC 6533 §4, §5.
  public func report() -> Report? {
    var ignored = DefectLog()
    return report(defects: &ignored)
  }

  /// The report that its body is, and what is wrong with it.
  public func report(defects: inout DefectLog) -> Report? {
    guard isReport else { return nil }
    return report(of: decodedBody(defects: &defects).span, defects: &defects)
  }

  /// Reads its decoded body, which the caller has already, as a report; nil where it is of another media type.
  public func report(of content: Span<UInt8>, defects: inout DefectLog) -> Report? {
    var found = DefectLog(perCode: storage.limits.defectsPerCode)
    let report: Report
    let type = mediaType
    switch type.type == "message" ? type.subtype : "" {
    case "delivery-status", "global-delivery-status":
      report = .delivery(DeliveryReport(lenient: content, limits: storage.limits, defects: &found))
    case "disposition-notification", "global-disposition-notification":
      report = .disposition(DispositionReport(lenient: content, limits: storage.limits, defects: &found))
    case "feedback-report":
      report = .feedback(FeedbackReport(lenient: content, limits: storage.limits, defects: &found))
    default: return nil
    }
    record(found, inDecodedBodyTo: &defects)
    return report
  }

  private static let reportSubtypes: Set<String> = [
    "delivery-status", "global-delivery-status", "disposition-notification", "global-disposition-notification",
    "feedback-report",
  ]
}

extension Message {
  /// What it reports: that of its first part that is a report; nil where it has none.
  ///
  /// QUIRK: the report counts also where the multipart that it is in is not a `multipart/report`.
  ///
  /// Source: RFC 6522 §3.
  public var report: Report? {
    for part in root.kind == .multipart ? root.parts : Parts(storage: storage, from: rootIndex, to: rootIndex + 1) {
      if let report = part.report() { return report }
    }
    return nil
  }

  /// The part of a report that has the message that it is about, or that message's header section; nil where there is
  /// none.
  ///
  /// Source: RFC 6522 §3, RFC 6533 §4, §6.5.
  public var returnedContent: Entity? {
    guard root.kind == .multipart else { return nil }
    var hasReport = false
    for part in root.parts {
      if part.isReport {
        hasReport = true
      } else if hasReport, Self.returnedTypes.contains(part.mediaType.essence) {
        return part
      }
    }
    return nil
  }

  private static let returnedTypes: Set<String> = [
    "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers",
  ]
}
