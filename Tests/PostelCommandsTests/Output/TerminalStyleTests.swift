import Testing

@testable import PostelCommands

struct TerminalStyleTests {
  @Test(arguments: [
    (ColorChoice.auto, true, false, false, true), (.auto, false, false, false, false),
    (.auto, true, true, false, false),
    (.auto, true, false, true, false), (.always, false, true, true, true), (.never, true, false, false, false),
  ])
  func decides(_ choice: ColorChoice, _ isTerminal: Bool, _ forbidsColor: Bool, _ isDumb: Bool, _ isOn: Bool) {
    let style = TerminalStyle(
      choice, output: OctetOutput(inMemoryAsTerminal: isTerminal),
      surroundings: Surroundings(forbidsColor: forbidsColor, isDumb: isDumb, columns: 80))
    #expect(style.isOn == isOn)
    #expect(style.paint("x", .fault) == (isOn ? "\u{1B}[31mx\u{1B}[0m" : "x"))
    #expect(style.paint("", .fault).isEmpty)
  }
}
