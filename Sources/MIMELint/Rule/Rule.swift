internal import Octets

/// One thing that a message is held against.
///
/// A value: what it says about itself is what `postel lint --explain` and the page of rules show, and its two examples
/// are what it is tested with.
public struct Rule: Sendable, Identifiable {
  /// Its stable code, as in `ADR005`: three letters of its family, and a number.
  public let id: String
  /// Its stable name, as in `group-in-from`.
  public let name: String
  /// How much it weighs in each profile.
  public let severities: Severities
  /// What it is about, in one line of plain words that begins in lower case and has no full stop.
  public let summary: String
  /// Why it matters, and what to do, in a sentence or two.
  public let explanation: String
  /// Where it is written.
  public let reference: String
  /// A message that breaks it and no other rule.
  public let bad: Example
  /// Nearly the same message; it breaks no rule.
  public let good: Example
  let check: Check

  init(
    _ id: String, _ name: String, _ severities: Severities, summary: String, explanation: String, reference: String,
    bad: Example, good: Example, check: Check
  ) {
    self.id = id
    self.name = name
    self.severities = severities
    self.summary = summary
    self.explanation = explanation
    self.reference = reference
    self.bad = bad
    self.good = good
    self.check = check
  }
}

extension Rule: CustomStringConvertible {
  public var description: String { "\(id) \(name)" }
}

/// The rules about one concern.
public struct RuleFamily: Sendable {
  /// The three letters that the codes of its rules begin with.
  public let prefix: String
  /// What its rules are about, as a heading.
  public let title: String
  /// Its rules, by code.
  public let rules: [Rule]

  /// All families, in the order in which they are shown.
  public static let all: [RuleFamily] = [
    lines, header, addresses, datesAndIdentifiers, encodedWords, structure, encodings, attachments, text, html, bulk,
    authentication, envelope,
  ]
}

extension Rule {
  /// All rules, family by family.
  public static let all: [Rule] = RuleFamily.all.flatMap(\.rules)

  /// The rule of a code or a name, in either case; nil where there is none.
  public static func named(_ text: String) -> Rule? {
    let wanted = text.utf8.span
    for rule in all {
      if rule.id.utf8.span.equalsIgnoringCase(wanted) || rule.name.utf8.span.equalsIgnoringCase(wanted) { return rule }
    }
    return nil
  }
}
