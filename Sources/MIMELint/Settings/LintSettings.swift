public import MIME
internal import Octets

/// What a message is held against, and what is known about where it goes.
///
/// ```swift
/// var settings = LintSettings(profile: .bulk)
/// settings.severities["DID012"] = .some(nil)  // off
/// let report = Linter(settings).lint(message)
/// ```
public struct LintSettings: Sendable {
  /// Which weights the rules have, and which are off.
  public var profile: Profile
  /// Weights other than the profile's, by a rule's code; nil switches the rule off.
  public var severities: [String: Severity?] = [:]
  /// The only rules to ask, by code; nil asks all that the profile asks.
  public var only: Set<String>?
  /// Domains of the sender, in lower case, beside that of From: links and addresses there are no surprise.
  public var knownDomains: Set<String> = []
  /// How the message is to be handed over.
  public var envelope = Envelope()
  /// How much the receivers take.
  public var receiver = ReceiverLimits()
  /// The time that dates are held against; nil asks nothing of them.
  public var now: DateTime?
  /// Makes the SHA-256 digest of octets; nil leaves what is signed unchecked.
  public var sha256: (@Sendable (Span<UInt8>) -> [UInt8])?
  /// How many breaches of one rule are listed; the others are only counted.
  public var mostPerRule = 100

  /// Creates the settings of a profile.
  public init(profile: Profile = .submit) {
    self.profile = profile
  }

  /// The weight of a rule under these settings, or nil where it isn't asked.
  public func severity(of rule: Rule) -> Severity? {
    if let only {
      guard only.contains(rule.id) else { return nil }
      return severities[rule.id] ?? rule.severities[profile] ?? rule.severities.strongest
    }
    return severities[rule.id] ?? rule.severities[profile]
  }
}

extension Severities {
  /// The highest weight of any profile.
  fileprivate var strongest: Severity? { Profile.allCases.compactMap { self[$0] }.max() }
}
