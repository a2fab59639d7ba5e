internal import MIMECharsets
internal import Octets
public import SMTP

/// The server's side of an exchange of SCRAM-SHA-256.
///
/// ```swift
/// switch exchange.take(step) {
/// case .lookUp(let user): … exchange.provide(keys[user])
/// case .challenge(let octets): event = .authentication(.challenge(octets))
/// case .succeeded(let identity): event = .authentication(.succeeded(identity: identity))
/// case .failed: event = .authentication(.failed)
/// }
/// ```
///
/// Source: RFC 5802, RFC 7677. Without channel binding.
public struct ScramServer: Sendable {
  /// What comes of a step.
  public enum Result: Sendable, Hashable {
    /// The client gets a challenge.
    case challenge([UInt8])
    /// The keys of a user are wanted, by ``ScramServer/provide(_:)``.
    case lookUp(user: String)
    /// The client is who it claims to be.
    case succeeded(identity: String)
    /// It is not, or what it sent follows no grammar.
    case failed
  }

  private struct First {
    let header: [UInt8]
    let bare: [UInt8]
    let user: String
    let identity: String
    let nonce: [UInt8]
  }

  private enum State {
    case start
    case keysWanted(First)
    case proofWanted(First, keys: ScramKeys, isKnown: Bool, serverFirst: [UInt8], nonce: [UInt8])
    case proven(identity: String)
    case over
  }

  private var state = State.start
  private let nonce: [UInt8]
  private let secret: [UInt8]

  /// Creates an exchange that has not begun.
  ///
  /// - Parameter secret: Of this secret and the name the salt of a user is made that doesn't exist, so that nobody can ask
  ///   who does. It has to stay the same from session to session.
  public init(secret: [UInt8]) {
    self.init(secret: secret, nonce: Digests.nonce())
  }

  init(secret: [UInt8], nonce: [UInt8]) {
    self.secret = secret
    self.nonce = nonce
  }

  /// Takes a step of the client.
  public mutating func take(_ step: AuthenticationStep) -> Result {
    let before = state
    state = .over
    switch (step, before) {
    case (.begin("SCRAM-SHA-256", nil), .start):
      state = .start
      return .challenge([])
    case (.begin("SCRAM-SHA-256", let response?), .start), (.response(let response), .start):
      guard let first = Self.first(response) else { return .failed }
      state = .keysWanted(first)
      return .lookUp(user: first.user)
    case (.response(let response), .proofWanted(let first, let keys, let isKnown, let serverFirst, let nonce)):
      return check(response, first, keys, isKnown, serverFirst, nonce)
    case (.response(let response), .proven(let identity)):
      return response.isEmpty ? .succeeded(identity: identity) : .failed
    default: return .failed
    }
  }

  /// Takes the keys of the user; nil where there is none, which the client learns only at the end.
  public mutating func provide(_ keys: ScramKeys?) -> Result {
    guard case .keysWanted(let first) = state else { return .failed }
    let salt = Array(Digests.hmac(secret, Array(first.user.utf8)).prefix(16))
    let nobody = ScramKeys(
      salt: salt, iterations: ScramKeys.defaultIterations, storedKey: Digests.sha256(secret), serverKey: secret)
    let used = keys ?? nobody
    let whole = first.nonce + nonce
    let serverFirst =
      Array("r=".utf8) + whole + Array(",s=".utf8) + Base64Text.encode(used.salt) + Array(",i=\(used.iterations)".utf8)
    state = .proofWanted(first, keys: used, isKnown: keys != nil, serverFirst: serverFirst, nonce: whole)
    return .challenge(serverFirst)
  }

  // client-final-message = channel-binding "," nonce ["," extensions] "," proof
  private mutating func check(
    _ final: [UInt8], _ first: First, _ keys: ScramKeys, _ isKnown: Bool, _ serverFirst: [UInt8], _ nonce: [UInt8]
  ) -> Result {
    guard let comma = final.lastIndex(of: ASCII.comma), let message = ScramMessage(final),
      message.value(0, "c") == Base64Text.encode(first.header), message.value(1, "r") == nonce,
      let proof = message.value(message.attributes.count - 1, "p").flatMap({ Base64Text.decode($0) })
    else { return .failed }
    let authMessage = first.bare + [ASCII.comma] + serverFirst + [ASCII.comma] + Array(final[..<comma])
    let clientKey = Digests.xor(proof, Digests.hmac(keys.storedKey, authMessage))
    guard proof.count == keys.storedKey.count, Digests.areEqual(Digests.sha256(clientKey), keys.storedKey), isKnown
    else {
      return .failed
    }
    state = .proven(identity: first.identity)
    return .challenge(Array("v=".utf8) + Base64Text.encode(Digests.hmac(keys.serverKey, authMessage)))
  }

  // client-first-message = gs2-header client-first-message-bare
  private static func first(_ octets: [UInt8]) -> First? {
    let parts = octets.split(separator: ASCII.comma, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
    // gs2-cbind-flag = ("p=" cb-name) / "n" / "y"
    guard parts.count == 3, parts[0] == Array("n".utf8) || parts[0] == Array("y".utf8) else { return nil }
    guard let message = ScramMessage(parts[2]), let encoded = message.value(0, "n"), let nonce = message.value(1, "r"),
      let written = GS2Name.decode(encoded.span), let user = SASLPrep.prepare(written, isStored: false), !nonce.isEmpty,
      nonce.allSatisfy({ 33...126 ~= $0 })
    else { return nil }
    var identity = user
    if !parts[1].isEmpty {
      guard parts[1].starts(with: "a=".utf8), let name = GS2Name.decode(Array(parts[1].dropFirst(2)).span) else {
        return nil
      }
      // Acting as somebody else is for nobody here.
      guard SASLPrep.prepare(name, isStored: false) == user else { return nil }
      identity = name
    }
    let header = parts[0] + [ASCII.comma] + parts[1] + [ASCII.comma]
    return First(header: header, bare: parts[2], user: user, identity: identity, nonce: nonce)
  }
}
