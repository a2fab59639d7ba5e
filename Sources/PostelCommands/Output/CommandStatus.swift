/// How the command ended, as the caller's shell sees it.
///
/// Where several hold, the first of these counts: usage, unreadable, loss, findings. A reader that closes the pipe early
/// changes nothing.
enum CommandStatus: Int32, Hashable, CaseIterable {
  /// Nothing to report.
  case clean = 0
  /// Findings at or above the level that was asked for.
  case findings = 1
  /// What was asked for can't be done: an unknown option, a part that isn't there, an output that exists already.
  case usage = 2
  /// An input that can't be read.
  case unreadable = 3
  /// A message was read, but a limit was hit, so that some of it was not looked into.
  case loss = 4

  /// Takes note of one more outcome.
  mutating func note(_ other: CommandStatus) {
    if other.priority > priority { self = other }
  }

  private var priority: Int {
    switch self {
    case .clean: 0
    case .findings: 1
    case .loss: 2
    case .unreadable: 3
    case .usage: 4
    }
  }
}
