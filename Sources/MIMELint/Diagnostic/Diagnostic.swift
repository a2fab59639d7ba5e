public import MIME
internal import Octets

/// One breach of a rule, and where it is.
public struct Diagnostic: Sendable {
  /// The rule.
  public let rule: Rule
  /// How much it weighs here.
  public let severity: Severity
  /// What is wrong, in plain words.
  public let message: String
  /// Where it is, in octets from the start of the input; empty where something is missing.
  public let range: Range<Int>
  /// The line of the range's start, from 1; LF ends a line.
  public let line: Int
  /// The octet of the range's start in its line, from 1.
  public let column: Int
  /// The number of the innermost part that it is in; nil in a multipart that is a message's whole body.
  public let part: PartNumber?
  /// The octets of the range as visible text, shortened.
  public let excerpt: String
  /// What would repair it, where something known would.
  public let fix: Repair?
}

/// What was found in a message.
public struct LintReport: Sendable {
  /// What was found, by place.
  public let diagnostics: [Diagnostic]
  /// How many breaches of a rule, by its code, were found beyond those listed.
  public let omitted: [String: Int]

  /// How many breaches of a severity are listed.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// The severest weight of what was found; nil where nothing was.
  public var worst: Severity? { diagnostics.map(\.severity).max() }
}
