import Octets
import Testing

@testable import PostelCommands

struct DefectEntryViewTests {
  @Test func explainsACode() throws {
    let run = try CommandRun("inspect", "--explain", "messageIDInvalid", columns: 60)
    #expect(run.status == .clean && run.messages.isEmpty)
    let beginning = "messageIDInvalid\n  a message identifier that does not follow the grammar (RFC\n  5322 §3.6.4)\n\n"
    #expect(run.text.hasPrefix(beginning))
    let lines = run.text.split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.hasPrefix("  ") && $0.utf8.count <= 60 })
    #expect(lines.joined(separator: " ").contains("Write angle brackets"))
  }

  @Test func explainsAllForPrograms() throws {
    let run = try CommandRun("inspect", "--explain", "all", "--ndjson")
    let lines = run.output.split(separator: ASCII.lf)
    #expect(lines.count == Defect.Code.allCases.count && run.status == .clean)
    for (line, code) in zip(lines, Defect.Code.allCases) {
      let entry = try JSONValue(Array(line))
      #expect(entry["code"]?.text == code.name && entry["explanation"]?.text == code.explanation)
      #expect(entry["summary"]?.text == code.entry.summary && entry["reference"]?.text == code.entry.reference)
    }
  }

  @Test func readsNoMessage() throws {
    let run = try CommandRun("inspect", "--explain", "bareCR", "some.eml")
    #expect(run.status == .usage && run.messages.contains("--explain reads no message."))
  }

  @Test func coloursForPeopleOnly() throws {
    #expect(try CommandRun("inspect", "--explain", "bareCR", isTerminal: true).text.hasPrefix("\u{1B}[31mbareCR"))
  }
}
