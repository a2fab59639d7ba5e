internal import Crypto
internal import MIMECharsets
internal import Octets

/// What a server keeps of a password for SCRAM-SHA-256. The password can't be had back from it.
///
/// Source: RFC 5802 §3, RFC 7677.
public struct ScramKeys: Sendable, Hashable {
  /// Iterations that RFC 7677 §4 asks for at least.
  public static var defaultIterations: Int { 4_096 }
  /// Iterations that are computed at most for a peer that asks for them.
  static let mostIterations = 1_000_000

  /// The salt.
  public let salt: [UInt8]
  /// How often the digest is iterated.
  public let iterations: Int
  /// The digest of the client's key, by which its proof is checked.
  public let storedKey: [UInt8]
  /// The key by which the server proves itself.
  public let serverKey: [UInt8]

  /// Creates keys that were kept.
  public init(salt: [UInt8], iterations: Int, storedKey: [UInt8], serverKey: [UInt8]) {
    self.salt = salt
    self.iterations = iterations
    self.storedKey = storedKey
    self.serverKey = serverKey
  }

  /// Creates the keys of a password.
  ///
  /// - Precondition: There is at least one iteration.
  public init(password: String, salt: [UInt8], iterations: Int = ScramKeys.defaultIterations) {
    precondition(iterations > 0)
    let salted = Digests.salted(Self.normalized(password), salt: salt, iterations: iterations)
    let clientKey = Digests.hmac(salted, Array("Client Key".utf8))
    self.init(
      salt: salt, iterations: iterations, storedKey: Digests.sha256(clientKey),
      serverKey: Digests.hmac(salted, Array("Server Key".utf8)))
  }
}

extension ScramKeys {
  // QUIRK: RFC 5802 §2.2 lets no password have characters that SASLprep refuses, such as those younger than Unicode 3.2;
  // here they are used as they are: a password is better than none.
  /// The octets of a password that both sides compute with.
  static func normalized(_ password: String) -> [UInt8] {
    Array((SASLPrep.prepare(password, isStored: true) ?? password).utf8)
  }
}

/// The digests that SCRAM-SHA-256 is made of.
enum Digests {
  static func sha256(_ octets: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: octets)) }

  static func hmac(_ key: [UInt8], _ octets: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: octets, using: SymmetricKey(data: key)))
  }

  // Hi(str, salt, i): U1 := HMAC(str, salt + INT(1)); Hi := U1 XOR U2 XOR ... XOR Ui
  static func salted(_ password: [UInt8], salt: [UInt8], iterations: Int) -> [UInt8] {
    let key = SymmetricKey(data: password)
    var round = Array(HMAC<SHA256>.authenticationCode(for: salt + [0, 0, 0, 1], using: key))
    var result = round
    for _ in 1..<max(1, iterations) {
      round = Array(HMAC<SHA256>.authenticationCode(for: round, using: key))
      for index in result.indices { result[index] ^= round[index] }
    }
    return result
  }

  static func xor(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] { zip(one, other).map { $0 ^ $1 } }

  /// Compares without letting time tell how much is equal.
  static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices { difference |= one[index] ^ other[index] }
    return difference == 0
  }

  /// Printable random octets without a comma.
  static func nonce() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return Base64Text.encode((0..<18).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }
}
