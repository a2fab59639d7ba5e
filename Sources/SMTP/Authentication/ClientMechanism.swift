internal import Octets

/// The client's side of a mechanism of SASL. Implementations that need digests are in the module SMTPAuthentication.
public protocol ClientMechanism: Sendable {
  /// The mechanism's name, in upper case.
  var name: String { get }
  /// What goes with AUTH; nil where the server speaks first.
  mutating func initialResponse() -> [UInt8]?
  /// The answer to a challenge.
  ///
  /// - Throws: ``SMTPError`` where the server's part is wrong: the exchange is given up.
  mutating func respond(to challenge: [UInt8]) throws(SMTPError) -> [UInt8]
  /// Whether the server, too, has shown what it has to once it says that the client is authenticated.
  var isServerProven: Bool { get }
}

extension ClientMechanism {
  public var isServerProven: Bool { true }
}

/// PLAIN: name and password at once.
///
/// Source: RFC 4616.
public struct PlainClient: ClientMechanism {
  public let name = "PLAIN"
  private let message: [UInt8]

  /// Creates the mechanism.
  ///
  /// - Throws: ``SMTPError`` where one of the texts holds NUL.
  public init(user: String, password: String, authorization: String = "") throws(SMTPError) {
    guard ![user, password, authorization].contains(where: { $0.utf8.contains(0) }) else {
      throw SMTPError(.invalidValue)
    }
    // message = [authzid] UTF8NUL authcid UTF8NUL passwd
    message = Array(authorization.utf8) + [0] + Array(user.utf8) + [0] + Array(password.utf8)
  }

  public mutating func initialResponse() -> [UInt8]? { message }

  public mutating func respond(to challenge: [UInt8]) throws(SMTPError) -> [UInt8] {
    guard challenge.isEmpty else { throw SMTPError(.invalidExchange) }
    return message
  }
}

/// LOGIN: name and password one after the other, as the server asks. No standard defines it.
public struct LoginClient: ClientMechanism {
  public let name = "LOGIN"
  private var answers: [[UInt8]]

  /// Creates the mechanism.
  public init(user: String, password: String) {
    answers = [Array(user.utf8), Array(password.utf8)]
  }

  public mutating func initialResponse() -> [UInt8]? { nil }

  public mutating func respond(to challenge: [UInt8]) throws(SMTPError) -> [UInt8] {
    guard !answers.isEmpty else { throw SMTPError(.invalidExchange) }
    return answers.removeFirst()
  }
}

/// XOAUTH2: a user and a bearer token, as large providers had it before OAUTHBEARER.
public struct XOAuth2Client: ClientMechanism {
  public let name = "XOAUTH2"
  private let message: [UInt8]

  /// Creates the mechanism.
  ///
  /// - Throws: ``SMTPError`` where a text holds a control octet.
  public init(user: String, token: String) throws(SMTPError) {
    guard !(user + token).utf8.contains(where: \.isControl) else { throw SMTPError(.invalidValue) }
    message = Array("user=\(user)\u{1}auth=Bearer \(token)\u{1}\u{1}".utf8)
  }

  public mutating func initialResponse() -> [UInt8]? { message }

  /// A challenge tells why the token was refused; an empty answer ends the exchange.
  public mutating func respond(to challenge: [UInt8]) -> [UInt8] { [] }
}

/// OAUTHBEARER: a bearer token.
///
/// Source: RFC 7628 §3.1.
public struct OAuthBearerClient: ClientMechanism {
  public let name = "OAUTHBEARER"
  private let message: [UInt8]

  /// Creates the mechanism.
  ///
  /// - Throws: ``SMTPError`` where a text holds a control octet.
  public init(user: String, token: String, host: String? = nil, port: Int? = nil) throws(SMTPError) {
    guard !(user + token + (host ?? "")).utf8.contains(where: \.isControl) else { throw SMTPError(.invalidValue) }
    var text = "n,a=\(GS2Name.encode(user)),\u{1}"
    if let host { text += "host=\(host)\u{1}" }
    if let port { text += "port=\(port)\u{1}" }
    message = Array((text + "auth=Bearer \(token)\u{1}\u{1}").utf8)
  }

  public mutating func initialResponse() -> [UInt8]? { message }

  /// A challenge tells why the token was refused; the answer ends the exchange (RFC 7628 §3.2.3).
  public mutating func respond(to challenge: [UInt8]) -> [UInt8] { [1] }
}
