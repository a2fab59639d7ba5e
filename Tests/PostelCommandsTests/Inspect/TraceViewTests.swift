import MIME
import Testing

@testable import PostelCommands

@Suite struct TraceViewTests {
  private static let fields = [
    "Received: from b.example (unknown [192.0.2.2]) by c with SMTP; Mon, 23 Nov 2026 11:59:58 +0000",
    "Received: from a (r.example [192.0.2.1]) by b.example with ESMTPS id 7 for <x@y>;",
    " Mon, 23 Nov 2026 12:00:00 +0000", "", "",
  ]
  private let message = Message(Array(Self.fields.joined(separator: "\n").utf8))

  @Test func showsHopsWithTheirDelays() {
    var output = OctetOutput(inMemoryAsTerminal: false)
    let surroundings = Surroundings(forbidsColor: true, isDumb: false, columns: 80)
    let style = TerminalStyle(.never, output: output, surroundings: surroundings)
    TraceView(style: style, columns: 80).write(message.hops, into: &output)
    let text = String(decoding: output.octets, as: UTF8.self)
    #expect(
      text == """

        Trace  2 hops, -2 s in all
          1   Mon, 23 Nov 2026 12:00:00 +0000
              from a (r.example 192.0.2.1) by b.example
              ESMTPS, encrypted, id 7, for x@y
          2   Mon, 23 Nov 2026 11:59:58 +0000  -2 s
              from b.example (192.0.2.2) by c
              SMTP

        """)
  }

  @Test(
    arguments: [
      (0, "+0 s"), (59, "+59 s"), (60, "+1 min"), (-125, "-2 min 5 s"), (7500, "+2 h 5 min"), (90_000, "+1 d 1 h"),
      (Int.min, "-106751991167300 d 15 h"),
    ])
  func delaysAreShort(seconds: Int, text: String) {
    #expect(Quantity.delay(seconds) == text)
  }
}
