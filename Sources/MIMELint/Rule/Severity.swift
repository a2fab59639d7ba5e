/// How much a finding weighs.
public enum Severity: UInt8, Sendable, Hashable, Comparable, CaseIterable, BitwiseCopyable {
  /// Worth knowing; nothing has to be done.
  case info
  /// Some servers, filters or readers will take it badly.
  case warning
  /// A standard forbids it, or what the message is for will fail.
  case error

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The word that reports show.
  public var name: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// What a message is held against.
public enum Profile: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// The standards and nothing else.
  case rfc
  /// What a submission server and other readers need.
  case submit
  /// What large receivers ask of those who send in bulk.
  case bulk

  /// The word that names it on a command line.
  public var name: String {
    switch self {
    case .rfc: "rfc"
    case .submit: "submit"
    case .bulk: "bulk"
    }
  }
}

/// How much a rule weighs in each profile; nil where the profile does not ask.
public struct Severities: Sendable, Hashable {
  /// In ``Profile/rfc``.
  public let rfc: Severity?
  /// In ``Profile/submit``.
  public let submit: Severity?
  /// In ``Profile/bulk``.
  public let bulk: Severity?

  /// The weight in a profile.
  public subscript(profile: Profile) -> Severity? {
    switch profile {
    case .rfc: rfc
    case .submit: submit
    case .bulk: bulk
    }
  }

  /// Asked by the standards, and so in every profile.
  static func standard(_ severity: Severity) -> Severities {
    Severities(rfc: severity, submit: severity, bulk: severity)
  }

  /// Asked by no standard, yet by those who send mail and those who get it.
  static func practice(_ severity: Severity) -> Severities {
    Severities(rfc: nil, submit: severity, bulk: severity)
  }

  /// Asked of bulk mail only.
  static func bulk(_ severity: Severity) -> Severities {
    Severities(rfc: nil, submit: nil, bulk: severity)
  }
}
