import FoundationEssentials
import Octets
import Testing

@testable import PostelCommands

struct ExtractCommandTests {
  private let folder: TemporaryFolder
  private let message: String

  init() throws {
    folder = try TemporaryFolder()
    message = try folder.file("m.eml", Sample.mixed)
  }

  private func names(_ path: String = "out") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder[path])) ?? []).sorted()
  }

  @Test func writesAttachments() throws {
    let run = try CommandRun("extract", message, "--out", folder["out"])
    #expect(run.status == .clean)
    #expect(
      run.text == """
        2  image/png  2 octets  \(folder["out"])/a.png
        3  application/octet-stream  3 octets  \(folder["out"])/A-2.PNG
        4  message/rfc822  79 octets  \(folder["out"])/part-4.eml

        """)
    #expect(folder.contents("out/a.png") == Array("hi".utf8))
    #expect(folder.contents("out/A-2.PNG") == Array("raw".utf8))
    #expect(names() == ["A-2.PNG", "a.png", "part-4.eml"])
    #expect(folder.names == ["m.eml", "out"])
  }

  @Test(arguments: [
    (["--all"], ["A-2.PNG", "a.png", "part-1.txt", "part-4.1.html"]), (["--type", "image/*"], ["a.png"]),
    (["--type", "TEXT/*"], ["part-1.txt", "part-4.1.html"]), (["--match", "*.png"], ["A-2.PNG", "a.png"]),
    (["--type", "image/*", "--type", "text/html"], ["a.png", "part-4.1.html"]),
    (["--type", "message/*"], ["part-4.eml"]), (["--parts", "4.1,1"], ["part-1.txt", "part-4.1.html"]),
    (["--parts", "1,2", "--type", "image/*"], ["a.png"]), (["--type", "video/*"], []),
  ])
  func selects(_ options: [String], _ expected: [String]) throws {
    let run = try CommandRun(["extract", message, "--out", folder["out"]] + options)
    #expect(run.status == .clean)
    #expect(names() == expected)
    #expect(run.messages == (expected.isEmpty ? "postel: \(message): nothing to extract\n" : ""))
  }

  @Test func overwritesOnlyWithForce() throws {
    _ = try CommandRun("extract", message, "--out", folder["out"], "--parts", "2")
    _ = try folder.file("out/a.png", "mine")
    let refused = try CommandRun("extract", message, "--out", folder["out"])
    #expect(refused.status == .usage)
    #expect(refused.messages == "postel: \(folder["out"])/a.png: File exists; --force replaces it\n")
    #expect(folder.contents("out/a.png") == Array("mine".utf8))
    #expect(names() == ["A-2.PNG", "a.png", "part-4.eml"], "the others are written")
    #expect(try CommandRun("extract", message, "--out", folder["out"], "--force").status == .clean)
    #expect(folder.contents("out/a.png") == Array("hi".utf8))
  }

  @Test func writesOnePartToStandardOutput() throws {
    let run = try CommandRun("extract", message, "--parts", "2", "--out", "-")
    #expect(run.output == Array("hi".utf8) && run.status == .clean && run.messages.isEmpty)
    let several = try CommandRun("extract", message, "--out", "-")
    #expect(several.output.isEmpty && several.status == .usage)
    #expect(several.messages.contains("--parts names one"))
  }

  @Test func writesNoControlToATerminal() throws {
    let octets = Array("Content-Type: text/plain\n\n".utf8) + Array(0...255)
    let run = try CommandRun("extract", "--parts", "1", "--out", "-", input: octets, isTerminal: true)
    #expect(run.output.allSatisfy { $0 == ASCII.lf || $0 >= 0x20 && $0 != 0x7F })
    #expect(String(validating: run.output, as: UTF8.self) != nil)
    let file = try CommandRun("extract", "--parts", "1", "--out", "-", input: octets)
    #expect(file.output == Array(0...255))
  }

  @Test func writesAManifest() throws {
    let run = try CommandRun("extract", message, "--out", folder["out"], "--parts", "3", "--manifest", folder["m.json"])
    #expect(run.status == .clean)
    let entries = try JSONValue(try #require(folder.contents("m.json"))).elements
    #expect(entries.count == 1)
    let expected: [String: String] = [
      "file": message, "part": "3", "name": "../../A.PNG", "safeName": "A.PNG", "type": "application/octet-stream",
    ]
    for (key, value) in expected { #expect(entries[0][key]?.text == value) }
    #expect(entries[0]["size"] == .number(3))
    var digest = SHA256Digest()
    digest.update(Array("raw".utf8).span)
    #expect(entries[0]["sha256"]?.text == digest.text())
    let again = try CommandRun("extract", message, "--out", folder["out2"], "--manifest", folder["m.json"])
    #expect(again.status == .usage, "the manifest is not replaced")
    let listed = try CommandRun("extract", message, "--out", folder["out3"], "--manifest", "-")
    #expect(try JSONValue(listed.output).elements.count == 3)
  }

  @Test(arguments: [
    ([], ["cat.txt", "dog.txt"]), (["--parts", "2+1"], ["dog.txt"]), (["--match", "c*"], ["cat.txt"]),
    (["--all"], ["cat.txt", "dog.txt", "part-1.txt", "part-2.txt"]),
    (["--type", "application/*"], ["cat.txt", "dog.txt"]), (["--parts", "1,1+1"], ["cat.txt", "part-1.txt"]),
  ])
  func takesFilesFromText(_ options: [String], _ expected: [String]) throws {
    let message = try folder.file("files.eml", FileInspectionTests.message)
    let run = try CommandRun(
      ["extract", message, "--out", folder["out"], "--manifest", folder["m.json"]] + options)
    #expect(run.status == .clean && names() == expected)
    let entries = try JSONValue(try #require(folder.contents("m.json"))).elements
    #expect(entries.count == expected.count)
    let cat = entries.first { $0["name"]?.text == "cat.txt" }
    if expected.contains("cat.txt") { #expect(cat?["part"]?.text == "1+1" && cat?["size"] == .number(3)) }
  }

  @Test func takesWhatTNEFHolds() throws {
    let fixtures = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Fixtures"
    let run = try CommandRun("extract", fixtures + "/encodings/tnef.eml", "--out", folder["out"])
    #expect(run.status == .clean && names() == ["Protokoll März.txt", "dot.png", "winmail.dat"])
    let all = try CommandRun("extract", fixtures + "/encodings/tnef.eml", "--out", folder["all"], "--all")
    #expect(all.status == .clean)
    #expect(
      names("all") == [
        "Protokoll März.txt", "dot.png", "part-1.txt", "part-2+1.txt", "part-2+2.html", "part-2+3.rtf", "winmail.dat",
      ])
    let html = try CommandRun("extract", fixtures + "/encodings/tnef.eml", "--parts", "2+2", "--out", "-")
    #expect(html.text.hasPrefix("<html>"))
  }

  @Test func saysWhichPartIsMissing() throws {
    let run = try CommandRun("extract", message, "--parts", "9,2", "--out", folder["out"])
    #expect(run.status == .usage)
    #expect(run.messages == "postel: \(message): there is no part 9\n")
    #expect(names() == ["a.png"])
  }

  @Test(arguments: [
    ["--parts", "x"], ["--out", "-", "--manifest", "-"], ["--no-such-option"], ["--out"],
  ])
  func refuses(_ options: [String]) throws {
    let run = try CommandRun(["extract", message] + options)
    #expect(run.status == .usage && run.output.isEmpty && !run.messages.isEmpty)
  }
}
