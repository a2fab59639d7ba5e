import Testing

@testable import PostelCommands

struct BatchCommandTests {
  private let one = "Subject: one\r\n\r\n.dot\r\n"

  @Test func whatIsMadeIsSplit() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.file("a.eml", one), try folder.file("b.eml", "two\r\n")]
    let made = try CommandRun(["batch", "make", "--from", "", "--to", "a@b.example", "--to", "c@d.example"] + files)
    #expect(made.status == .clean && made.text.hasPrefix("EHLO localhost\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\n"))
    #expect(made.text.hasSuffix("two\r\n.\r\nQUIT\r\n"))
    let split = try CommandRun("batch", "split", "--out", folder["out"], input: made.output)
    #expect(split.status == .clean, "\(split.messages)")
    #expect(
      split.text.split(separator: "\n").first == #"{"file":"0001.eml","from":null,"to":["a@b.example","c@d.example"]}"#)
    #expect(
      folder.contents("out/0001.eml") == Array(one.utf8) && folder.contents("out/0002.eml") == Array("two\r\n".utf8))
    #expect(try CommandRun("batch", "split", "--out", folder["out"], input: made.output).status == .usage)
    #expect(try CommandRun("batch", "split", "--force", "--out", folder["out"], input: made.output).status == .clean)
  }

  @Test func lineEndsOfUNIX() throws {
    let folder = try TemporaryFolder()
    let session = Array("EHLO a\nMAIL FROM:<>\nRCPT TO:<a@b>\nDATA\n..a\n.\nQUIT\n".utf8)
    let run = try CommandRun("batch", "split", "--lf", "--out", folder["out"], input: session)
    #expect(run.status == .clean && folder.contents("out/0001.eml") == Array(".a\r\n".utf8), "\(run.messages)")
  }

  @Test func faultsAreReportedAndTheRestIsRead() throws {
    let folder = try TemporaryFolder()
    let session =
      "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<>\r\nRCPT TO:<a@b>\r\nDATA\r\na\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\nhalf"
    let run = try CommandRun("batch", "split", "--out", folder["out"], input: Array(session.utf8))
    #expect(run.status == .findings && folder.contents("out/0001.eml") == Array("a\r\n".utf8))
    #expect(run.messages.contains("501 5.1.3") && run.messages.contains("ends in the middle of a message"))
    #expect(folder.contents("out/0002.eml") == nil)
  }

  @Test(arguments: [
    ["make", "--to", "a@b"], ["make", "--from", "a@b"], ["make", "--from", "a b", "--to", "a@b"],
    ["make", "--from", "a@b", "--to", ""], ["make", "--from", "a@b", "--to", "a@b", "--name", "a b"], ["split"],
    ["other"],
  ])
  func refuses(_ arguments: [String]) throws {
    #expect(try CommandRun(["batch"] + arguments, input: []).status == .usage)
  }

  @Test func messagesThatCanNotGo() throws {
    let run = try CommandRun("batch", "make", "--from", "a@b", "--to", "a@b", input: Array("a\nb".utf8))
    #expect(run.status == .findings)
    #expect(try CommandRun("batch", "make", "--from", "a@b", "--to", "a@b", "no/such").status == .unreadable)
  }
}
