import FoundationEssentials
import MIME
import Octets
import Testing

@testable import PostelCommands

@Suite("postel compose") struct ComposeCommandTests {
  private static let usual = [
    "compose", "--from", "Ann <ann@example.org>", "--to", "bob@example.com", "--date", "2026-11-23T10:00:00+01:00",
    "--seed", "seed",
  ]

  /// An entity and all parts in it, in the order of the message.
  private func parts(of entity: Entity) -> [Entity] { [entity] + entity.parts.flatMap { parts(of: $0) } }

  @Test("A text from standard input")
  func text() throws {
    let run = try CommandRun(Self.usual + ["--subject", "Größe", "--text", "-"], input: Array("See you.\n".utf8))
    #expect(run.status == .clean && run.messages == "")
    let message = Message(run.output)
    #expect(message.defects.isEmpty)
    #expect(message.subject == "Größe")
    #expect(message.from?.mailboxes == [Mailbox(displayName: "Ann", address: "ann@example.org")])
    #expect(message.date?.iso8601 == "2026-11-23T10:00:00+01:00")
    #expect(run.text.hasSuffix("\r\n\r\nSee you.\r\n"))
  }

  @Test("Files get the nesting that readers show right")
  func nesting() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "--text", try folder.file("a.txt", "Text\n"), "--html", try folder.file("a.html", "<img src='cid:logo.png'>"),
      "--inline", try folder.file("logo.png", [0x89, 0x50]), "--attach", try folder.file("ä b.bin", [0, 1, 2]),
    ]
    let run = try CommandRun(Self.usual + arguments)
    #expect(run.messages == "")
    let message = Message(run.output)
    #expect(message.defects.isEmpty)
    #expect(
      parts(of: message.root).map { $0.mediaType.essence } == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
        "application/octet-stream",
      ])
    #expect(parts(of: message.root).last?.fileName == "ä b.bin")
    #expect(try CommandRun(Self.usual + arguments).output == run.output)
  }

  @Test("A specification from standard input")
  func spec() throws {
    let spec = """
      {
        "from": [{"name": "Ann", "email": "ann@example.org"}],
        "to": ["bob@example.com", {"email": "eve@example.net"}], "cc": "Jörg <j@example.org>",
        "subject": "Hi", "sentAt": "Mon, 23 Nov 2026 10:00:00 +0100", "messageId": "a@b.example",
        "references": ["<x@y>", "z@y"],
        "headers": [{"name": "X-Mine", "value": "yes"}, {"name": "List-Post", "value": "NO"}],
        "text": "Hello.", "html": {"text": "<p>Hello.</p>", "language": "en"},
        "attachments": [
          {"base64": "aGk=", "type": "application/x-mine", "name": "hi.bin", "description": "A greeting"},
          {"message": {"from": "eve@example.net", "subject": "Inner", "text": "x"}}
        ]
      }
      """
    let run = try CommandRun(["compose", "-"], input: Array(spec.utf8))
    #expect(run.messages == "" && run.status == .clean)
    let message = Message(run.output)
    #expect(message.defects.isEmpty)
    #expect(message.to?.mailboxes.map(\.address) == ["bob@example.com", "eve@example.net"])
    #expect(message.cc?.mailboxes.first?.displayName == "Jörg")
    #expect(message.references?.map(\.text) == ["x@y", "z@y"])
    #expect(message.messageID?.text == "a@b.example")
    #expect(run.text.contains("X-Mine: yes\r\n") && run.text.contains("List-Post: NO\r\n"))
    #expect(
      parts(of: message.root).contains { $0.fileName == "hi.bin" && $0.mediaType.essence == "application/x-mine" })
    #expect(parts(of: message.root).contains { $0.mediaType.essence == "message/rfc822" })
  }

  @Test("Paths are relative to the specification, options win")
  func paths() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("a.txt", "In the file.\n")
    let spec = try folder.file(
      "spec.json", #"{"from": "a@b.example", "subject": "One", "text": {"file": "a.txt"}, "to": "c@d.example"}"#)
    let run = try CommandRun("compose", spec, "--subject", "Two", "--from", "e@f.example", "--to", "g@h.example")
    let message = Message(run.output)
    #expect(message.subject == "Two" && run.text.contains("In the file.\r\n"))
    #expect(message.from?.mailboxes.map(\.address) == ["e@f.example"])
    #expect(message.to?.mailboxes.map(\.address) == ["c@d.example", "g@h.example"])
  }

  @Test(
    "What is wrong with a specification, and where",
    arguments: [
      (#"{"from": }"#, "-:1:10: this is no JSON, }"),
      ("{\n \"form\": 1}", "-:2:2: form: there is no such member; there are from, sender"),
      (#"{"subject": 1}"#, "-:1:13: subject: this must be a string"),
      (#"[]"#, "-:1:1: this must be an object"),
      (#"{"to": ["a@b.example", "nobody"]}"#, "-:1:24: to[1]: To: "),
      (#"{"to": {"name": "x"}}"#, "-:1:8: to: an address needs an email"),
      (#"{"attachments": [{"fil": "x"}]}"#, "-:1:19: attachments[0].fil: there is no such member"),
      (#"{"attachments": [{}]}"#, "-:1:18: attachments[0]: a part has one of text"),
      (#"{"attachments": [{"text": "a", "file": "b"}]}"#, "-:1:18: attachments[0]: a part has one of text"),
      (#"{"attachments": [{"text": "a", "type": "x"}]}"#, "attachments[0].type: this is no media type"),
      (#"{"attachments": [{"base64": "a"}]}"#, "attachments[0].base64: this is not base64"),
      (#"{"body": {"text": "a", "encoding": "uuencode"}}"#, "body.encoding: there are 7bit"),
      (#"{"body": {"text": "a", "charset": "nonsense"}}"#, "body.charset: no charset"),
      (#"{"body": {"text": "a"}, "text": "b"}"#, "body: a message has this, or text and html"),
      (#"{"subject": "a\nb"}"#, "subject: Subject: a control character"),
      (#"{"headers": [{"name": "A B", "value": "x"}]}"#, "headers[0].value: "),
      (#"{"text": "x"}"#, "From: "),
    ])
  func faults(spec: String, message: String) throws {
    let run = try CommandRun(["compose", "-"], input: Array(spec.utf8))
    #expect(run.status == .usage && run.output.isEmpty)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test(
    "What is wrong with options",
    arguments: [
      (["--to", "nobody"], CommandStatus.usage, "--to: To: "),
      (["--header", "nothing"], .usage, "a field is 'Name: value'"),
      (["--header", "X: a\r\nBcc: b@c.example"], .usage, "a control character"),
      (["--header", "MIME-Version: 1.0"], .usage, "MIME-Version"),
      (["--attach", "/no/such/file"], .unreadable, "/no/such/file"),
      (["--text", "-", "--html", "-"], .usage, "standard input"),
      (["/no/such/spec.json"], .unreadable, "/no/such/spec.json"),
      (["--seed", "not a token"], .usage, "token"),
      (["--date", "yesterday"], .usage, "--date: Date: "),
      (["--to", "jörg@example.org"], .usage, "To: "),
    ])
  func wrongOptions(arguments: [String], status: CommandStatus, message: String) throws {
    let run = try CommandRun(["compose", "--from", "a@b.example"] + arguments, input: [])
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test("For a route that takes more")
  func route() throws {
    let arguments = ["--route", "8bit", "--smtputf8", "--subject", "Größe", "--to", "jörg@example.org", "--text", "-"]
    let run = try CommandRun(Self.usual + arguments, input: Array("Grüße\n".utf8))
    #expect(run.text.contains("Subject: Größe\r\n") && run.text.hasSuffix("\r\nGrüße\r\n"))
  }

  @Test(
    "Identifiers end with the author's domain",
    arguments: [("b.example", "b.example"), ("bücher.example", "xn--bcher-kva.example")])
  func identifier(domain: String, written: String) throws {
    let run = try CommandRun("compose", "--from", "a@\(domain)", "--seed", "seed")
    #expect(run.text.contains("Message-ID: <seed@\(written)>\r\n"))
  }

  @Test("Bcc is written on request only", arguments: [([], false), (["--keep-bcc"], true)])
  func bcc(arguments: [String], isKept: Bool) throws {
    let run = try CommandRun(Self.usual + ["--bcc", "eve@example.net"] + arguments)
    #expect(run.text.contains("Bcc: eve@example.net\r\n") == isKept)
  }

  @Test("To a file, which is not replaced without --force")
  func output() throws {
    let folder = try TemporaryFolder()
    let path = folder["out.eml"]
    #expect(try CommandRun(Self.usual + ["--output", path]).output.isEmpty)
    let written = folder.contents("out.eml")
    #expect(try written == CommandRun(Self.usual).output)
    let again = try CommandRun(Self.usual + ["--subject", "x", "--output", path])
    #expect(again.status == .usage && again.messages.contains("--force"))
    #expect(folder.contents("out.eml") == written)
    #expect(try CommandRun(Self.usual + ["--subject", "x", "--output", path, "--force"]).status == .clean)
    #expect(folder.contents("out.eml") != written && folder.names == ["out.eml"])
  }

  @Test("The schema is JSON and names what is read")
  func schema() throws {
    let run = try CommandRun("compose", "--schema")
    let definitions = try #require(try run.object()["$defs"])
    func names(_ definition: String) throws -> Set<String> {
      guard case .object(let members)? = definitions[definition]?["properties"] else { return [] }
      return Set(members.keys)
    }
    #expect(try names("message") == Set(MessageSpec.memberNames))
    #expect(try names("part") == Set(PartSpec.memberNames))
  }

  @Test("No control octet reaches a terminal")
  func terminal() throws {
    let arguments = Self.usual + ["--text", "-"]
    let run = try CommandRun(arguments, input: Array("a\u{1B}b\n".utf8), isTerminal: true)
    #expect(!run.text.contains("\u{1B}"))
  }
}
