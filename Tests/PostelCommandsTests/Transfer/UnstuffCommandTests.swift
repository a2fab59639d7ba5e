import Testing

@testable import PostelCommands

struct UnstuffCommandTests {
  @Test(arguments: [
    ([], "a\r\n..b\r\n.\r\n", "a\r\n.b\r\n", CommandStatus.clean, ""),
    ([], "a\r\n.\r\nQUIT\r\n", "a\r\n", .clean, "postel: -: 6 octets follow the end of the data\n"),
    ([], "a\r\n", "a\r\n", .findings, "postel: -: the data has no end\n"),
    (
      [], "a\n.\r\n\r\n.\r\n", "a\n.\r\n\r\n", .findings,
      "postel: -: a bare CR, a bare LF or a NUL (first at octet 1)\n"
    ),
    (["--bare", "pass"], "a\n.\r\n\r\n.\r\n", "a\n.\r\n\r\n", .clean, ""),
    (["--bare", "normalize"], "a\nb\r\n.\r\n", "a\r\nb\r\n", .clean, ""),
    (["no/such/file"], "", "", .unreadable, "postel: no/such/file: No such file or directory\n"),
  ])
  func unstuffs(
    _ options: [String], _ input: String, _ output: String, _ status: CommandStatus, _ messages: String
  ) throws {
    let run = try CommandRun(["unstuff"] + options, input: Array(input.utf8))
    #expect(run.text == output && run.status == status && run.messages == messages, "\(run.messages)")
  }
}
