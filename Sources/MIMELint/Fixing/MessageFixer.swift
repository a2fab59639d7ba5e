public import MIME
internal import MIMECodecs
internal import Octets

/// Repairs what of a message can be repaired without loss; all else stays as it is, octet for octet.
///
/// ```swift
/// let fixed = MessageFixer(settings).fix(message)
/// for repair in fixed.repairs { print("\(repair.rule.id): \(repair.fix?.advice ?? "")") }
/// for left in fixed.remaining.diagnostics { print("not repaired: \(left.message)") }
/// ```
///
/// Every repair is that of a rule's finding. What a repair uncovers is repaired in turn; a finding whose repair does not
/// make it go away is left and named. Content stays the same: bodies are only written in another way.
public struct MessageFixer: Sendable {
  /// What a message becomes.
  public struct Result: Sendable {
    /// The message with its repairs; the one given where there was nothing to repair.
    public let message: Message
    /// The findings that were repaired, in the order of the repairs; places are those at that moment.
    public let repairs: [Diagnostic]
    /// What is still found.
    public let remaining: LintReport
    /// Whether a signature over the message (DKIM, ARC) no longer holds because of the repairs.
    public let breaksSignature: Bool
  }

  private let linter: Linter
  private let date: DateTime
  private let token: String

  /// Creates a fixer.
  ///
  /// - Parameters:
  ///   - settings: Whose findings are repaired; its route says what bodies and fields may hold.
  ///   - date: What a missing Date field gets.
  ///   - token: Letters and digits that nothing else in the world has, for identifiers and boundaries; nil for random
  ///     ones.
  public init(_ settings: LintSettings = LintSettings(), date: DateTime = .now, token: String? = nil) {
    var settings = settings
    settings.mostPerRule = Self.mostPerPass
    linter = Linter(settings)
    self.date = date
    self.token = token ?? String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// The kinds of repairs, in the order in which they are made: each works on what the one before has made.
  private enum Stage: CaseIterable {
    /// Line ends of the whole message.
    case lineEnds
    /// Header sections and delimiters.
    case fields
    /// Encodings of bodies.
    case bodies
  }

  /// How often all stages are gone through: a repair may uncover what only the next pass can repair.
  private static var passes: Int { 4 }

  /// How many findings of a rule are repaired in one pass.
  private static var mostPerPass: Int { 10_000 }

  /// Repairs a message.
  ///
  /// - Complexity: O(*n*) for each of some passes, each of which lints the message anew.
  public func fix(_ message: Message) -> Result {
    var current = message
    var report = linter.lint(message)
    var repairs: [Diagnostic] = []
    for pass in 0..<Self.passes where report.diagnostics.contains(where: { $0.fix != nil }) {
      let count = repairs.count
      for stage in Stage.allCases {
        let (repaired, made) = carryOut(stage, of: report, on: current, isFirst: pass == 0)
        guard !made.isEmpty else { continue }
        current = repaired
        repairs += made
        report = linter.lint(current)
      }
      if repairs.count == count, pass > 0 { break }  // the second pass insists on what the first did not do
    }
    return Result(
      message: current, repairs: Self.withoutFailed(repairs, report), remaining: report,
      breaksSignature: !repairs.isEmpty && Self.isSigned(message))
  }

  /// The repairs of rules of which fewer breaches are left than were tried to repair.
  private static func withoutFailed(_ repairs: [Diagnostic], _ report: LintReport) -> [Diagnostic] {
    var balance: [String: Int] = [:]
    for repair in repairs { balance[repair.rule.id, default: 0] += 1 }
    for left in report.diagnostics { balance[left.rule.id, default: 0] -= 1 }
    return repairs.filter { balance[$0.rule.id, default: 0] > 0 }
  }

  /// Makes the repairs of a stage; returns the message and the findings they are of.
  private func carryOut(
    _ stage: Stage, of report: LintReport, on message: Message, isFirst: Bool
  ) -> (Message, [Diagnostic]) {
    switch stage {
    case .lineEnds:
      let found = report.diagnostics.filter { $0.fix == .normalizeLineEnds }
      var recoding = MessageRecoding()
      recoding.lineEnds = .crlf
      return found.isEmpty ? (message, []) : finish(message, found, message.recoded(recoding))
    case .fields:
      var plan = FieldRepairs(message, settings: linter.settings, date: date, token: token)
      let made = report.diagnostics.filter { plan.add($0) }
      return made.isEmpty ? (message, []) : (Message(plan.octets(), limits: Self.limits(of: message)), made)
    case .bodies:
      let plan = BodyRepairs(message, settings: linter.settings)
      let recoded = plan.recode(report.diagnostics, insists: !isFirst)
      guard !recoded.made.isEmpty else { return (message, []) }
      return finish(message, recoded.made, recoded.rewriting)
    }
  }

  /// Writes a message that is to be written differently; nothing is made where that can't be done or changes nothing.
  private func finish(
    _ message: Message, _ made: [Diagnostic], _ rewriting: Rewriting
  ) -> (Message, [Diagnostic]) {
    guard !rewriting.isIdentity else { return (message, []) }
    do throws(CompositionError) {
      return (Message(try rewriting.octets(), limits: Self.limits(of: message)), made)
    } catch {
      return (message, [])
    }
  }

  /// How much is read of what repairs make of a message: as much as of the message, and every fault that can be repaired.
  private static func limits(of message: Message) -> Limits {
    var limits = message.limits
    limits.defectsPerCode = max(limits.defectsPerCode, mostPerPass)
    return limits
  }

  /// Whether a signature covers the message.
  ///
  /// Source: RFC 6376 §3.5, RFC 8617 §4.1.
  private static func isSigned(_ message: Message) -> Bool {
    let fields = message.root.fields
    return ["DKIM-Signature", "ARC-Message-Signature"].contains { !fields.all(named: $0).isEmpty }
  }
}
