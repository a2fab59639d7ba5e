import Testing

@testable import PostelCommands

struct PostelCommandTests {
  @Test(arguments: [["--version"], ["inspect", "--version"]])
  func saysItsVersion(_ arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.text == postelVersion + "\n" && run.status == .clean)
  }

  @Test(arguments: [
    ["--help"], ["inspect", "--help"], ["headers", "-h"], ["extract", "--help"], ["help", "extract"],
  ])
  func helps(_ arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == .clean && run.messages.isEmpty)
    #expect(run.text.contains("EXAMPLES") && run.text.contains("EXIT STATUS"))
    if let name = arguments.last, !name.hasPrefix("-") || arguments.count > 1 {
      #expect(run.text.contains("postel \(arguments[0] == "help" ? name : arguments[0]) "))
    }
  }

  @Test(arguments: [["--generate-completion-script", "bash"], ["inspect", "--generate-completion-script", "bash"]])
  func writesACompletionScript(_ arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == .clean && run.messages.isEmpty && run.text.contains("complete -o filenames"))
  }

  @Test(arguments: [[], ["no-such-command"], ["--no-such-option"], ["inspect", "--no-such-option"]])
  func explainsItsUse(_ arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == .usage && run.output.isEmpty && run.messages.lowercased().contains("usage"))
  }
}
