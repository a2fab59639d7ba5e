import Octets
import Testing

@testable import PostelCommands

struct FileInspectionTests {
  static let message = Array(
    """
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b

    Hi,
    begin 644 cat.txt
    #0V%T
    `
    end
    --b
    Content-Type: text/plain
    Content-Transfer-Encoding: base64

    YmVnaW4gNjQ0IGRvZy50eHQKIzEmXUcKYAplbmQK
    --b--

    """.utf8)

  private func fixture(_ name: String) -> String {
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Fixtures/\(name).eml"
  }

  @Test func areInTheJSON() throws {
    let parts = try #require(
      CommandRun("inspect", "--json", input: Self.message).object()["bodyStructure"]?["subParts"]?.elements)
    let files = parts.map { $0["postel:virtualParts"]?.elements ?? [] }
    #expect(files.map(\.count) == [1, 1])
    #expect(files.map { $0.first?["partId"]?.text } == ["1+1", "2+1"])
    #expect(files.map { $0.first?["name"]?.text } == ["cat.txt", "dog.txt"])
    #expect(files.map { $0.first?["size"] } == [.number(3), .number(3)])
    let other = try CommandRun("inspect", "--json", input: Sample.mixed).object()
    #expect(other["bodyStructure"]?["subParts"]?.elements.allSatisfy { $0["postel:virtualParts"] == nil } == true)
  }

  @Test func oneIsShown() throws {
    let json = try CommandRun("inspect", "--json", "--part", "2+1", input: Self.message).object()
    #expect(json["partId"]?.text == "2+1" && json["postel:file"]?.text == "-" && json["form"]?.text == "uuencode")
    let view = try CommandRun("inspect", "--part", "2+1", "--hash", input: Self.message)
    #expect(
      view.text.contains("part 2+1  3 octets") && view.text.contains("“dog.txt”") && view.text.contains("sha256 "))
  }

  @Test(arguments: ["1+2", "1+0", "3+1", "1.1+1"])
  func othersAreMissing(_ number: String) throws {
    let run = try CommandRun("inspect", "--part", number, input: Self.message)
    #expect(run.status == .usage && run.output.isEmpty)
  }

  @Test func bodiesInTNEFAreText() throws {
    let file = fixture("encodings/tnef")
    #expect(try CommandRun("inspect", file, "--part", "2+1", "--text").text == "The minutes are attached.\r\n")
    #expect(try CommandRun("inspect", file, "--part", "2+2", "--plain").text == "The minutes are attached.")
    #expect(try CommandRun("inspect", file, "--part", "2+2", "--text").text.hasPrefix("<html>"))
    #expect(try CommandRun("inspect", file, "--part", "2+2").text.contains("text/html, without its tags"))
    let binary = try CommandRun("inspect", file, "--part", "2+5", "--text")
    #expect(binary.status == .usage && binary.messages.contains("extract --parts 2+5 --out -"))
    #expect(try CommandRun("inspect", file, "--part", "2+1", "--raw").status == .usage)
  }
}
