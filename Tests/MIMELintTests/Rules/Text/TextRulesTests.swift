import Testing

@testable import MIMELint

struct TextRulesTests {
  @Test(arguments: [
    ("Hi\n\n--\nAnn\n", ["TXT002 --"]), ("Hi\n\n-- \nAnn\n", []), ("Hi\n--\n", []),
    ("--\n" + String(repeating: "a\n", count: 20), []),
    ("a\n--\nb\n-- \nAnn\n", []), ("Hi\n---\nAnn\n", []), ("", []), ("\n\n--\nAnn\n\n\n", ["TXT002 --"]),
  ])
  func `Signature lines are looked for among the last lines`(body: String, expected: [String]) {
    #expect(Example.body(body).found("TXT002") == expected)
  }

  static let words = String(repeating: "word ", count: 14) + "word"

  @Test(
    arguments: [
      (words + " ab", false), (words + " word", true), ("> " + words + " more", false),
      (String(repeating: "x", count: 100), false), (String(repeating: "ü ", count: 35), false),
      (String(repeating: "ü ", count: 45), true),
    ] as [(String, Bool)])
  func `Lines are counted in characters`(line: String, isLong: Bool) {
    let header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    #expect(Example.fields(header + line + "\n").found("TXT004").isEmpty != isLong)
    let encoded = header.replacing("8bit", with: "quoted-printable")
    #expect(Example.fields(encoded + line + "\n").found("TXT004").isEmpty)
  }

  @Test func `Flowed text stuffs what mbox files would change`() {
    let header = "Content-Type: text/plain; format=Flowed\n\n"
    #expect(Example.fields(header + "Hi\nFrom now on \nwe meet.\n").found("TXT") == ["TXT001 From "])
    #expect(Example.fields(header + "Hi\n From now on \nwe meet.\n").found("TXT") == [])
  }
}
