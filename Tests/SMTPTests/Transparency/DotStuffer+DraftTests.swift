import MIME
import SMTP
import Testing

@Suite("Drafts on their way") struct DotStufferDraftTests {
  @Test("Draft, writer and stuffer, a piece at a time", arguments: [1, 100, 1 << 20])
  func pipeline(count: Int) throws {
    let draft = try Draft {
      From("ann@example.org")
      Alternative {
        Text(".hidden\r\nlines\r\n..")
        HTML("<p>\n.</p>")
      }
    }
    var options = MessageWriter.Options()
    options.token = "token"
    options.date = DateTime(secondsSinceEpoch: 1_800_000_000)
    var writer = try MessageWriter(draft, options: options)
    var stuffer = DotStuffer()
    var wire: [UInt8] = []
    var piece: [UInt8] = []
    while try writer.write(into: &piece, atLeast: count) {
      try stuffer.stuff(piece.span, into: &wire)
      piece.removeAll(keepingCapacity: true)
    }
    try stuffer.finish(into: &wire)

    var unstuffer = DotUnstuffer()
    var received: [UInt8] = []
    _ = unstuffer.unstuff(wire.span, into: &received)
    #expect(received == (try MessageWriter.octets(of: draft, options: options)))
    #expect(String(decoding: wire, as: UTF8.self).contains("\r\n..hidden\r\nlines\r\n...\r\n--"))
  }
}
