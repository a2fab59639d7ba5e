import MIME
import Testing

@Suite("Arrangement of parts") struct DraftPartArrangementTests {
  struct Row: Sendable {
    let has: Set<String>
    let expected: String
  }

  @Test(
    "Each level only where it is needed",
    arguments: [
      Row(has: ["text"], expected: "text/plain"), Row(has: ["html"], expected: "text/html"),
      Row(has: [], expected: "text/plain"),
      Row(has: ["text", "html"], expected: "multipart/alternative(text/plain, text/html)"),
      Row(has: ["html", "inline"], expected: "multipart/related(text/html, image/png)"),
      Row(
        has: ["text", "html", "inline"],
        expected: "multipart/alternative(text/plain, multipart/related(text/html, image/png))"),
      Row(has: ["text", "file"], expected: "multipart/mixed(text/plain, application/pdf)"),
      Row(has: ["file"], expected: "application/pdf"),
      Row(has: ["text", "inline"], expected: "multipart/mixed(text/plain, image/png)"),
      Row(
        has: ["text", "html", "inline", "file"],
        expected:
          "multipart/mixed(multipart/alternative(text/plain, multipart/related(text/html, image/png)), application/pdf)"
      ),
    ])
  func nesting(row: Row) throws {
    let image = Draft.Part.octets([1], mediaType: try MediaType(validating: "image/png")).inlined(id: "a", as: "a.png")
    let file = Draft.Part.octets([2], mediaType: try MediaType(validating: "application/pdf")).attached(as: "b.pdf")
    let body = Draft.Part.arranged(
      text: row.has.contains("text") ? .text("t") : nil,
      html: row.has.contains("html") ? .html("<img src=cid:a>") : nil,
      inline: row.has.contains("inline") ? [image] : [], attachments: row.has.contains("file") ? [file] : [])
    let message = try Written.message(body)
    #expect(Written.tree(message.root) == row.expected)
    #expect(message.diagnose().isEmpty)
    if row.expected.contains("related") {
      let related = try #require(message.index.entities.count > 1 ? message.bodies.html.first?.parent : nil)
      #expect(related.mediaType.parameters["type"] == "text/html")
      #expect(message.bodies.html.first?.text()?.string == "<img src=cid:a.token@example.org>")
    }
  }

  @Test("References of HTML to parts beside it")
  func references() throws {
    let html = "<img src=\"CID:a\"><img src='cid:b'> cid: cid:a. url(cid:c) cid:a"
    let parts: [Draft.Part] = [
      .octets([1]).inlined(id: "a"), .octets([1]).inlined(id: "c"), .octets([1]).inlined(id: "d@x.example"),
    ]
    let message = try Written.message(.arranged(html: .html(html), inline: parts))
    #expect(
      message.bodies.html.first?.text()?.string
        == "<img src=\"CID:a.token@example.org\"><img src='cid:b'> cid: cid:a. url(cid:c.token@example.org) "
        + "cid:a.token@example.org")
    #expect(
      message.root.parts.compactMap(\.contentID) == ["a.token@example.org", "c.token@example.org", "d@x.example"])
  }
}
