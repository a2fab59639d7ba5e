import Testing

@testable import PostelCommands

struct SubcommandTests {
  @Test(arguments: Subcommand.allCases)
  func isNamedAsItsCommand(_ subcommand: Subcommand) {
    #expect(subcommand.command.configuration.commandName == subcommand.rawValue)
  }

  /// What is wrong with arguments is told by `postel` as a whole, and names the subcommand.
  @Test(arguments: Subcommand.allCases)
  func explainsItsUse(_ subcommand: Subcommand) throws {
    let run = try CommandRun(subcommand.rawValue, "--no-such-option")
    #expect(run.status == .usage && run.output.isEmpty)
    #expect(run.messages.contains("Usage: postel \(subcommand.rawValue) "))
  }
}
