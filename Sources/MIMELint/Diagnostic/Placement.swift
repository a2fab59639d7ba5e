internal import MIME
internal import Octets

/// Finds line, column and part of findings, which are in order, in one pass over the lines before the last of them.
struct Placement: ~Escapable {
  private let octets: Span<UInt8>
  private let subject: Subject
  private var line = 1
  private var lineStart = 0
  private var passed = 0

  /// Creates a placement before the first finding.
  ///
  /// - Parameters:
  ///   - octets: Those of the input.
  ///   - subject: What the findings are in.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, of subject: Subject) {
    self.octets = octets
    self.subject = subject
  }

  /// Makes a diagnostic of a finding that lies nowhere before the one placed last.
  @_lifetime(self: copy self)
  mutating func place(_ finding: Findings.Finding, of rule: Rule, _ severity: Severity) -> Diagnostic {
    let start = finding.range.lowerBound
    findLine(of: start)
    return Diagnostic(
      rule: rule, severity: finding.severity ?? severity, message: finding.message, range: finding.range, line: line,
      column: start - lineStart + 1, part: (subject.part(at: start) ?? subject.root).entity.number,
      excerpt: Excerpt.text(of: octets.extracting(finding.range)), fix: finding.fix)
  }

  @_lifetime(self: copy self)
  private mutating func findLine(of offset: Int) {
    let end = min(offset, octets.count)
    while let lf = octets.extracting(..<end).firstIndex(of: ASCII.lf, from: passed) {
      line += 1
      lineStart = lf + 1
      passed = lf + 1
    }
    passed = max(passed, end)
  }
}
