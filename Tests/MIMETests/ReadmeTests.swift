// Folder-wide: the examples of README.md; Tools/check-readme compares the regions with the page.

import MIME
import Testing

@Suite struct ReadmeTests {
  private let path: String

  init() {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    path = "/\(root)/Fixtures/structure/attachments.eml"
  }

  @Test func readingAFile() throws {
    // README
    let message = try Message(contentsOfFile: path)

    let subject = message.subject
    let authors = message.from?.mailboxes.map(\.address) ?? []
    let text = message.bodies.text.first?.text()?.string

    for part in message.bodies.attachments {
      print(part.fileName ?? "unnamed", part.mediaType.essence, part.content().count)
    }
    for defect in message.diagnose() {
      print(defect.offset, defect.code.name, defect.code.entry.summary)
    }
    // README end
    #expect(subject == "The files")
    #expect(authors == ["mara@example.org"])
    #expect(text == "Three files.")
    #expect(message.bodies.attachments.map(\.fileName) == ["plan.pdf", "dot.png", "list.csv"])
    #expect(message.diagnose().isEmpty)
  }

  @Test func readingPieces() {
    let pieces = [Array("Subject: in pie".utf8), Array("ces\r\n\r\nHel".utf8), Array("lo.".utf8)]
    // README
    var parser = MessageParser()
    for piece in pieces { parser.push(piece.span) }
    let message = parser.finish()
    // README end
    #expect(message.subject == "in pieces")
    #expect(message.root.text()?.string == "Hello.")
  }

  @Test func composing() throws {
    let pdf = Array("%PDF-2.0".utf8)
    // README
    let draft = try Draft {
      From("Ann <ann@example.org>")
      To("Bob <bob@example.com>")
      Subject("Größe")
      Alternative {
        Text("See you at noon.")
        HTML("<p>See you at <b>noon</b>.</p>")
      }
      Attachment(pdf, name: "menu.pdf")
    }
    let octets = try MessageWriter.octets(of: draft)
    // README end
    let message = Message(octets)
    #expect(message.subject == "Größe" && message.to?.mailboxes.map(\.displayName) == ["Bob"])
    #expect(message.bodies.text.first?.text()?.string == "See you at noon.")
    #expect(message.bodies.attachments.map { $0.content() } == [pdf])
    #expect(message.diagnose().isEmpty)
  }

  @Test func editing() throws {
    let pieces = [Array("Received: x\r\nSubj".utf8), Array("ect: Lunch\r\n\r\nHello.\r\n".utf8)]
    var output: [UInt8] = []
    // README
    var rewriter = try MessageRewriter([
      MessageEdit(.setField(HeaderField(parsing: "Subject", "Größe"))),
      MessageEdit(.removeFields("Received")),
      MessageEdit(.recode(.base64), of: "1"),
    ])
    for piece in pieces { try rewriter.push(piece.span, into: &output) }
    try rewriter.finish(into: &output)
    // README end
    let message = Message(output)
    #expect(message.subject == "Größe" && message.root.fields.all(named: "Received").isEmpty)
    #expect(message.root.transferEncoding == .base64 && message.root.text()?.string == "Hello.\r\n")
  }
}
