import Testing

@testable import PostelCommands

struct SubcommandTests {
  /// What is wrong with its arguments is told by `postel` as a whole, which knows the command by the same name.
  @Test(arguments: Subcommand.allCases)
  func explainsItsUse(_ subcommand: Subcommand) throws {
    let run = try CommandRun(subcommand.rawValue, "--no-such-option")
    #expect(run.status == .usage && run.output.isEmpty)
    #expect(run.messages.contains("Usage: postel \(subcommand.rawValue) "))
  }
}
