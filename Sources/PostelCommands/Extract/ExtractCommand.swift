internal import ArgumentParser
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "extract")
}
