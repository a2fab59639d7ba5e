import Testing

@testable import PostelCommands

struct InputOptionsTests {
  @Test func readsTheOthersWhereOneIsMissing() throws {
    let folder = try TemporaryFolder()
    let good = try folder.file("good.eml", "Subject: good\n\n")
    let run = try CommandRun("headers", folder["missing.eml"], folder.path, good, "--json")
    #expect(run.status == .unreadable)
    #expect(
      run.messages == """
        postel: \(folder["missing.eml"]): No such file or directory
        postel: \(folder.path): Is a directory

        """)
    #expect(try run.object()["postel:file"]?.text == good)
  }

  @Test func expandsPatterns() throws {
    let folder = try TemporaryFolder()
    for name in ["b.eml", "a.eml"] { _ = try folder.file(name, "Subject: \(name)\n\n") }
    let run = try CommandRun("headers", folder["*.eml"])
    #expect(run.text == "==> \(folder["a.eml"]) <==\nSubject: a.eml\n\n==> \(folder["b.eml"]) <==\nSubject: b.eml\n")
  }

  @Test func readsStandardInput() throws {
    let octets = Array("Subject: x\n\n".utf8)
    for run in [try CommandRun("headers", input: octets), try CommandRun("headers", "-", input: octets)] {
      #expect(run.text == "Subject: x\n")
      #expect(run.status == .clean)
    }
  }

  @Test func noControlOfANameReachesTheTerminal() throws {
    let run = try CommandRun("inspect", "no\u{1B}[2Jsuch\n\u{202E}file")
    #expect(run.messages == #"postel: no\x1B[2Jsuch\n\u{202E}file: No such file or directory"# + "\n")
  }

  @Test func aLimitIsALoss() throws {
    let fields = String(repeating: "X: y\n", count: 10_001)
    for command in ["inspect", "headers", "extract"] {
      #expect(try CommandRun(command, input: Array(fields.utf8)).status == .loss)
    }
  }
}
