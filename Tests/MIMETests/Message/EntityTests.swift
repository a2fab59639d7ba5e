import MIME
import Testing

@Suite struct EntityTests {
  @Test func numbersFollowIMAP() {
    #expect(numbers(Message.nested.root) == ["-", "1", "1.1", "1.2", "2", "2.1", "3", "-", "3.1", "3.2", "4"])
    #expect(numbers(Message(lines: "Subject: x", "", "y").root) == ["1"])
    let forwarded = Message(lines: "Content-Type: message/rfc822", "", "Subject: x", "", "y")
    #expect(numbers(forwarded.root) == ["1", "1.1"])
  }

  @Test(arguments: ["1", "1.1", "1.2", "2", "2.1", "3", "3.1", "3.2", "4"])
  func everyNumberLeadsBackToItsEntity(_ text: String) throws {
    let number = try #require(PartNumber(validating: text))
    let entity = try #require(Message.nested.entity(numbered: number))
    #expect(entity.number == number)
  }

  @Test(arguments: ["5", "1.3", "2.2", "2.1.1", "4.1", "1.1.1"])
  func noEntityHasAForeignNumber(_ text: String) throws {
    let number = try #require(PartNumber(validating: text))
    let entity = Message.nested.entity(numbered: number)
    #expect(entity?.number == nil)
  }

  @Test(arguments: [
    "", "0", "1.", ".1", "1..2", "a", "+1", "1 ", "99999999999999999999", "1+", "1+0", "1+1+1", "1+a", "1.+1",
  ])
  func whatIsNoNumberIsRefused(_ text: String) {
    #expect(PartNumber(validating: text) == nil)
  }

  @Test func numbersOfVirtualPartsAreNoEntities() throws {
    let number: PartNumber = "1.2+3"
    #expect(number.places == [1, 2] && number.file == 3 && number.description == "1.2+3")
    let entity = Message.nested.entity(numbered: "2.1+1")
    #expect(entity?.number == nil)
    let virtual = Message.nested.virtualPart(numbered: number)
    #expect(virtual == nil)
  }

  @Test func rangesCoverHeaderSectionsAndBodies() throws {
    let message = Message(lines: "Subject: x", "", "y", "")
    #expect(message.root.headerRange == 0..<14)
    #expect(message.root.bodyRange == 14..<17)
    let inner = try #require(Message.nested.entity(numbered: "2")?.message)
    #expect(inner.subject == "inner")
    let count = inner.octets.count
    #expect(count == 24)
  }

  @Test func fieldsAreFoundByName() {
    let fields = Message.nested.root.fields
    #expect(fields.count == 9)
    #expect(fields.first(named: .subject)?.text == "Grüße")
    #expect(fields.all(named: "cC").map(\.text) == ["a@example.org", "b@example.org"])
    #expect(fields.first(named: .received)?.text == nil)
  }

  @Test func contentIsDecodedAndNamed() throws {
    let part = try #require(Message.nested.entity(numbered: "4"))
    #expect(part.content() == Array("hi".utf8))
    #expect(part.fileName == "naïve.txt")
    #expect(part.disposition?.kind == "attachment")
    #expect(part.transferEncoding == .base64)
    #expect(part.mediaType.essence == "text/plain")
  }

  @Test func encodedMessagesAreReadAndNumbered() throws {
    // base64 of "Subject: in" CRLF CRLF "deep"
    let message = Message(
      lines: "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b", "", "--b",
      "Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "", "U3ViamVjdDogaW4NCg0KZGVlcA==", "--b--")
    let inner = try #require(message.entity(numbered: "1")?.message)
    #expect(inner.subject == "in")
    #expect(inner.root.number?.description == "1.1")
    let text = message.entity(numbered: "1.1")?.text()?.string
    #expect(text == "deep")
    #expect(message.defects.map(\.code) == [.encodedMessage])
  }

  private func numbers(_ entity: Entity) -> [String] {
    var found = [entity.number?.description ?? "-"]
    for part in entity.parts { found += numbers(part) }
    if let message = entity.message { found += numbers(message.root) }
    return found
  }
}
