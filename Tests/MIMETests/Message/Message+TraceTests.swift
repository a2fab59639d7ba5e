import MIME
import Testing

@Suite("Hops") struct MessageTraceTests {
  @Test func hopsComeInTheOrderOfTheWay() {
    let message = Message(
      lines: "Received: from c by d; Mon, 23 Nov 2026 12:00:02 +0100", "Received: from b by c",
      "Received: from x by b; Mon, 23 Nov 2026 11:00:05 +0000", "Subject: s",
      "Received: from a by x; Mon, 23 Nov 2026 10:00:00 +0000", "", "text")
    #expect(message.hops.map(\.received.by) == ["x", "b", "c", "d"])
    #expect(message.hops.map(\.delay) == [nil, 3605, nil, -3])
    #expect(message.hops.last?.field.range.lowerBound == 0)
    #expect(message.diagnose().map(\.code) == [.receivedInvalid])
  }

  @Test func aMessageWithoutFieldsHasNoHops() {
    #expect(Message(lines: "Subject: s", "", "text").hops.isEmpty)
  }
}
