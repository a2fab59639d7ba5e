internal import ArgumentParser

extension ColorChoice: ExpressibleByArgument {}

/// The options that decide about colours.
struct ColorOptions: ParsableArguments {
  @Option(help: "Use colours: auto, always or never. Auto means on a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto
  @Flag(help: "Use no colours.") var noColor = false

  func style(for output: OctetOutput, _ surroundings: Surroundings) -> TerminalStyle {
    TerminalStyle(noColor ? .never : color, output: output, surroundings: surroundings)
  }
}
