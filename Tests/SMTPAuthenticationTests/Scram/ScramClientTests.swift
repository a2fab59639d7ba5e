import SMTP
import Testing

@testable import SMTPAuthentication

struct ScramClientTests {
  private static let serverFirst =
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"

  private func client() throws -> ScramClient {
    try ScramClient(user: "user", password: "pencil", nonce: Array("rOprNGfwEbeRWgbNEkqO".utf8))
  }

  @Test("RFC 7677 §3") func example() throws {
    var client = try client()
    #expect(client.initialResponse() == Array("n,,n=user,r=rOprNGfwEbeRWgbNEkqO".utf8))
    let proof =
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    #expect(String(decoding: try client.respond(to: Array(Self.serverFirst.utf8)), as: UTF8.self) == proof)
    #expect(!client.isServerProven)
    #expect(try client.respond(to: Array("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=".utf8)).isEmpty)
    #expect(client.isServerProven)
  }

  @Test(arguments: [
    "", "r=x,s=AAAA,i=1", "r=rOprNGfwEbeRWgbNEkqO,s=AAAA,i=1", "r=rOprNGfwEbeRWgbNEkqOx,s=A,i=1",
    "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=0", "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=1000001", "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA",
    "m=x,r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=1", "e=other-error",
  ])
  func wrongFirstMessages(_ message: String) throws {
    var client = try client()
    #expect(throws: SMTPError.self) { try client.respond(to: Array(message.utf8)) }
  }

  @Test(arguments: ["v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5=", "e=invalid-proof", "", "v="])
  func aServerThatDoesNotKnowThePassword(_ message: String) throws {
    var client = try client()
    _ = try client.respond(to: Array(Self.serverFirst.utf8))
    #expect(throws: SMTPError.self) { try client.respond(to: Array(message.utf8)) }
    #expect(!client.isServerProven)
  }
}
