internal import MIMELint
internal import Octets

/// Writes what was found in the form that JUnit has made common: a test case for each message, which fails where
/// something was found that counts.
struct LintJUnit {
  private var cases = ""
  private var count = 0
  private var failures = 0

  /// Takes a message.
  mutating func add(_ linted: LintedMessage, failLevel: FailLevel) {
    count += 1
    let found = linted.report.diagnostics.filter { failLevel.includes($0.severity) }
    let name = Self.escaped(linted.file)
    guard let first = found.first else {
      cases += "    <testcase classname=\"postel.lint\" name=\"\(name)\"/>\n"
      return
    }
    failures += 1
    let lines = found.map { diagnostic in
      Self.escaped(
        "\(linted.file):\(diagnostic.line):\(diagnostic.column): \(diagnostic.severity.name): \(diagnostic.message) "
          + "[\(diagnostic.rule.id)]") + "\n"
    }
    cases += "    <testcase classname=\"postel.lint\" name=\"\(name)\">\n"
    cases += "      <failure type=\"\(first.rule.id)\" message=\"\(Self.escaped(first.message))\">\n"
    cases += lines.joined() + "      </failure>\n    </testcase>\n"
  }

  /// Writes the report. It comes last: its first line has the counts.
  func write(into output: inout OctetOutput) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.write("<testsuites tests=\"\(count)\" failures=\"\(failures)\">\n")
    output.write("  <testsuite name=\"postel lint\" tests=\"\(count)\" failures=\"\(failures)\">\n")
    output.write(cases)
    output.write("  </testsuite>\n</testsuites>\n")
  }

  /// Text as XML has it; controls are visible text already.
  private static func escaped(_ text: String) -> String {
    var octets: [UInt8] = []
    for octet in VisibleText.line(text).utf8 {
      switch octet {
      case UInt8(ascii: "&"): octets += "&amp;".utf8
      case ASCII.lessThan: octets += "&lt;".utf8
      case ASCII.greaterThan: octets += "&gt;".utf8
      case ASCII.quote: octets += "&quot;".utf8
      default: octets.append(octet)
      }
    }
    return String(decodingUTF8: octets.span)
  }
}
