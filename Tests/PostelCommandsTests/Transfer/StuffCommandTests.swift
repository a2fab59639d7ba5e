import Testing

@testable import PostelCommands

struct StuffCommandTests {
  @Test(arguments: [
    ([], "a\r\n.b\r\n", "a\r\n..b\r\n.\r\n", CommandStatus.clean),
    ([], "", ".\r\n", .clean),
    ([], "a\nb", "a", .findings),
    (["--bare", "normalize"], "a\n.b", "a\r\n..b\r\n.\r\n", .clean),
    (["--bare", "pass"], "a\n.b\r\n", "a\n.b\r\n.\r\n", .clean),
    (["--bare", "other"], "", "", .usage),
    (["no/such/file"], "", "", .unreadable),
  ])
  func stuffs(_ options: [String], _ input: String, _ output: String, _ status: CommandStatus) throws {
    let run = try CommandRun(["stuff"] + options, input: Array(input.utf8))
    #expect(run.text == output && run.status == status, "\(run.messages)")
  }

  @Test func files() throws {
    let folder = try TemporaryFolder()
    let large = [UInt8](repeating: 0x2E, count: 700_000) + [13, 10]
    let path = try folder.file("a", large)
    #expect(try CommandRun("stuff", path).output == [0x2E] + large + Array(".\r\n".utf8))
  }

  /// No control octet of a message reaches a terminal.
  @Test func terminals() throws {
    #expect(try !CommandRun("stuff", input: Array("\u{1B}\r\n".utf8), isTerminal: true).text.contains("\u{1B}"))
  }
}
