/// Whether output is coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

/// Colours for people who look at a terminal; none where nobody does.
struct TerminalStyle {
  /// What a run of text is.
  enum Role {
    case heading, label, number, type, quiet, name, fault, good
  }

  let isOn: Bool

  /// Decides by what was asked for, else by where the output goes and what the surroundings want.
  init(_ choice: ColorChoice, output: OctetOutput, surroundings: Surroundings) {
    isOn =
      switch choice {
      case .always: true
      case .never: false
      case .auto: output.isTerminal && !surroundings.forbidsColor && !surroundings.isDumb
      }
  }

  /// The text in the colour of its role. The text must be visible already: its escapes would take effect.
  func paint(_ text: String, _ role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[" + code(role) + "m" + text + "\u{1B}[0m"
  }

  /// Source: ECMA-48 §8.3.117, select graphic rendition.
  private func code(_ role: Role) -> String {
    switch role {
    case .heading: "1"
    case .label: "36"
    case .number: "1;34"
    case .type: "32"
    case .quiet: "2"
    case .name: "33"
    case .fault: "31"
    case .good: "32"
    }
  }
}
