// Folder-wide: the commands that write messages differently, and diff.
import MIME
import Testing

@testable import PostelCommands

@Suite struct RewriteCommandsTests {
  private static let small = Array("A: 1\nBcc: x@y.z\n\nbody\n".utf8)

  // MARK: Edit

  @Test func editsStandardInput() throws {
    let run = try CommandRun(
      "edit", "--remove", "BCC", "--set", "Subject: Größe", "--prepend", "X: 1", "--prepend", "Y: 2", "--add", "Z: 3",
      "--rename", "a=B", input: Self.small)
    #expect(run.text == "X: 1\nY: 2\nB: 1\nSubject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=\nZ: 3\n\nbody\n")
    #expect(run.status == .clean && run.messages == "")
  }

  @Test func editsAPart() throws {
    let run = try CommandRun("edit", "--part", "2", "--set", "Content-Description: d", input: Sample.mixed)
    #expect(run.text.contains("encoding: base64\r\nContent-Description: d\r\n".lowercased()) == false)
    #expect(run.text.contains("Content-Transfer-Encoding: base64\r\nContent-Description: d\r\n\r\naGk="))
  }

  @Test func dropsParts() throws {
    let run = try CommandRun("edit", "--drop", "2,3,4", input: Sample.mixed)
    let parts = Array(Message(run.output).root.parts)
    #expect(parts.count == 1)
    #expect(run.status == .clean)
  }

  @Test func aPartThatIsNotThereIsAUsageError() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.eml", Self.small)
    let run = try CommandRun("edit", "--drop", "7", file, "--in-place")
    #expect(run.status == .usage)
    #expect(run.messages.contains("there is no part 7"))
    #expect(folder.contents("a.eml") == Self.small)
    #expect(folder.names == ["a.eml"])
  }

  @Test(arguments: [
    ["edit"], ["edit", "--set", "no colon"], ["edit", "--set", "A b: c"], ["edit", "--set", "A: b\r\nC: d"],
    ["edit", "--set", "To: <"], ["edit", "--rename", "A"], ["edit", "--remove", "A", "--in-place"],
    ["edit", "--remove", "A", "x", "y"], ["edit", "--remove", "A", "x", "--in-place", "--output", "y"],
    ["recode"], ["recode", "--transfer", "x"], ["recode", "--route", "7bit", "--eol", "lf"], ["redact"],
    ["redact", "--text", ""], ["strip", "--reference", "a b"], ["diff", "-", "-"], ["diff", "a"],
    ["edit", "--remove", "A", "x.gz", "--in-place"],
  ])
  func usageErrors(_ arguments: [String]) throws {
    let run = try CommandRun(arguments, input: Self.small)
    #expect(run.status == .usage, "\(run.messages)")
    #expect(run.output == [])
  }

  @Test func outputsAreNotOverwrittenUnasked() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.eml", Self.small)
    _ = try folder.file("b.eml", "old")
    let refused = try CommandRun("edit", "--remove", "bcc", file, "--output", folder["b.eml"])
    #expect(refused.status == .usage && refused.messages.contains("--force"))
    #expect(folder.contents("b.eml") == Array("old".utf8))
    let forced = try CommandRun("edit", "--remove", "bcc", file, "--output", folder["b.eml"], "--force")
    #expect(forced.status == .clean && forced.output == [])
    #expect(folder.contents("b.eml") == Array("A: 1\n\nbody\n".utf8))
    #expect(folder.names == ["a.eml", "b.eml"])
  }

  @Test func editsInPlace() throws {
    let folder = try TemporaryFolder()
    let first = try folder.file("a.eml", Self.small)
    let second = try folder.file("b.eml", Self.small)
    let run = try CommandRun("edit", "--remove", "bcc", "--in-place", first, second, folder["missing.eml"])
    #expect(run.status == .unreadable && run.messages.contains("missing.eml"))
    #expect(folder.contents("a.eml") == Array("A: 1\n\nbody\n".utf8))
    #expect(folder.contents("b.eml") == Array("A: 1\n\nbody\n".utf8))
    #expect(folder.names == ["a.eml", "b.eml"])
  }

  @Test func noControlOctetReachesATerminal() throws {
    let hostile = Array("A: \u{1B}[2J\n\n\u{1B}]0;x\u{7}\u{9B}".utf8)
    for command in [["edit", "--remove", "B"], ["recode", "--eol", "lf"], ["redact", "--text", "q"], ["strip"]] {
      let run = try CommandRun(command, input: hostile, isTerminal: true)
      #expect(run.output.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F }, "\(command)")
    }
  }

  // MARK: The others

  @Test func recodes() throws {
    let message = Array("Content-Transfer-Encoding: base64\n\naGk=\n".utf8)
    let run = try CommandRun("recode", "--transfer", "8bit", "--eol", "crlf", input: message)
    #expect(run.text == "Content-Transfer-Encoding: 7bit\r\n\r\nhi")
    let missing = try CommandRun("recode", "--transfer", "qp", "--part", "3", input: message)
    #expect(missing.status == .usage && missing.output == [])
  }

  @Test func reportsWhatDoesNotFit() throws {
    let signed = Array("Content-Type: multipart/signed; boundary=b\n\n--b\n\nä\n--b--\n".utf8)
    let run = try CommandRun("recode", "--route", "7bit", input: signed)
    #expect(run.output == signed)
    #expect(run.status == .findings)
    #expect(run.messages.contains("a signed part stays as it is"))
  }

  @Test func strips() throws {
    let run = try CommandRun("strip", "--type", "image/*", input: Sample.mixed)
    #expect(run.text.contains("Name:    a.png\r\nType:    image/png\r\nSize:    2 octets\r\n"))
    #expect(run.text.contains("SHA-256 8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"))
    let referred = try CommandRun("strip", "--parts", "2", "--reference", "x:{sha256}/{part}", input: Sample.mixed)
    let part = Message(referred.output).entity(numbered: "2")
    #expect(
      part?.mediaType.parameters["url"] == "x:8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4/2")
    let large = try CommandRun("strip", "--larger-than", "1000", input: Sample.mixed)
    #expect(large.output == Sample.mixed)
  }

  @Test func redacts() throws {
    let run = try CommandRun("redact", "--address", "zoe@example.org", "--text", "files", input: Sample.mixed)
    #expect(!run.text.contains("zoe@") && !run.text.contains("See the files"))
    #expect(run.text.contains("Subject: [redacted]\r\n"))
  }

  @Test func diffs() throws {
    let folder = try TemporaryFolder()
    let first = try folder.file("a.eml", Self.small)
    let same = try CommandRun("diff", first, "-", input: Array("a: 1\r\nBCC: x@Y.z\r\n\r\nbody\r\n".utf8))
    #expect(same.status == .clean && same.output == [])
    let second = Array("A: 2\nBcc: x@y.z\n\nbody\nmore\n".utf8)
    let run = try CommandRun("diff", first, "-", input: second)
    #expect(run.text == "~ part 1, A: changed\n- 1\n+ 2\n~ part 1: another text\n+ more\n")
    #expect(run.status == .findings)
    let ignored = try CommandRun("diff", "--ignore", "a", first, "-", input: second)
    #expect(ignored.text == "~ part 1: another text\n+ more\n")
    let json = try CommandRun("diff", "--json", first, "-", input: second).object()
    #expect(json["same"] == .truth(false))
    let missing = try CommandRun("diff", first, folder["none"])
    #expect(missing.status == .unreadable)
  }
}
