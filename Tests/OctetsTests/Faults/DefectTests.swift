import Octets
import Testing

@Suite struct DefectTests {
  @Test func everyCodeHasAnEntry() {
    let names = Defect.Code.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    for code in Defect.Code.allCases {
      #expect(!code.entry.summary.isEmpty && !code.entry.reference.isEmpty)
      #expect(code.entry.summary.utf8.last != ASCII.dot)
      #expect(code.explanation.utf8.count > 40 && code.explanation.utf8.last == ASCII.dot)
      #expect(Defect.Code(name: code.name) == code)
    }
    #expect(Set(Defect.Code.allCases.map(\.explanation)).count == names.count)
  }

  @Test(arguments: ["", "BareCR", "bareCR ", "bare"])
  func aNameIsTakenWhole(_ name: String) { #expect(Defect.Code(name: name) == nil) }

  @Test func limitsAreKnownByTheirName() {
    #expect(Defect.Code.limitDepth.isLimit)
    #expect(!Defect.Code.bareCR.isLimit)
  }

  @Test func aLogKeepsTheFirstOfEachCodeAndCountsTheRest() {
    var log = DefectLog(perCode: 2)
    for offset in 0..<5 { log.record(.bareCR, at: offset) }
    log.record(.nulOctet, at: 9)
    #expect(log.defects.map(\.offset) == [0, 1, 9])
    #expect(log.count(of: .bareCR) == 5)
    var outer = DefectLog()
    outer.record(log, movedBy: 10)
    #expect(outer.defects.map(\.offset) == [10, 11, 19])
    outer.removeAll()
    #expect(outer.isEmpty)
  }
}
