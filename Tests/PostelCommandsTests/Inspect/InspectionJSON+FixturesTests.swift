import FoundationEssentials
import Testing

@testable import PostelCommands

/// Reads the project's fixtures through the command; Fixtures/README.md says how expectations are compared.
struct FixturesTests {
  private static let folder = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Fixtures"

  static let names: [String] = {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func areThere() { #expect(Self.names.count >= 50) }

  @Test(arguments: names)
  func read(_ name: String) throws {
    let octets = try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(name).expected.json"))
    let wanted = try JSONValue(Array(octets))
    let found = try CommandRun("inspect", "--json", "--bodies", "\(Self.folder)/\(name).eml").object()
    check(defects: wanted["defects"], found)
    let texts = wanted["texts"]
    for part in texts?.names ?? [] {
      #expect(found["bodyValues"]?[part]?["value"] == texts?[part], "text of part \(part)")
    }
    for key in wanted.names where key != "defects" && key != "texts" {
      for difference in differences(wanted[key] ?? .null, found[key], at: key) { Issue.record("\(difference)") }
    }
  }

  private func check(defects wanted: JSONValue?, _ found: JSONValue) {
    let codes = Set(found["postel:defects"]?.elements.compactMap { $0["code"]?.text } ?? []).sorted()
    if wanted == .text("some") {
      #expect(!codes.isEmpty)
    } else if let wanted {
      #expect(codes == wanted.elements.compactMap(\.text))
    }
  }

  /// The places where something that is wanted is not found.
  private func differences(_ wanted: JSONValue, _ found: JSONValue?, at place: String) -> [String] {
    switch (wanted, found) {
    case (.object(let members), .object(let others)):
      return members.keys.sorted().flatMap { differences(members[$0] ?? .null, others[$0], at: "\(place).\($0)") }
    case (.array(let elements), .array(let others)) where elements.count == others.count:
      return elements.indices.flatMap { differences(elements[$0], others[$0], at: "\(place)[\($0)]") }
    default:
      return wanted == found ? [] : ["\(place) is \(found.map { "\($0)" } ?? "missing"), not \(wanted)"]
    }
  }
}
