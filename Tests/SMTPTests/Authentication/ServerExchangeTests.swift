import Octets
import SMTP
import Testing

struct ServerExchangeTests {
  /// What comes of steps, the last one.
  private func run(_ mechanism: String, _ initial: String?, _ responses: [String] = []) -> ServerExchange.Result {
    var exchange = ServerExchange()
    var result = exchange.take(.begin(mechanism, initial.map { Array($0.utf8) }))
    for response in responses { result = exchange.take(.response(Array(response.utf8))) }
    return result
  }

  @Test(
    arguments: [
      ("PLAIN", "\0a\0b", [], Credentials.password(user: "a", password: "b", authorization: nil)),
      ("PLAIN", nil, ["z\0a\0b"], .password(user: "a", password: "b", authorization: "z")),
      ("LOGIN", nil, ["a", "b"], .password(user: "a", password: "b", authorization: nil)),
      ("LOGIN", "a", ["b"], .password(user: "a", password: "b", authorization: nil)),
      ("XOAUTH2", "user=a\u{1}auth=Bearer t\u{1}\u{1}", [], .token(user: "a", token: "t")),
      (
        "OAUTHBEARER", "n,a=a=2Cb,\u{1}host=h\u{1}port=1\u{1}auth=Bearer t\u{1}\u{1}", [],
        .token(user: "a,b", token: "t")
      ),
      ("OAUTHBEARER", nil, ["n,,\u{1}auth=Bearer t\u{1}\u{1}"], .token(user: nil, token: "t")),
    ] as [(String, String?, [String], Credentials)])
  func credentials(_ mechanism: String, _ initial: String?, _ responses: [String], _ wanted: Credentials) {
    #expect(run(mechanism, initial, responses) == .check(wanted))
  }

  @Test(arguments: [
    ("PLAIN", ""), ("PLAIN", "a\0b"), ("PLAIN", "\0\0b"), ("PLAIN", "\0a\0"), ("PLAIN", "\0a\0b\0c"), ("LOGIN", ""),
    ("XOAUTH2", "user=a\u{1}auth=Bearer t\u{1}"), ("XOAUTH2", "auth=Bearer t\u{1}\u{1}"), ("XOAUTH2", "\u{1}"),
    ("OAUTHBEARER", "auth=Bearer t\u{1}\u{1}"), ("OAUTHBEARER", "p=x,,\u{1}auth=Bearer t\u{1}\u{1}"),
    ("OAUTHBEARER", "n,a=b=c,\u{1}auth=Bearer t\u{1}\u{1}"), ("OAUTHBEARER", "n,,\u{1}\u{1}"), ("OTHER", "x"),
  ])
  func malformed(_ mechanism: String, _ initial: String) {
    #expect(run(mechanism, initial) == .malformed)
    #expect(run(mechanism, initial, ["more"]) == .malformed)
  }

  @Test func cancelled() {
    var exchange = ServerExchange()
    _ = exchange.take(.begin("LOGIN", nil))
    #expect(exchange.take(.cancelled) == .malformed)
    #expect(exchange.take(.response([0x61])) == .malformed)
  }

  @Test func whatClientsSayIsUnderstood() throws {
    var plain = try PlainClient(user: "é", password: "b,=", authorization: "z")
    var bearer = try OAuthBearerClient(user: "a,=b", token: "t", host: "h", port: 587)
    var exchange = ServerExchange()
    #expect(
      exchange.take(.begin("PLAIN", plain.initialResponse()))
        == .check(.password(user: "é", password: "b,=", authorization: "z")))
    exchange = ServerExchange()
    #expect(exchange.take(.begin("OAUTHBEARER", bearer.initialResponse())) == .check(.token(user: "a,=b", token: "t")))
    #expect(throws: SMTPError.self) { try PlainClient(user: "a\0", password: "b") }
    #expect(throws: SMTPError.self) { try XOAuth2Client(user: "a\u{1}", token: "b") }
  }
}
