import MIME
import Octets
import Testing

@Suite("TNEF") struct TNEFMessageTests {
  private func read(_ octets: [UInt8], limits: Limits = Limits()) -> (message: TNEFMessage?, defects: [String]) {
    var log = DefectLog()
    return (TNEFMessage(lenient: octets.span, limits: limits, defects: &log), log.list)
  }

  @Test func attributesAreRead() throws {
    let (found, defects) = read(TNEFSample.message())
    let message = try #require(found)
    #expect(defects.isEmpty)
    #expect(message.messageClass == "IPM.Microsoft Mail.Note" && message.subject == "Betreff")
    #expect(message.attachments.map(\.name) == ["für.txt"])
    #expect(message.attachments.map(\.octets) == [Array("file".utf8)])
    #expect(message.text == nil && message.html == nil && message.rtf == nil)
  }

  @Test func propertiesCountMoreThanAttributes() throws {
    let guid = [UInt8](repeating: 9, count: 16)
    let bodies = TNEFSample.properties(
      TNEFSample.property(0x001F, 0x0037, TNEFSample.unicode("Grüße 😀")),
      TNEFSample.property(0x001E, 0x1000, [0xE4, 0x0D, 0x0A, 0]),
      TNEFSample.property(0x001E, 0x1035, TNEFSample.string("<1@a.example>")),
      TNEFSample.fixed(0x000B, 0x0E1F, [1, 0]), TNEFSample.fixed(0x0040, 0x0039, [1, 2, 3, 4, 5, 6, 7, 8]),
      TNEFSample.fixed(0x0003, 0x3FDE, TNEFSample.number(65001, octets: 4)),
      TNEFSample.fixed(0x0048, 0x0FF9, guid),
      TNEFSample.property(0x101E, 0x1234, TNEFSample.string("a"), TNEFSample.string("bcdef")),
      TNEFSample.fixed(0x1003, 0x1235, TNEFSample.number(2, octets: 4) + [1, 0, 0, 0, 2, 0, 0, 0]),
      TNEFSample.property(
        0x001F, 0x8001, TNEFSample.unicode("x"), name: guid + TNEFSample.number(0, octets: 4) + [1, 2, 3, 4]),
      TNEFSample.property(
        0x0102, 0x8002, [1],
        name: guid + TNEFSample.number(1, octets: 4) + TNEFSample.number(6, octets: 4)
          + TNEFSample.padded(TNEFSample.unicode("ab"))),
      TNEFSample.property(0x0102, 0x1013, Array("<p>ü</p>".utf8)))
    let file = TNEFSample.properties(
      TNEFSample.property(0x001F, 0x3707, TNEFSample.unicode("a long name.png")),
      TNEFSample.property(0x001E, 0x3704, TNEFSample.string("ALONGN~1.PNG")),
      TNEFSample.property(0x001F, 0x370E, TNEFSample.unicode("image/png")),
      TNEFSample.property(0x001F, 0x3712, TNEFSample.unicode("<c@a>")),
      TNEFSample.property(0x0102, 0x3701, [7, 8, 9]))
    let (found, defects) = read(
      TNEFSample.signature + TNEFSample.attribute(1, 0x0001_8004, TNEFSample.string("old"))
        + TNEFSample.attribute(1, 0x0006_9003, bodies) + TNEFSample.rendering
        + TNEFSample.attribute(2, 0x0001_8010, TNEFSample.string("ALONGN~1.PNG"))
        + TNEFSample.attribute(2, 0x0006_9005, file))
    let message = try #require(found)
    #expect(defects.isEmpty)
    #expect(message.subject == "Grüße 😀" && message.text == "ä\r\n" && message.html == "<p>ü</p>")
    #expect(message.messageID?.text == "1@a.example")
    let attachment = try #require(message.attachments.first)
    #expect(attachment.name == "a long name.png" && attachment.mediaType == "image/png")
    #expect(attachment.contentID == "c@a" && attachment.octets == [7, 8, 9])
  }

  @Test func messagesInsideAreRead() throws {
    let (found, defects) = read(TNEFSample.message(inner: TNEFSample.message(subject: "in")))
    let attachments = try #require(found?.attachments)
    #expect(defects.isEmpty)
    #expect(attachments.map(\.name) == ["für.txt", "inner"])
    #expect(attachments[1].message?.subject == "in" && attachments[1].octets.isEmpty)
    #expect(attachments[1].message?.attachments.map(\.name) == ["für.txt"])
  }

  @Test("At the limit of depth all are read, one past it the rest is octets", arguments: [3, 4])
  func depth(levels: Int) throws {
    var limits = Limits()
    limits.tnefDepth = 3
    var octets = TNEFSample.message(subject: "1")
    for level in 2...levels { octets = TNEFSample.message(subject: "\(level)", inner: octets) }
    let (found, defects) = read(octets, limits: limits)
    var message = try #require(found)
    for _ in 1..<3 { message = try #require(message.attachments.last?.message) }
    #expect(message.attachments.last?.message == nil)
    #expect(message.subject == "\(levels - 2)")
    #expect(defects.isEmpty == (levels == 3))
    if levels == 4 { #expect(message.attachments.last?.octets == TNEFSample.message(subject: "1")) }
  }

  @Test("At the limit all attachments are read, one past it the rest is left out", arguments: [2, 3])
  func attachments(count: Int) throws {
    var limits = Limits()
    limits.entities = 2
    var octets = TNEFSample.signature
    for number in 0..<count {
      octets += TNEFSample.rendering + TNEFSample.attribute(2, 0x0006_800F, [UInt8(number)])
    }
    let (message, defects) = read(octets, limits: limits)
    #expect(message?.attachments.count == 2)
    #expect(defects.contains { $0.hasPrefix("limitEntities") } == (count > 2))
  }

  @Test func whatIsWrongIsNamed() {
    let start = TNEFSample.signature
    #expect(read([]).message == nil && read(Array(start.prefix(5))).message == nil && read([1] + start).message == nil)
    #expect(read(start).defects.isEmpty)
    #expect(read(start + [0, 0, 0x0D, 0x0A]).defects.isEmpty)
    #expect(read(start + [3, 0, 0]).defects == ["tnefInvalid@6"])
    let subject = TNEFSample.attribute(1, 0x0001_8004, TNEFSample.string("s"), checksum: 1)
    #expect(read(start + subject).defects == ["tnefChecksum@6"] && read(start + subject).message?.subject == "s")
    // Properties that say that there are more, or are of no known type.
    for data in [
      [2, 0, 0, 0], [1, 0], [1, 0, 0, 0, 0x77, 0, 0x37, 0, 0, 0], [1, 0, 0, 0, 0x1F, 0, 0x37, 0, 1, 0, 0, 0, 9],
    ] {
      #expect(read(start + TNEFSample.attribute(1, 0x0006_9003, data.map(UInt8.init))).defects == ["tnefInvalid@6"])
    }
    let hugeCount = [UInt8](repeating: 0xFF, count: 4)
    let object =
      TNEFSample.number(1, octets: 4) + TNEFSample.number(0x101F, octets: 2) + [0x37, 0] + hugeCount + hugeCount
    #expect(read(start + TNEFSample.attribute(1, 0x0006_9003, object)).defects == ["tnefInvalid@6"])
  }

  @Test("However it is cut or changed, it is read without harm")
  func damaged() {
    let rtf = TNEFSample.property(0x0102, 0x1009, CompressedRTFTests.hello)
    let octets =
      TNEFSample.message(inner: TNEFSample.message()) + TNEFSample.attribute(1, 0x0006_9003, TNEFSample.properties(rtf))
    for count in 0..<octets.count {
      let (message, defects) = read(Array(octets[..<count]))
      #expect((message == nil) == (count < 6))
      if let message, message.attachments.count == 2, message.rtf != nil { #expect(!defects.isEmpty) }
    }
    for place in octets.indices {
      for octet in [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8] {
        var changed = octets
        changed[place] = octet
        _ = read(changed)
      }
    }
  }

  @Test func partsAreReadByTypeAndName() throws {
    let base64 = "eJ8+IgcAAQSAAQACAAAAcwBzAA=="  // the signature and a subject "s"
    for field in ["application/ms-tnef", "Application/vnd.ms-tnef", "application/octet-stream; name=WINMAIL.dat"] {
      let message = Message(
        lines: "MIME-Version: 1.0", "Content-Type: \(field)", "Content-Transfer-Encoding: base64", "", base64)
      #expect(message.root.tnef()?.subject == "s")
      #expect(message.diagnose().isEmpty)
    }
    #expect(Message(lines: "Content-Type: application/pdf; name=winmail.dat", "", "x").root.tnef() == nil)
    let other = Message(lines: "MIME-Version: 1.0", "Content-Type: application/ms-tnef", "", "x")
    #expect(other.root.tnef() == nil && other.diagnose().map(\.code) == [.tnefInvalid])
  }
}
