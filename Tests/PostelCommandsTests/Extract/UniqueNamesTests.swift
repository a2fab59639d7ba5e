import Testing

@testable import PostelCommands

struct UniqueNamesTests {
  private func take(_ names: [String]) -> [String] {
    var unique = UniqueNames()
    return names.map { unique.take($0) }
  }

  @Test func numbersWhatIsTaken() {
    #expect(take(["a.txt", "a.txt", "b", "a.txt", "b"]) == ["a.txt", "a-2.txt", "b", "a-3.txt", "b-2"])
    #expect(take(["a-2.txt", "a.txt", "a.txt"]) == ["a-2.txt", "a.txt", "a-3.txt"])
    #expect(take(["x.tar.gz", "x.tar.gz"]) == ["x.tar.gz", "x.tar-2.gz"])
  }

  @Test(arguments: [("a.TXT", "A.txt"), ("straße", "STRASSE"), ("e\u{301}", "é"), ("É", "e\u{301}")])
  func takesAlikeForTheSame(_ first: String, _ second: String) {
    #expect(take([first, second])[1] != second)
  }

  @Test func staysInTheLimit() {
    let long = String(repeating: "日", count: 83) + ".jpeg"
    let names = take([String](repeating: long, count: 3))
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.utf8.count <= 255 && $0.hasSuffix(".jpeg") })
  }

  /// Would take minutes if the numbers were tried from the beginning each time.
  @Test(.timeLimit(.minutes(10)), arguments: [1, 240])
  func manyOfOneName(_ length: Int) {
    let stem = String(repeating: "a", count: length)
    var names = [String](repeating: stem, count: 3_000)
    for number in 0..<3_000 { names.append("\(stem)\(number)") }
    for number in 0..<3_000 { names.append(String(repeating: "b", count: 250) + "\(1_000 + number)") }
    #expect(Set(take(names)).count == names.count)
  }
}
