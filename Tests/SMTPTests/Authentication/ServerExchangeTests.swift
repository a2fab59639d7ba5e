import SMTP
import Testing

struct ServerExchangeTests {
  @Test(arguments: [true, false])
  func loginTakesTheNameAtOnceOrWhenAsked(_ isInitial: Bool) {
    var exchange = ServerExchange()
    let user = Array("ann".utf8)
    var result = exchange.take(.begin("LOGIN", isInitial ? user : nil))
    if !isInitial {
      #expect(result == .challenge(Array("Username:".utf8)))
      result = exchange.take(.response(user))
    }
    #expect(result == .challenge(Array("Password:".utf8)))
    let credentials = Credentials.password(user: "ann", password: "secret", authorization: nil)
    #expect(exchange.take(.response(Array("secret".utf8))) == .check(credentials))
    #expect(exchange.take(.response(user)) == .malformed)
  }
}
