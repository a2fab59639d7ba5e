import Testing

@testable import PostelCommands

struct PersonalTextTests {
  private func message(_ type: String, _ text: String) -> [UInt8] {
    Array("MIME-Version: 1.0\nContent-Type: \(type)\n\n\(text)".utf8)
  }

  @Test(arguments: [
    ("text/plain; format=flowed", "one \ntwo\n> three \n> four\n", "one two\n> three four\n", "flowed lines joined"),
    ("text/plain; format=flowed; delsp=yes", "on \ne\n", "one\n", "flowed lines joined"),
    ("text/enriched", "<bold>Now</bold> is\nthe <<time>", "Now is the <time>", "without its commands"),
    ("text/html", "<p>a &amp; b</p>", "a & b", "without its tags"), ("text/plain", "a \nb\n", "a \nb\n", nil),
  ])
  func isReadable(_ type: String, _ text: String, _ expected: String, _ note: String?) throws {
    let plain = try CommandRun("inspect", "--part", "1", "--plain", input: message(type, text))
    #expect(plain.text == expected && plain.status == .clean)
    #expect(try CommandRun("inspect", "--part", "1", "--text", input: message(type, text)).text == text)
    let view = try CommandRun("inspect", "--part", "1", input: message(type, text)).text
    #expect(note.map { view.contains(", \($0)\n") } ?? !view.contains(", without"))
  }

  @Test(arguments: [["--plain"], ["--plain", "--part", "1", "--json"], ["--plain", "--part", "1", "--raw"]])
  func refuses(_ options: [String]) throws {
    #expect(try CommandRun(["inspect"] + options, input: message("text/plain", "a")).status == .usage)
  }

  @Test func previewIsReadable() throws {
    let flowed = message("text/plain; format=flowed; delsp=yes", "long wor \nds")
    #expect(try CommandRun("inspect", "--json", input: flowed).object()["preview"]?.text == "long words")
  }
}
