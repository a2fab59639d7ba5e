internal import ArgumentParser
internal import MIMELint
internal import Octets

/// The settings of a `.postel.yml` file.
///
/// The file is a small part of YAML: `name: value` on each line, lists in one line with commas, brackets around them
/// or not, weights of rules indented below `severity:`, comments behind `#`.
///
/// ```yaml
/// profile: bulk
/// fail-on: warning
/// ignore: [LIN009, HDR013]
/// known-domains: example.com, example.net
/// severity:
///   DID012: warning
///   html: off
/// ```
struct LintConfiguration: Hashable {
  var profile: Profile?
  var failLevel: FailLevel?
  var ignored: [String] = []
  var knownDomains: [String] = []
  var severities: [String: Severity?] = [:]

  /// What is wrong with a file, and in which line.
  struct Failure: Error, Hashable {
    let line: Int
    let reason: String
  }

  init() {}

  /// Reads the text of a file.
  init(parsing text: Span<UInt8>) throws(Failure) {
    var isInSeverities = false
    var number = 0
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: ASCII.lf, from: start) ?? text.count
      number += 1
      let line = Self.withoutComment(text.extracting(start..<end))
      let isIndented = text[start].isBlank
      start = end + 1
      guard !line.isEmpty else { continue }
      guard let (name, value) = Self.split(line) else {
        throw Failure(line: number, reason: "there is no 'name: value' in this line")
      }
      if isIndented, isInSeverities {
        try setSeverity(name, value, line: number)
      } else if isIndented {
        throw Failure(line: number, reason: "only what is below 'severity:' is indented")
      } else {
        isInSeverities = name == "severity"
        try set(name, value, line: number)
      }
    }
  }

  private mutating func set(_ name: String, _ value: String, line: Int) throws(Failure) {
    switch name {
    case "profile":
      guard let found = ProfileChoice(rawValue: value) else {
        throw Failure(line: line, reason: "there is no profile '\(value)'")
      }
      profile = found.profile
    case "fail-on":
      guard let found = FailLevel(rawValue: value) else {
        throw Failure(line: line, reason: "there is no level '\(value)'")
      }
      failLevel = found
    case "ignore":
      for word in Self.list(value) { ignored += try Self.rules(word, line: line) }
    case "known-domains": knownDomains += Self.list(value)
    case "severity":
      if !value.utf8.isEmpty { throw Failure(line: line, reason: "weights stand below 'severity:', one a line") }
    default: throw Failure(line: line, reason: "there is no setting '\(name)'")
    }
  }

  private mutating func setSeverity(_ name: String, _ value: String, line: Int) throws(Failure) {
    let severity = Severity.allCases.first { $0.name == value }
    if severity == nil, value != "off" {
      throw Failure(line: line, reason: "a weight is error, warning, info or off, not '\(value)'")
    }
    for code in try Self.rules(name, line: line) { severities[code] = .some(severity) }
  }

  private static func rules(_ word: String, line: Int) throws(Failure) -> [String] {
    do {
      return try RuleSelector.codes(word)
    } catch {
      throw Failure(line: line, reason: "there is no rule '\(word)'")
    }
  }
}

// MARK: - Lines

extension LintConfiguration {
  private static func withoutComment(_ line: Span<UInt8>) -> String {
    var end = line.count
    for index in line.indices where line[index] == ASCII.hash && (index == 0 || line[index - 1].isBlank) {
      end = index
      break
    }
    return trimmed(line.extracting(..<end))
  }

  private static func split(_ line: String) -> (name: String, value: String)? {
    let octets = Array(line.utf8)
    guard let colon = octets.span.firstIndex(of: ASCII.colon), colon > 0 else { return nil }
    return (trimmed(octets.span.extracting(..<colon)), trimmed(octets.span.extracting((colon + 1)...)))
  }

  /// The values of a list in one line.
  private static func list(_ text: String) -> [String] {
    var octets = Array(text.utf8)
    if octets.first == ASCII.leftBracket, octets.last == ASCII.rightBracket {
      octets.removeLast()
      octets.removeFirst()
    }
    return octets.split(separator: ASCII.comma).map { value in
      let copy = Array(value)
      return trimmed(copy.span)
    }.filter { !$0.utf8.isEmpty }
  }

  /// Text without blanks and quotes around it.
  private static func trimmed(_ octets: Span<UInt8>) -> String {
    var range = octets.trimmedRange()
    if range.count > 1, octets[range.lowerBound] == ASCII.quote || octets[range.lowerBound] == ASCII.apostrophe,
      octets[range.upperBound - 1] == octets[range.lowerBound]
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    return String(decodingUTF8: octets.extracting(range))
  }
}
