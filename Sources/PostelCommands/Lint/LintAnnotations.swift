internal import MIMELint
internal import Octets

/// Writes what was found as workflow commands, which GitHub shows beside the lines of a file.
struct LintAnnotations {
  func write(_ linted: LintedMessage, into output: inout OctetOutput) {
    for diagnostic in linted.report.diagnostics {
      let title = "\(diagnostic.rule.id) \(diagnostic.rule.name)"
      output.write(
        "::\(command(diagnostic.severity)) file=\(property(linted.file)),line=\(diagnostic.line),"
          + "col=\(diagnostic.column),title=\(title)::\(escaped(diagnostic.message, more: []))\n")
    }
  }

  private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  private func property(_ text: String) -> String { escaped(text, more: [ASCII.colon, ASCII.comma]) }

  /// Percent signs, and in properties what separates them, are escaped; line ends are visible text already.
  private func escaped(_ text: String, more: [UInt8]) -> String {
    var octets: [UInt8] = []
    for octet in VisibleText.line(text).utf8 {
      if octet == ASCII.percent || more.contains(octet) {
        octets.append(ASCII.percent)
        octets += Hexadecimal.text([octet]).utf8.map { $0.isLetter ? $0 & 0xDF : $0 }
      } else {
        octets.append(octet)
      }
    }
    return String(decodingUTF8: octets.span)
  }
}
