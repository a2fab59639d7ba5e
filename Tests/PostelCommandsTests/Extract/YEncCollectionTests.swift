import FoundationEssentials
import Testing

@testable import PostelCommands

struct YEncCollectionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names(_ path: String = "out") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder[path])) ?? []).sorted()
  }

  /// Writes a message with one of the parts of a file of 15 octets; of letters and blanks, whose codes need no escapes.
  private func post(_ text: String, _ number: Int, at start: Int) throws -> String {
    let lines = """
      MIME-Version: 1.0
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: 8bit

      =ybegin part=\(number) total=3 line=128 size=15 name=numbers.txt
      =ypart begin=\(start + 1) end=\(start + text.utf8.count)

      """
    let end = "\n=yend size=\(text.utf8.count) part=\(number)\n"
    return try folder.file("\(number).eml", Array(lines.utf8) + text.utf8.map { $0 + 42 } + Array(end.utf8))
  }

  @Test func partsAreJoinedInAnyOrder() throws {
    let files = try [post("one, ", 1, at: 0), post("two, ", 2, at: 5), post("three", 3, at: 10)]
    let other = try folder.file("m.eml", Sample.mixed)
    let run = try CommandRun("extract", "--join", "--out", folder["out"], files[2], files[0], other, files[1])
    #expect(run.status == .clean && run.messages.isEmpty)
    #expect(names() == ["A-2.PNG", "a.png", "numbers.txt", "part-4.eml"])
    #expect(folder.contents("out/numbers.txt") == Array("one, two, three".utf8))
    let apart = try CommandRun("extract", "--out", folder["apart"], files[2], files[0], files[1])
    #expect(apart.status == .clean && names("apart").count == 3)
  }

  @Test func whatLacksIsSaid() throws {
    let files = try [post("one, ", 1, at: 0), post("three", 3, at: 10)]
    let run = try CommandRun("extract", "--join", "--out", folder["out"], files[0], files[1])
    #expect(run.status == .loss && names().count == 2)
    #expect(
      run.messages
        == "postel: \(files[0]), \(files[1]): parts of a file in yEnc are missing; those that are there are written\n")
  }

  @Test func partsThatOverlapAreNoFile() throws {
    let files = try [post("one, ", 1, at: 0), post("two, ", 2, at: 0), post("three", 3, at: 10)]
    let run = try CommandRun(["extract", "--join", "--out", folder["out"]] + files)
    #expect(run.status == .loss && names().count == 3)
  }
}
