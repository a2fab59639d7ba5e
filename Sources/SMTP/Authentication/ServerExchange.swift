internal import Octets

/// The server's side of an exchange of PLAIN, LOGIN, XOAUTH2 or OAUTHBEARER: what to ask next, and the credentials to
/// check once they are there.
///
/// ```swift
/// switch exchange.take(step) {
/// case .challenge(let octets): event = .authentication(.challenge(octets))
/// case .check(let credentials): event = .authentication(users.know(credentials) ? .succeeded(identity: …) : .failed)
/// case .malformed: event = .authentication(.failed)
/// }
/// ```
public struct ServerExchange: Sendable {
  /// What comes of a step.
  public enum Result: Sendable, Hashable {
    /// The client gets a challenge.
    case challenge([UInt8])
    /// The credentials are to be checked.
    case check(Credentials)
    /// What the client sent follows no mechanism.
    case malformed
  }

  private enum State {
    case start
    case plain
    case loginUser
    case loginPassword(user: String)
    case token(String)
    case over
  }

  /// The mechanisms that this type knows.
  public static var mechanisms: [String] { ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"] }

  private var state = State.start

  /// Creates an exchange that has not begun.
  public init() {}

  /// Takes a step of the client.
  public mutating func take(_ step: AuthenticationStep) -> Result {
    switch step {
    case .begin(let mechanism, let response): return begin(mechanism, response)
    case .response(let response): return answer(response)
    case .cancelled:
      state = .over
      return .malformed
    }
  }

  private mutating func begin(_ mechanism: String, _ response: [UInt8]?) -> Result {
    switch mechanism {
    case "PLAIN": state = .plain
    case "LOGIN":
      state = .loginUser
      // QUIRK: LOGIN has no initial response, yet clients send the name with AUTH.
      return response.map { answer($0) } ?? .challenge(Array("Username:".utf8))
    case "XOAUTH2", "OAUTHBEARER": state = .token(mechanism)
    default:
      state = .over
      return .malformed
    }
    return response.map { answer($0) } ?? .challenge([])
  }

  private mutating func answer(_ response: [UInt8]) -> Result {
    let before = state
    state = .over
    switch before {
    case .plain: return Self.plain(response.span).map { .check($0) } ?? .malformed
    case .loginUser:
      guard let user = Self.text(response.span) else { return .malformed }
      state = .loginPassword(user: user)
      return .challenge(Array("Password:".utf8))
    case .loginPassword(let user):
      guard let password = Self.text(response.span) else { return .malformed }
      return .check(.password(user: user, password: password, authorization: nil))
    case .token("XOAUTH2"): return Self.token(response.span, hasHeader: false).map { .check($0) } ?? .malformed
    case .token: return Self.token(response.span, hasHeader: true).map { .check($0) } ?? .malformed
    case .start, .over: return .malformed
    }
  }

  private static func text(_ octets: Span<UInt8>) -> String? {
    guard !octets.isEmpty, octets.isUTF8, octets.firstIndex(of: 0) == nil else {
      return nil
    }
    return String(decodingUTF8: octets)
  }

  // message = [authzid] UTF8NUL authcid UTF8NUL passwd
  private static func plain(_ octets: Span<UInt8>) -> Credentials? {
    guard let first = octets.firstIndex(of: 0), let second = octets.firstIndex(of: 0, from: first + 1),
      let user = text(octets.extracting((first + 1)..<second)), let password = text(octets.extracting((second + 1)...))
    else { return nil }
    let authorization = text(octets.extracting(..<first))
    guard first == 0 || authorization != nil else { return nil }
    return .password(user: user, password: password, authorization: authorization)
  }

  // client-resp = (gs2-header kvsep *kvpair kvsep) / kvsep
  private static func token(_ octets: Span<UInt8>, hasHeader: Bool) -> Credentials? {
    var user: String?
    var token: String?
    var start = 0
    if hasHeader {
      guard let end = octets.firstIndex(of: 1), let name = authorization(octets.extracting(..<end)) else { return nil }
      user = name.isEmpty ? nil : name
      start = end + 1
    }
    while let end = octets.firstIndex(of: 1, from: start), end > start {
      let pair = octets.extracting(start..<end)
      if pair.count > 5, pair.extracting(..<5).equalsIgnoringCase("user="), !hasHeader {
        user = text(pair.extracting(5...))
      } else if pair.count > 12, pair.extracting(..<12).equalsIgnoringCase("auth=bearer ") {
        token = text(pair.extracting(12...))
      }
      start = end + 1
    }
    guard start == octets.count - 1, octets[start] == 1, let token, hasHeader || user != nil else { return nil }
    return .token(user: user, token: token)
  }

  // gs2-header = [gs2-nonstd-flag ","] gs2-cb-flag "," [gs2-authzid] ","
  private static func authorization(_ header: Span<UInt8>) -> String? {
    guard header.count >= 3, header[0] == 0x6E || header[0] == 0x79, header[1] == ASCII.comma,
      header[header.count - 1] == ASCII.comma
    else { return nil }
    let name = header.extracting(2..<(header.count - 1))
    if name.isEmpty { return "" }
    guard name.starts(with: "a="), name.firstIndex(of: ASCII.comma) == nil else { return nil }
    return GS2Name.decode(name.extracting(2...))
  }
}
