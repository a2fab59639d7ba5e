import MIME
import Octets
import Testing

@testable import PostelCommands

struct FaultTests {
  private func faults(_ text: String) -> [Fault] {
    MessageInspection(Message(Array(text.utf8)), wishes: MessageInspection.Wishes()).faults
  }

  @Test func haveTheirPlaces() throws {
    let text = """
      From: a@b.example
      Date: nonsense
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      fine
      --b
      Content-Transfer-Encoding: base64

      aGk*
      --b--

      """
    let found = faults(text)
    let date = try #require(found.first { $0.code == .dateInvalid })
    #expect(date.line == 2 && date.column == 7 && date.part == nil)
    let foreign = try #require(found.first { $0.code == .base64Foreign })
    #expect(foreign.line == 13 && foreign.column == 4 && foreign.part == "2")
    #expect(Array(text.utf8)[foreign.offset] == ASCII.asterisk)
    #expect(found.map(\.offset) == found.map(\.offset).sorted())
  }

  @Test func underAnEncodingStandWhereTheirHolderBegins() throws {
    // The message inside: "Date: x\n\n"
    let text = """
      From: a@b.example
      MIME-Version: 1.0
      Content-Type: message/rfc822
      Content-Transfer-Encoding: base64

      RGF0ZTogeAoK
      """
    let date = try #require(faults(text).first { $0.code == .dateInvalid })
    #expect(date.line == 6 && date.column == 1 && date.part == "1.1")
  }

  @Test func countLinesByLF() throws {
    let found = faults("Subject: a\r\nbroken line\rwith CR: x\r\nDate: no date\r\n\r\n")
    let date = try #require(found.first { $0.code == .dateInvalid })
    #expect(date.line == 3 && date.column == 7)
  }
}
