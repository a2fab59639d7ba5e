import Octets
import Testing

@testable import PostelCommands

struct HeadersCommandTests {
  private static let message = Array(
    "Received: one\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\tfolded\r\nreceived: two\u{1B}\r\n\r\nbody\r\n".utf8)

  @Test(arguments: [
    ([], "Received: one\nSubject: Grüße\\tfolded\nreceived: two\\x1B\n"),
    (["--name", "RECEIVED"], "Received: one\nreceived: two\\x1B\n"),
    (["--name", "subject", "--name", "none", "--decoded"], "Subject: Grüße\\tfolded\n"),
    (["--raw"], "Received: one\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\tfolded\r\nreceived: two\u{1B}\r\n"),
    (["--raw", "--name", "subject"], "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\tfolded\r\n"),
    (
      ["--json", "--name", "subject"],
      "{\"postel:file\":\"-\",\"headers\":[{\"name\":\"Subject\",\"value\":\"Grüße\\tfolded\"}]}\n"
    ),
    (
      ["--json", "--raw", "--name", "subject"],
      "{\"postel:file\":\"-\",\"headers\":[{\"name\":\"Subject\",\"value\":\" =?utf-8?q?Gr=C3=BC=C3=9Fe?=\\r\\n\\tfolded\"}]}\n"
    ),
    (["--name", "none"], ""),
  ])
  func shows(_ options: [String], _ expected: String) throws {
    let run = try CommandRun(["headers"] + options, input: Self.message)
    #expect(run.text == expected && run.status == .clean)
  }

  @Test func showsNoControlOnATerminal() throws {
    let run = try CommandRun("headers", "--raw", input: Self.message, isTerminal: true)
    #expect(run.text.hasSuffix("\n        folded\nreceived: two\\x1B\n"))
  }

  @Test(arguments: [["--raw", "--decoded"], ["--name"], ["--colour"]])
  func refuses(_ options: [String]) throws {
    #expect(try CommandRun(["headers"] + options, input: Self.message).status == .usage)
  }
}
