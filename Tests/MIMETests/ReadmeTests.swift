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
}
