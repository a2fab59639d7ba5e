import MIME
import Testing

@testable import PostelCommands

struct MessageInspectionTests {
  private func inspection(_ octets: [UInt8], allTexts: Bool = false) -> MessageInspection {
    MessageInspection(Message(octets), wishes: MessageInspection.Wishes(digests: true, allTexts: allTexts))
  }

  @Test func visitsPartsInOrder() {
    let mixed = inspection(Sample.mixed)
    #expect(mixed.parts.map { $0.number ?? "-" } == ["-", "1", "2", "3", "4", "4.1"])
    #expect(mixed.parts.map(\.depth) == [0, 1, 1, 1, 1, 2])
    #expect(mixed.parts.map(\.childCount) == [4, 0, 0, 0, 1, 0])
    #expect(mixed.subtree(at: 4) == 4..<6)
    #expect(mixed.subtree(at: 0) == 0..<6)
    #expect(mixed.index(ofPart: "4.1") == 5)
    #expect(mixed.index(ofPart: "7") == nil)
  }

  @Test func keepsOnlyWantedTexts() {
    let usual = inspection(Sample.mixed)
    #expect(usual.parts.map { $0.text?.utf8 != nil } == [false, true, false, false, false, false])
    let all = inspection(Sample.mixed, allTexts: true)
    #expect(all.parts.map { $0.text?.utf8 != nil } == [false, true, false, false, false, true])
  }

  @Test(arguments: [
    ("a\nb\n", "a\nb\n"), ("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\rb\r"), ("\r\r\n\r", "\r\n\r"), ("\u{FEFF}x", "x"),
    ("", ""),
  ])
  func digestsTextWithLF(_ text: String, _ normal: String) {
    let octets = Array("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n\(text)".utf8)
    var digest = SHA256Digest()
    digest.update(Array(normal.utf8).span)
    #expect(inspection(octets).parts[0].text?.digest == digest.text())
  }

  @Test(arguments: ["", "\n", "no header at all", "\u{0}\u{1}", "Subject: cut in mid-he"])
  func readsAnything(_ text: String) {
    let found = inspection(Array(text.utf8))
    #expect(found.parts.count == 1)
    #expect(found.parts[0].number == "1")
  }
}
