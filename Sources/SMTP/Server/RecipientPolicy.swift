internal import Octets

/// What becomes of a recipient.
public enum RecipientDecision: Sendable, Hashable {
  /// The message is taken for it.
  case accept
  /// It is refused with a reply, 4xx or 5xx.
  case refuse(Reply)
}

/// Which recipients a server takes mail for.
///
/// A recipient in one of the local domains is local; any other is relayed to, which a server must not do for anybody who
/// asks.
public struct RecipientPolicy: Sendable {
  /// Who may send to other domains through the server.
  public enum Relay: Sendable, Hashable {
    /// Nobody.
    case never
    /// Clients that have authenticated themselves.
    case authenticated
    /// Everybody, as behind a firewall.
    case always
  }

  /// Who may send to other domains through the server.
  public var relay = Relay.authenticated
  /// Whether the driver is asked about each recipient that the policy lets through.
  public var asks = false
  private var localDomains: Set<[UInt8]> = []

  /// Creates a policy with local domains, whose mailboxes are all taken.
  public init(localDomains: [MailDomain] = []) {
    for domain in localDomains { self.localDomains.insert(Self.key(domain)) }
  }

  /// Whether mail for a domain stays here. A recipient without a domain is local.
  public func isLocal(_ domain: MailDomain?) -> Bool {
    domain.map { localDomains.contains(Self.key($0)) } ?? true
  }

  /// What becomes of a recipient, as far as the policy alone decides.
  public func decision(for address: EnvelopeAddress, isAuthenticated: Bool) -> RecipientDecision {
    if isLocal(address.domain) || relay == .always || (relay == .authenticated && isAuthenticated) { return .accept }
    return .refuse(Reply(550, EnhancedCode(5, 7, 1), "Relaying denied"))
  }

  private static func key(_ domain: MailDomain) -> [UInt8] { (domain.asciiForm ?? domain).octets }
}
