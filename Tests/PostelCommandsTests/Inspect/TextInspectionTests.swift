import Octets
import Testing

@testable import PostelCommands

struct TextInspectionTests {
  private func digest(_ pieces: [[UInt8]]) -> String {
    var hash = TextDigest()
    for piece in pieces { hash.update(piece.span) }
    return hash.text()
  }

  @Test(arguments: [
    ("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\rb\r"), ("\r\r\n\n", "\r\n\n"), ("", ""), ("\r\n", "\n"), ("\r", "\r"),
  ])
  func digestHasLF(_ text: String, _ plain: String) {
    var hash = SHA256Digest()
    hash.update(Array(plain.utf8).span)
    let octets = Array(text.utf8)
    #expect(digest([octets]) == hash.text())
    #expect(digest(octets.map { [$0] }) == hash.text())
    for place in 0...octets.count {
      #expect(digest([Array(octets[..<place]), Array(octets[place...])]) == hash.text())
    }
  }

  /// A text longer than what is decoded at a time, in a charset whose characters are split between the pieces.
  @Test(arguments: ["utf-8", "utf-16be", "shift_jis"])
  func longTextsAreWhole(_ charset: String) throws {
    let line = "日本語\r\n"
    let count = 60_000
    let octets: [UInt8] =
      switch charset {
      case "utf-8": Array(line.utf8)
      case "utf-16be": line.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      default: [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x0D, 0x0A]
      }
    let head =
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=\(charset)\r\n"
      + "Content-Transfer-Encoding: binary\r\n\r\n"
    let message = Array(head.utf8) + Array(repeatElement(octets, count: count).joined())
    let run = try CommandRun("inspect", "--ndjson", input: message).object()
    var hash = SHA256Digest()
    hash.update(Array(String(repeating: "日本語\n", count: count).utf8).span)
    #expect(run["bodyStructure"]?["postel:textSha256"]?.text == hash.text())
    #expect(run["preview"]?.text?.unicodeScalars.count == 255, "64 lines with a blank between")
    let bodies = try CommandRun("inspect", "--ndjson", "--bodies", input: message).object()["bodyValues"]
    #expect(bodies?["1"]?["value"]?.text == String(repeating: "日本語\n", count: count))
    let shown = try CommandRun("inspect", input: message).text
    #expect(shown.contains("… more than ") && shown.contains("No faults"))
    let whole = try CommandRun("inspect", "--part", "1", "--text", input: message).output
    #expect(whole.count == count * line.utf8.count)
  }
}
