internal import MIME
internal import Octets

/// Finds line, column and part of findings, which are in order, in one pass over the lines before the last of them.
struct Placement: ~Escapable {
  private let octets: Span<UInt8>
  private let parts: [Part]
  private var line = 1
  private var lineStart = 0
  private var passed = 0
  private var nextPart = 0
  private var open: [Int] = []

  /// Creates a placement before the first finding.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, parts: [Part]) {
    self.octets = octets
    self.parts = parts
  }

  /// Makes a diagnostic of a finding that lies nowhere before the one placed last.
  @_lifetime(self: copy self)
  mutating func place(_ finding: Findings.Finding, of rule: Rule, _ severity: Severity) -> Diagnostic {
    findLine(of: finding.range.lowerBound)
    return Diagnostic(
      rule: rule, severity: finding.severity ?? severity, message: finding.message, range: finding.range, line: line,
      column: finding.range.lowerBound - lineStart + 1, part: part(at: finding.range.lowerBound),
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

  /// The number of the innermost part that holds an offset.
  @_lifetime(self: copy self)
  private mutating func part(at offset: Int) -> PartNumber? {
    while nextPart < parts.count, parts[nextPart].range.lowerBound <= offset {
      close(upTo: parts[nextPart].range.lowerBound)
      open.append(nextPart)
      nextPart += 1
    }
    close(upTo: offset)
    return open.last.flatMap { parts[$0].entity.number }
  }

  /// Leaves the parts that end at an offset or before it, but for the outermost.
  @_lifetime(self: copy self)
  private mutating func close(upTo offset: Int) {
    while open.count > 1, parts[open[open.count - 1]].range.upperBound <= offset { open.removeLast() }
  }
}
