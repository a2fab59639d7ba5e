// Folder-wide: the example of README.md; Tools/check-readme compares the region with the page.

import MIME
import SMTP
import TestSupport
import Testing

/// Something that takes octets.
private struct Connection {
  var written: [UInt8] = []
  var isClosed = false

  mutating func write(_ octets: [UInt8]) { written += octets }
  mutating func close() { isClosed = true }
}

/// A clock that stands still.
private struct Clock {
  let now = Duration.zero
}

private final class Client {
  private let draft: Draft
  private let message: OutgoingMessage
  private let clock = Clock()
  private var session = ClientSession(ClientConfiguration(name: "client.example"))
  private(set) var connection = Connection()
  private(set) var outcomes: [RecipientOutcome] = []

  init(_ draft: Draft) throws {
    self.draft = draft
    message = OutgoingMessage(Message(try MessageWriter.octets(of: draft)))
  }

  func connect() throws { try perform(session.handle(.connected(isTLS: true), at: clock.now)) }

  func read(_ octets: [UInt8]) throws { try perform(session.receive(octets.span, at: clock.now)) }

  private func perform(_ actions: [ClientAction]) throws {
    for action in actions { try perform(action) }
  }

  // README
  func perform(_ action: ClientAction) throws {
    switch action {
    case .send(let octets): connection.write(octets)
    case .ready: try perform(session.handle(.submit(Submission(Envelope(draft), message)), at: clock.now))
    case .provideMessage(let traits): try perform(session.provide(message, as: traits, at: clock.now))
    case .finished(let result): outcomes = result.outcomes
    case .failed(let failure): print("the session is over:", failure)
    case .close: connection.close()
    default: break  // STARTTLS, ETRN, ATRN … where they are asked for
    }
  }
  // README end
}

@Suite struct ReadmeTests {
  @Test func sendingADraft() throws {
    let draft = try Draft {
      From("ann@example.org")
      To("bob@example.com")
      Bcc("carol@example.com")
      Text(".Noon.")
    }
    let client = try Client(draft)
    try client.connect()
    let replies = ["220 mx", "250 mx", "250 ok", "250 ok", "550 who?", "354 go", "250 taken"]
    for reply in replies { try client.read(Array("\(reply)\r\n".utf8)) }
    #expect(client.outcomes.map(\.summary) == ["accepted 250", "refused 550"])
    #expect(visible(client.connection.written).hasSuffix("..Noon.␍␊.␍␊"))
    try client.read(Array("421 bye\r\n".utf8))
    #expect(client.connection.isClosed)
  }
}
