internal import Dispatch
internal import MIME
internal import MIMELint
internal import Octets
internal import Synchronization

/// Lints messages, several side by side where that is wanted, and hands them over in their order.
struct LintRun {
  let linter: Linter
  let jobs: Int

  /// Reads and lints each input and calls a function with it, in order. What can't be read is reported.
  func forEach(
    of input: InputOptions, in context: inout CommandContext, _ body: (LintedMessage, inout CommandContext) -> Void
  ) {
    guard jobs > 1, input.areMany else {
      return input.forEachMessage(of: "lint", in: &context) { message, file, context in
        body(LintedMessage(message, file: file, linter), &context)
      }
    }
    let names = PathExpansion.expand(input.files)
    var progress = Progress(total: names.count, unit: "files", isShown: context.messages.isTerminal)
    var start = 0
    while start < names.count, !context.isOutputClosed {
      // Each round keeps its messages, so a round is short.
      let round = Array(names[start..<min(start + jobs * 4, names.count)])
      for (name, outcome) in zip(round, outcomes(of: round, standardInput: context.standardInput)) {
        switch outcome {
        case .success(let linted): body(linted, &context)
        case .failure(let failure): context.report(.unreadable, "\(name): \(failure.reason)")
        }
        progress.advance(&context.messages)
      }
      start += round.count
    }
    progress.finish(&context.messages)
  }

  /// Lints inputs side by side; what came of each, in their order.
  private func outcomes(of names: [String], standardInput: Int32) -> [Result<LintedMessage, InputFailure>] {
    let next = Mutex(0)
    let done = Mutex([Int: Result<LintedMessage, InputFailure>]())
    DispatchQueue.concurrentPerform(iterations: min(jobs, names.count)) { _ in
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < names.count else { return }
        let outcome = outcome(of: names[index], standardInput: standardInput)
        done.withLock { $0[index] = outcome }
      }
    }
    return done.withLock { outcomes in names.indices.compactMap { outcomes[$0] } }
  }

  private func outcome(of name: String, standardInput: Int32) -> Result<LintedMessage, InputFailure> {
    do throws(InputFailure) {
      let message = Message(try InputReader.read(name, standardInput: standardInput))
      return .success(LintedMessage(message, file: name, linter))
    } catch {
      return .failure(error)
    }
  }
}
