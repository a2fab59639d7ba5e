import FoundationEssentials
import TestSupport
import Testing

@testable import PostelCommands

struct LintCommandTests {
  private static let message = Sample.crlf(
    """
    From: Team: ann@example.org;
    To: bob@example.net
    Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
    Date: Mon, 23 Nov 2026 09:30:00 +0100
    Message-ID: <1@mail.example.org>

    Hello Bob.

    """)

  private static func run(_ arguments: String..., input: [UInt8] = message) throws -> CommandRun {
    try CommandRun(["lint", "--ignore", "DID005"] + arguments, input: input)
  }

  @Test func `A breach is shown as compilers do, with the line and a mark`() throws {
    let run = try Self.run("-")
    #expect(
      run.text == """
        -:1:7: warning: a group in From [ADR005]
          From: Team: ann@example.org;
                ^~~~~~~~~~~~~~~~~~~~~~
        1 warning in 1 message

        """)
    #expect(run.status == .clean && run.messages.isEmpty)
  }

  @Test(arguments: [("error", CommandStatus.clean), ("warning", .findings), ("info", .findings), ("never", .clean)])
  func `The level asked for decides the exit status`(level: String, status: CommandStatus) throws {
    #expect(try Self.run("--fail-on", level, "-").status == status)
  }

  @Test func `Rules are chosen by code, name and family`() throws {
    #expect(try Self.run("--ignore", "group-in-from", "-").text == "nothing found in 1 message\n")
    #expect(try Self.run("--rule", "LIN,HDR013", "-").text == "nothing found in 1 message\n")
    #expect(try Self.run("--rule", "adr", "-").text.contains("[ADR005]"))
    let wrong = try Self.run("--rule", "group-in-form", "-")
    #expect(wrong.status == .usage && wrong.messages.contains("group-in-from"))
  }

  @Test func `What is known of the envelope lets its rules speak`() throws {
    let run = try Self.run("--rule", "ENV", "--size-limit", "100", "--rcpt", "<carl@example.com>", "-")
    #expect(run.text.contains("[ENV004]") && run.text.contains("[ENV007]") && run.status == .findings)
    #expect(try Self.run("--rule", "ENV", "--size-limit", "1K", "-").text == "nothing found in 1 message\n")
  }

  @Test func `No control octet reaches the terminal`() throws {
    let input = Sample.crlf("From: \u{1B}[2J\u{202E}x\u{7}\nSubject:\u{1B}]0;x\u{7}\n\n\u{1B}[2J\n")
    for format in ["text", "github", "junit", "json", "sarif"] {
      let run = try Self.run("--format", format, "-", input: input)
      let isVisible = run.output.allSatisfy { $0 >= 0x20 || $0 == 0x0A } && !run.text.contains("\u{202E}")
      #expect(isVisible, "\(format)")
    }
  }

  @Test func `JSON has the place in all its ways`() throws {
    let object = try Self.run("--format", "json", "-").object()
    let found = try #require(object["messages"]?.elements.first?["diagnostics"]?.elements.first)
    #expect(found["rule"]?.text == "ADR005" && found["line"] == .number(1) && found["column"] == .number(7))
    #expect(found["range"] == .array([.number(6), .number(28)]))
    #expect(object["summary"]?["warnings"] == .number(1))
  }

  @Test func `SARIF has what its schema requires`() throws {
    let object = try Self.run("--format", "sarif", "-").object()
    let run = try #require(object["runs"]?.elements.first)
    let result = try #require(run["results"]?.elements.first)
    #expect(object["version"]?.text == "2.1.0" && run["tool"]?["driver"]?["name"]?.text == "postel")
    #expect(result["ruleId"]?.text == "ADR005" && result["level"]?.text == "warning")
    #expect(result["message"]?["text"]?.text == "a group in From")
    let place = try #require(result["locations"]?.elements.first?["physicalLocation"])
    #expect(place["artifactLocation"]?["uri"]?.text == "-" && place["region"]?["startColumn"] == .number(7))
    #expect(place["region"]?["endLine"] == .number(1) && place["region"]?["endColumn"] == .number(29))
  }

  /// The members that objects of SARIF 2.1.0 may have, of those that are written here: its schema allows no others.
  private static let sarifMembers: [String: Set<String>] = [
    "": ["$schema", "version", "runs"], "runs": ["tool", "columnKind", "results"], "tool": ["driver"],
    "driver": ["name", "version", "rules"],
    "rules": ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    "shortDescription": ["text"], "fullDescription": ["text"], "help": ["text"],
    "defaultConfiguration": ["level", "enabled"],
    "results": ["ruleId", "ruleIndex", "level", "message", "locations"], "message": ["text"],
    "locations": ["physicalLocation"], "physicalLocation": ["artifactLocation", "region"], "artifactLocation": ["uri"],
    "region": ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength", "snippet"],
    "snippet": ["text"],
  ]

  @Test func `SARIF has nothing that its schema does not allow`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a {0} b.eml", Sample.crlf("Subject: {0}\nX-Ä: {\nFrom: (\n\nx\u{7}\n"))
    let run = try CommandRun("lint", "--format", "sarif", path)
    var open = [(name: "", value: try run.object())]
    while let (name, value) = open.popLast() {
      for element in value.elements { open.append((name, element)) }
      for member in value.names {
        #expect(Self.sarifMembers[name]?.contains(member) == true, "\(member) in \(name)")
        if let inner = value[member] { open.append((member, inner)) }
        if member == "level" { #expect(["note", "warning", "error"].contains(value[member]?.text)) }
        if member == "uri" { #expect(value[member]?.text?.hasPrefix("file:///") == true) }
        guard case .number(let number)? = value[member] else { continue }
        #expect(number >= (["startLine", "startColumn", "endLine", "endColumn"].contains(member) ? 1 : 0), "\(member)")
      }
    }
  }

  @Test func `Annotations and JUnit escape what means something there`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a,b%<.eml", Self.message)
    let github = try Self.run("--format", "github", path)
    #expect(github.text.hasPrefix("::warning file=") && github.text.contains("a%2Cb%25<.eml,line=1,col=7,"))
    let junit = try Self.run("--format", "junit", "--fail-on", "warning", path)
    #expect(junit.text.contains("failures=\"1\"") && junit.text.contains("a,b%&lt;.eml"))
    #expect(junit.text.contains("<failure type=\"ADR005\""))
  }

  @Test func `Messages side by side are reported in their order`() throws {
    let folder = try TemporaryFolder()
    for number in 10..<60 { _ = try folder.file("\(number).eml", Self.message) }
    let one = try CommandRun(["lint", folder["*.eml"]])
    let many = try CommandRun(["lint", "--jobs", "3", folder["*.eml"], folder["missing.eml"]])
    #expect(one.text == many.text && many.status == .unreadable)
  }

  @Test func `Every rule can be listed and explained`() throws {
    let list = try CommandRun("lint", "--list", "--profile", "rfc")
    #expect(list.text.contains("ADR005  warning  group-in-from") && list.text.contains("BLK001  off"))
    let text = try CommandRun("lint", "--explain", "ADR005").text
    #expect(text.contains("RFC 6854") && text.contains("bad") && !text.contains("«"))
    #expect(try CommandRun("lint", "--explain", "all", "--format", "json").status == .clean)
    #expect(try CommandRun("lint", "--list", "x.eml").status == .usage)
  }

  @Test func `A file of settings is read`() throws {
    let folder = try TemporaryFolder()
    let settings = try folder.file("lint.yml", "profile: submit\nfail-on: info\nseverity:\n  ADR005: info\n")
    let run = try Self.run("--config", settings, "-")
    #expect(run.text.contains("1:7: info:") && run.status == .findings)
    let broken = try folder.file("broken.yml", "profile: submit\nseverity:\n  ADR005: loud\n")
    let failed = try Self.run("--config", broken, "-")
    #expect(failed.status == .usage && failed.messages.contains("broken.yml:3: a weight is"))
  }
}
