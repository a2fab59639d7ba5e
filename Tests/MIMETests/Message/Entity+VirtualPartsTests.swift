import MIME
import Octets
import Testing

@Suite struct EntityVirtualPartsTests {
  @Test func filesInTextAreOffered() {
    let message = Message(
      lines: "MIME-Version: 1.0", "Content-Type: text/plain", "", "Hi,", "begin 644 cat.txt", "#0V%T", "`", "end",
      "and",
      "=ybegin line=128 size=3 name=a", "+,-", "=yend size=4", "Bye")
    var log = DefectLog()
    let parts = message.root.virtualParts(defects: &log)
    #expect(parts.map(\.form) == [.uuencode, .yenc] && parts.map(\.name) == ["cat.txt", "a"])
    #expect(parts.map { $0.content() } == [Array("Cat".utf8), [1, 2, 3]])
    #expect(parts.first?.contentRange == 5..<39)
    #expect(log.isEmpty && parts.map(\.number.description) == ["1+1", "1+2"] && parts.allSatisfy { !$0.isBody })
    for part in parts { part.decodeContent(defects: &log) { _ in } }
    let end = message.octets.count - "=yend size=4\r\nBye".utf8.count
    #expect(log.defects == [Defect(.yencMismatch, at: end)])
  }

  @Test func filesInTNEFAreOffered() {
    let octets = TNEFSample.message(inner: TNEFSample.message())
    let message = Message(
      Array("MIME-Version: 1.0\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: binary\n\n".utf8) + octets
    )
    let parts = message.root.virtualParts()
    #expect(parts.map(\.form) == [.tnef, .tnef] && parts.map(\.name) == ["für.txt", "für.txt"])
    #expect(parts.map { $0.content() } == [Array("file".utf8), Array("file".utf8)])
  }

  @Test func otherPartsOfferNothing() {
    let data = "begin 644 cat.txt\n#0V%T\n`\nend\n"
    #expect(Message(Array("Content-Type: text/html\n\n\(data)".utf8)).root.virtualParts().isEmpty)
    #expect(Message(Array("Content-Type: multipart/mixed\n\n\(data)".utf8)).root.virtualParts().count <= 1)
    #expect(Message(Array("Subject: x\n\ntext".utf8)).root.virtualParts().isEmpty)
    #expect(Message(Array("Subject: x\n\n\(data)".utf8)).root.virtualParts().count == 1)
  }

  @Test("At the limit all files are read, one past it the rest is left out", arguments: [2, 3])
  func limit(count: Int) {
    var limits = Limits()
    limits.entities = 2
    let text = "Subject: x\n\n" + String(repeating: "begin 644 a\nend\n", count: count)
    var log = DefectLog()
    #expect(Message(Array(text.utf8), limits: limits).root.virtualParts(defects: &log).count == 2)
    #expect(log.defects.map(\.code) == (count > 2 ? [.limitEntities] : []))
  }
}
