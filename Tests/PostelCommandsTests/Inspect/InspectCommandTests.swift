import Octets
import Testing

@testable import PostelCommands

struct InspectCommandTests {
  @Test func writesOctetsAsTheyStand() throws {
    #expect(try CommandRun("inspect", "--raw", input: Sample.mixed).output == Sample.mixed)
    let part = try CommandRun("inspect", "--raw", "--part", "4.1", input: Sample.mixed).text
    #expect(part == "Subject: inner\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>in&amp;ner</p>")
  }

  @Test func writesTheTextOfAPart() throws {
    let run = try CommandRun("inspect", "--part", "4.1", "--text", input: Sample.mixed)
    #expect(run.text == "<p>in&amp;ner</p>" && run.status == .clean)
    let image = try CommandRun("inspect", "--part", "2", "--text", input: Sample.mixed)
    #expect(image.output.isEmpty && image.status == .usage)
    #expect(image.messages == "postel: -: part 2 is image/png, not text\n")
  }

  @Test func showsAPart() throws {
    let run = try CommandRun("inspect", "--part", "4", input: Sample.mixed)
    #expect(run.text.hasPrefix("-, part 4  79 octets\n  Subject     inner\n\n  4 message/rfc822"))
    #expect(run.text.contains("└─ 4.1 text/html") && !run.text.contains("image/png"))
    let object = try CommandRun("inspect", "--part", "2", "--json", input: Sample.mixed).object()
    #expect(object["partId"]?.text == "2" && object["postel:file"]?.text == "-")
  }

  @Test(arguments: [["--json"], [], ["--raw"], ["--text"]])
  func saysThatAPartIsMissing(_ options: [String]) throws {
    let run = try CommandRun(["inspect", "--part", "5"] + options, input: Sample.mixed)
    #expect(run.status == .usage && run.output.isEmpty)
    #expect(run.messages == "postel: -: there is no part 5\n")
  }

  @Test(arguments: [
    ["--json", "--ndjson"], ["--raw", "--text"], ["--raw", "--json"], ["--bodies"], ["--part", "x"],
    ["--color", "red"],
    ["--no-such"],
  ])
  func refuses(_ options: [String]) throws {
    let run = try CommandRun(["inspect"] + options, input: Sample.mixed)
    #expect(run.status == .usage && run.output.isEmpty && !run.messages.isEmpty)
  }

  @Test func writesALinePerMessage() throws {
    let folder = try TemporaryFolder()
    let paths = try ["", "\n", "Subject: x", "junk \u{0}\u{1B}"].enumerated().map { try folder.file("\($0).eml", $1) }
    let run = try CommandRun(["inspect", "--ndjson"] + paths)
    let lines = run.output.split(separator: ASCII.lf, omittingEmptySubsequences: false)
    #expect(lines.count == paths.count + 1 && lines.last?.isEmpty == true)
    for (line, path) in zip(lines, paths) {
      #expect(line.starts(with: "{\"postel:file\":\"\(path)\",\"size\":".utf8) && line.last == ASCII.rightBrace)
    }
    #expect(run.status == .clean)
    let pretty = try CommandRun(["inspect", "--json"] + paths)
    #expect(pretty.text.split(separator: "\n").filter { $0 == "{" }.count == paths.count)
  }

  @Test func coloursForPeopleOnly() throws {
    let escape = Character("\u{1B}")
    #expect(try CommandRun("inspect", input: Sample.mixed, isTerminal: true).text.contains(escape))
    #expect(try !CommandRun("inspect", input: Sample.mixed).text.contains(escape))
    #expect(try !CommandRun("inspect", input: Sample.mixed, isTerminal: true, forbidsColor: true).text.contains(escape))
    #expect(try !CommandRun("inspect", "--no-color", input: Sample.mixed, isTerminal: true).text.contains(escape))
    #expect(try CommandRun("inspect", "--color", "always", input: Sample.mixed).text.contains(escape))
  }
}
