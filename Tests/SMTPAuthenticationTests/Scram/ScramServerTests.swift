import Octets
import SMTP
import Testing

@testable import SMTPAuthentication

struct ScramServerTests {
  private static let keys = ScramKeys(
    password: "pencil", salt: Base64Text.decode(Array("W22ZaJ0SNY7soEsUEjb6gQ==".utf8)) ?? [])

  @Test("RFC 7677 §3") func example() {
    var server = ScramServer(secret: [1], nonce: Array("%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0".utf8))
    let first = Array("n,,n=user,r=rOprNGfwEbeRWgbNEkqO".utf8)
    #expect(server.take(.begin("SCRAM-SHA-256", first)) == .lookUp(user: "user"))
    let challenge = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
    #expect(server.provide(Self.keys) == .challenge(Array(challenge.utf8)))
    let proof =
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    #expect(
      server.take(.response(Array(proof.utf8)))
        == .challenge(Array("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=".utf8)))
    #expect(server.take(.response([])) == .succeeded(identity: "user"))
  }

  /// A whole exchange between the two sessions; says whether the client is ready and who it is for the server.
  private func exchange(user: String, password: String, known: ScramKeys?) throws -> (isReady: Bool, identity: String?)
  {
    var clientConfiguration = ClientConfiguration(name: "a", tls: .never)
    clientConfiguration.mechanisms = [try ScramClient(user: user, password: password)]
    clientConfiguration.allowsAuthenticationWithoutTLS = true
    var configuration = ServerConfiguration(name: "b", recipients: RecipientPolicy())
    configuration.extensions.authentication = ["SCRAM-SHA-256"]
    configuration.allowsAuthenticationWithoutTLS = true
    var client = ClientSession(clientConfiguration)
    var server = ServerSession(configuration)
    var scram = ScramServer(secret: [1, 2, 3])
    _ = client.handle(.connected(isTLS: false), at: .zero)
    var toClient = server.handle(.connected(isTLS: false), at: .zero)
    while !toClient.isEmpty {
      switch toClient.removeFirst() {
      case .send(let octets):
        for case .send(let answer) in client.receive(octets.span, at: .zero) {
          toClient += server.receive(answer.span, at: .zero)
        }
      case .authenticate(let step):
        var result = scram.take(step)
        if case .lookUp = result { result = scram.provide(known) }
        let outcome: AuthenticationOutcome =
          switch result {
          case .challenge(let challenge): .challenge(challenge)
          case .succeeded(let identity): .succeeded(identity: identity)
          case .failed, .lookUp: .failed
          }
        toClient += server.handle(.authentication(outcome), at: .zero)
      default: break
      }
    }
    return (client.isReady, server.facts.identity)
  }

  @Test func sessions() throws {
    let keys = ScramKeys(password: "p", salt: [1, 2, 3], iterations: 5)
    let right = try exchange(user: "a=,b", password: "p", known: keys)
    #expect(right.isReady && right.identity == "a=,b")
    for (password, known) in [("q", keys), ("p", nil)] as [(String, ScramKeys?)] {
      let wrong = try exchange(user: "a", password: password, known: known)
      #expect(!wrong.isReady && wrong.identity == nil)
    }
  }

  /// RFC 5802 §2.2, §5.1: names and passwords in any form that SASLprep unifies are the same.
  @Test func preparedNamesAndPasswords() throws {
    let keys = ScramKeys(password: "IX\u{FF50}u\u{308}", salt: [1, 2, 3], iterations: 5)
    let right = try exchange(user: "I\u{AD}X", password: "\u{2168}pü", known: keys)
    #expect(right.isReady && right.identity == "IX")
    #expect(throws: SMTPError.self) { try ScramClient(user: "\u{AD}", password: "p") }
    #expect(throws: SMTPError.self) { try ScramClient(user: "a\u{7}", password: "p") }
    var server = ScramServer(secret: [])
    #expect(server.take(.begin("SCRAM-SHA-256", Array("n,,n=\u{E000},r=x".utf8))) == .failed)
  }

  /// What SASLprep refuses still makes keys, the same ones on both sides.
  @Test func passwordsThatCanNotBePrepared() throws {
    let keys = ScramKeys(password: "\u{1F600}", salt: [1, 2, 3], iterations: 5)
    #expect(try exchange(user: "a", password: "\u{1F600}", known: keys).isReady)
    #expect(try !exchange(user: "a", password: "\u{1F601}", known: keys).isReady)
  }

  @Test(arguments: [
    "", "n", "n,,", "n,,n=,r=x", "n,,n=a", "n,,r=x,n=a", "p=tls-unique,,n=a,r=x", "n,a=other,n=a,r=x", "n,,n=a=b,r=x",
    "n,,n=a,r=",
  ])
  func wrongFirstMessages(_ message: String) {
    var server = ScramServer(secret: [])
    #expect(server.take(.begin("SCRAM-SHA-256", Array(message.utf8))) == .failed)
    #expect(server.take(.response([])) == .failed)
  }
}
