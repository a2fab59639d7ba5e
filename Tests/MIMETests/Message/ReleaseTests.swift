// Folder-wide: what is nested is released without recursion, however deep it is, and within the stack of any thread.
import MIME
import Octets
import Testing

@Suite struct ReleaseTests {
  private static let levels = 200_000

  private static func nested(_ unit: String, _ count: Int = levels) -> [UInt8] {
    Array(String(repeating: unit, count: count).utf8) + Array("\ntext".utf8)
  }

  @Test(
    "Nested beyond the limit",
    arguments: [
      "Content-Type: message/rfc822\n\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
      "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n",
    ])
  func beyondTheLimit(_ unit: String) {
    let octets = Self.nested(unit)
    var message: Message? = Message(octets)
    #expect(message?.defects.isEmpty == false)
    message = nil
  }

  @Test("Nested as deep as a limit that was raised", .timeLimit(.minutes(5)))
  func toARaisedLimit() {
    var limits = Limits()
    limits.depth = Self.levels
    limits.entities = Self.levels
    let octets = Self.nested("Content-Type: message/rfc822\n\n", Self.levels - 1)
    var message: Message? = Message(octets, limits: limits)
    #expect(message?.index.entities.count == Self.levels)
    #expect(message?.defects.contains(where: \.code.isLimit) == false)
    message = nil
  }

  @Test("Messages under base64 inside each other")
  func encodedMessages() {
    var octets = Array("Subject: inner\n\ntext".utf8)
    for _ in 0..<24 {
      var encoded: [UInt8] = []
      var encoder = Base64Encoder()
      encoder.encode(octets.span, into: &encoded)
      encoder.finish(into: &encoded)
      octets = Array("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n".utf8) + encoded
    }
    var chain: [Message] = [Message(octets)]
    while let inner = chain.last?.root.message { chain.append(inner) }
    #expect(chain.count == 25 && chain.last?.subject == "inner")
    chain.removeAll()
  }

  @Test("Messages in TNEF inside each other, to the limit and past it")
  func messagesInTNEF() {
    var octets = TNEFSample.message(subject: "innermost")
    for _ in 0..<(Limits().tnefDepth + 3) { octets = TNEFSample.message(inner: octets) }
    var log = DefectLog()
    var message = TNEFMessage(lenient: octets.span, defects: &log)
    #expect(message != nil && log.count(of: .limitDepth) > 0)
    message = nil
  }
}
