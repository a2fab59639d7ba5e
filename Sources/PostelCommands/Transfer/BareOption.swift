internal import ArgumentParser
internal import SMTP

/// What to do about bare line ends, on the command line.
struct BareOption: ParsableArguments {
  /// The names of the policies.
  enum Policy: String, ExpressibleByArgument, CaseIterable {
    case reject
    case normalize
    case pass
  }

  @Option(
    help: ArgumentHelp(
      "What to do about a CR without LF, an LF without CR, and NUL.", valueName: "reject|normalize|pass"))
  var bare = Policy.reject

  /// The policy as the library has it.
  var policy: BareLineEnds {
    switch bare {
    case .reject: .reject
    case .normalize: .normalize
    case .pass: .pass
    }
  }
}
