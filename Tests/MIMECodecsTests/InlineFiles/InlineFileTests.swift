import MIMECodecs
import Octets
import Testing

@Suite struct InlineFileTests {
  private func find(_ text: [UInt8]) -> [InlineFile] { InlineFile.find(in: text.span) }

  @Test func filesOfAllFormsAreFound() {
    let uuencode = Array("begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n".utf8)
    let yenc = YEncSample.file([1, 2, 3])
    let binHex = BinHexSample.file([4, 5])
    let text = Array("Hello,\n".utf8) + uuencode + Array("and\n".utf8) + yenc + binHex + Array("Bye\n".utf8)
    let files = find(text)
    #expect(files.map(\.form) == [.uuencode, .yenc, .binHex])
    #expect(files.map { Array(text[$0.range]) } == [uuencode, yenc, binHex])
    var defects = DefectLog()
    let decoded = files.map { $0.decode(in: text.span, defects: &defects) }
    #expect(decoded.map(\.octets) == [Array("Cat".utf8), [1, 2, 3], [4, 5]])
    #expect(decoded.map(\.name) == ["cat.txt", "a b.bin", "a.txt"].map { Array($0.utf8) })
    #expect(defects.isEmpty)
  }

  @Test(
    "What only looks like a file",
    arguments: [
      "begin 644 a\nhello\n", "begin 644 a\n", "begin 644 a", "begin with 644 a\n#0V%T\n",
      "begin 644 a\n\n#0V%T\nend\n",
      " begin 644 a\n#0V%T\nend\n", "> begin 644 a\n#0V%T\n", "=ybeginning\n", " =ybegin size=1 name=a\n",
      "(This file must be converted with BinHex 4.0)\n", "(This file must be converted with BinHex 4.0)\ntext\n:a:", "",
    ])
  func others(text: String) {
    #expect(find(Array(text.utf8)).isEmpty)
  }

  @Test(
    "Where an end lacks",
    arguments: [
      ("begin 644 a\n#0V%T\nnot data, it seems\nend\n", 0..<18), ("begin 644 a\n#0V%T\n", 0..<18),
      ("begin 644 a\n#0V%T", 0..<17), ("x\n=ybegin size=1 name=a\n+\n", 2..<26),
      ("(This file must be converted with BinHex 4.0)\n:abc\nxyz", 0..<54),
    ])
  func unfinished(text: String, range: Range<Int>) {
    #expect(find(Array(text.utf8)).map(\.range) == [range])
  }

  @Test func longFilesComeInRuns() {
    let line = "M" + String(repeating: "A", count: 60) + "\n"
    let text = Array("begin 644 long\n\(String(repeating: line, count: 20_000))`\nend\n".utf8)
    let file = find(text)[0]
    var defects = DefectLog()
    var counts: [Int] = []
    let name = file.decode(in: text.span, defects: &defects) { run in counts.append(run.count) }
    #expect(counts.reduce(0, +) == 20_000 * 45 && counts.allSatisfy { $0 < 64 << 10 } && counts.count > 10)
    let early = file.name(in: text.span)
    #expect(name == Array("long".utf8) && early == name && defects.isEmpty)
  }

  @Test func defectsStandInTheText() {
    let text = Array("a\nbegin 644 a\n#0V%T\n".utf8)
    var defects = DefectLog()
    for file in find(text) { #expect(file.decode(in: text.span, defects: &defects).octets == Array("Cat".utf8)) }
    #expect(defects.defects == [Defect(.uuencodeInvalid, at: 20)])
  }

  @Test("No more are looked for than asked", arguments: [2, 3])
  func limit(most: Int) {
    let text = Array(String(repeating: "begin 644 a\nend\n", count: 3).utf8)
    #expect(InlineFile.find(in: text.span, atMost: most).count == most)
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: [
      "begin 644 a\n", "begin 644 a\nend\n", "begin 644 a\n#0V%T\n", "=ybegin \n", "begin", "\n", "#0V%T\n", ":",
      "(This file must be converted with BinHex 4.0)\n", "(This file must be converted with BinHex 4.0)\n:",
    ])
  func staysLinear(_ unit: String) {
    let text = Array(String(repeating: unit, count: 400_000 / unit.utf8.count).utf8)
    #expect(find(text).count <= Limits().entities)
  }
}
