import Testing

@testable import PostelCommands

struct PartSelectorTests {
  @Test(arguments: [("1", "1"), ("1.2.10", "1.2.10"), ("01", "1")])
  func reads(_ argument: String, _ expected: String) {
    #expect(PartSelector(argument: argument)?.text == expected)
  }

  @Test(arguments: ["", "0", "1.", ".1", "a", "1..2", "-1", "1.2,3", " 1", "99999999999"])
  func refuses(_ argument: String) {
    #expect(PartSelector(argument: argument) == nil)
  }

  @Test func readsLists() {
    #expect(PartList(argument: "1.2,3")?.parts.map(\.text) == ["1.2", "3"])
    #expect(PartList(argument: "1,,2") == nil)
    #expect(PartList(argument: "") == nil)
  }
}
