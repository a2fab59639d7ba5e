internal import MIMECharsets
internal import Octets
public import SMTP

/// SCRAM-SHA-256: the password is shown to nobody, and the server has to know it too.
///
/// Source: RFC 5802, RFC 7677. Without channel binding.
public struct ScramClient: ClientMechanism {
  private enum State {
    case first
    case proven(serverSignature: [UInt8])
    case over(isServerProven: Bool)
  }

  public let name = "SCRAM-SHA-256"
  private let password: [UInt8]
  private let nonce: [UInt8]
  private let bareFirst: [UInt8]
  private var state = State.first

  /// Creates the mechanism.
  ///
  /// - Throws: `SMTPError` where the user's name holds what no name may hold (RFC 5802 §5.1).
  public init(user: String, password: String) throws(SMTPError) {
    try self.init(user: user, password: password, nonce: Digests.nonce())
  }

  init(user: String, password: String, nonce: [UInt8]) throws(SMTPError) {
    guard let prepared = SASLPrep.prepare(user, isStored: false) else { throw SMTPError(.invalidValue) }
    self.password = ScramKeys.normalized(password)
    self.nonce = nonce
    bareFirst = Array("n=\(GS2Name.encode(prepared)),r=".utf8) + nonce
  }

  public var isServerProven: Bool {
    if case .over(isServerProven: true) = state { true } else { false }
  }

  public mutating func initialResponse() -> [UInt8]? { Array("n,,".utf8) + bareFirst }

  public mutating func respond(to challenge: [UInt8]) throws(SMTPError) -> [UInt8] {
    let before = state
    state = .over(isServerProven: false)
    switch before {
    case .first: return try proof(challenge)
    case .proven(let signature):
      guard let message = ScramMessage(challenge), let verifier = message.value(0, "v"),
        let received = Base64Text.decode(verifier), Digests.areEqual(received, signature)
      else { throw SMTPError(.invalidExchange) }
      state = .over(isServerProven: true)
      return []
    case .over: throw SMTPError(.invalidExchange)
    }
  }

  // server-first-message = [reserved-mext ","] nonce "," salt "," iteration-count ["," extensions]
  private mutating func proof(_ serverFirst: [UInt8]) throws(SMTPError) -> [UInt8] {
    guard let message = ScramMessage(serverFirst), let nonce = message.value(0, "r"),
      nonce.starts(with: self.nonce), nonce.count > self.nonce.count,
      let salt = message.value(1, "s").flatMap({ Base64Text.decode($0) }), !salt.isEmpty,
      let count = message.value(2, "i"),
      let iterations = count.span.decimalValue(atMost: ScramKeys.mostIterations), iterations > 0
    else { throw SMTPError(.invalidExchange) }
    let withoutProof = Array("c=biws,r=".utf8) + nonce
    let authMessage = bareFirst + [ASCII.comma] + serverFirst + [ASCII.comma] + withoutProof
    let salted = Digests.salted(password, salt: salt, iterations: iterations)
    let clientKey = Digests.hmac(salted, Array("Client Key".utf8))
    let signature = Digests.hmac(Digests.sha256(clientKey), authMessage)
    state = .proven(serverSignature: Digests.hmac(Digests.hmac(salted, Array("Server Key".utf8)), authMessage))
    return withoutProof + Array(",p=".utf8) + Base64Text.encode(Digests.xor(clientKey, signature))
  }
}
