import Testing

@testable import PostelCommands

struct FragmentCollectionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fragment(_ number: Int, of total: Int?, id: String = "a@b", _ text: String) throws -> String {
    let total = total.map { "; total=\($0)" } ?? ""
    return try folder.file(
      "\(id)-\(number).eml",
      "MIME-Version: 1.0\nContent-Type: message/partial; id=\"\(id)\"; number=\(number)\(total)\n\n\(text)")
  }

  @Test func fragmentsAreJoinedInAnyOrder() throws {
    let first = try fragment(1, of: nil, "Subject: whole\nContent-Type: text/plain\n\none\n")
    let second = try fragment(2, of: nil, "two\n")
    let third = try fragment(3, of: 3, "three\n")
    let other = try folder.file("other.eml", "Subject: other\n\n")
    let run = try CommandRun("inspect", "--ndjson", "--bodies", "--join", third, other, first, second)
    #expect(run.status == .clean && run.messages.isEmpty)
    let objects = try run.output.split(separator: 0x0A).map { try JSONValue(Array($0)) }
    #expect(objects.map { $0["subject"]?.text } == ["other", "whole"])
    #expect(objects.last?["postel:file"]?.text == "\(third) + \(first) + \(second)")
    #expect(objects.last?["bodyValues"]?["1"]?["value"]?.text == "one\ntwo\nthree\n")
    let apart = try CommandRun("inspect", "--ndjson", third, other, first, second)
    #expect(apart.output.split(separator: 0x0A).count == 4)
  }

  @Test func whatLacksIsSaid() throws {
    let first = try fragment(1, of: 3, "Subject: whole\n\none\n")
    let run = try CommandRun("inspect", "--ndjson", "--join", first)
    #expect(run.status == .loss)
    #expect(run.messages == "postel: \(first): 2 fragments of 3 are missing; the fragments are read as they are\n")
    #expect(try run.object()["bodyStructure"]?["type"]?.text == "message/partial")
    let unknown = try CommandRun("inspect", "--join", try fragment(1, of: nil, id: "c@d", "x\n"))
    #expect(unknown.messages.contains("the last fragment is missing"))
  }

  @Test func fragmentsOfFragmentsAreJoined() throws {
    let inner = "Content-Type: message/partial; id=\"inner@b\"; number="
    let one = try fragment(1, of: 2, "\(inner)1; total=2\n\nSubject: deep\n\nbeginning, ")
    let two = try fragment(2, of: 2, "middle, ")
    let last = try fragment(2, of: 2, id: "inner@b", "end\n")
    let run = try CommandRun("inspect", "--ndjson", "--join", "--bodies", two, one, last).object()
    #expect(run["subject"]?.text == "deep")
    #expect(run["bodyValues"]?["1"]?["value"]?.text == "beginning, \nmiddle, \nend\n")
  }

  @Test func filesAreTakenFromJoinedMessages() throws {
    let first = try fragment(1, of: 2, "Subject: file\n\nbegin 644 cat.txt\n#0V%T\n")
    let second = try fragment(2, of: 2, "#0V%T\n`\nend\n")
    let run = try CommandRun("extract", "--join", first, second, "--out", folder["out"])
    #expect(run.status == .clean && folder.contents("out/cat.txt") == Array("CatCat".utf8))
  }
}
