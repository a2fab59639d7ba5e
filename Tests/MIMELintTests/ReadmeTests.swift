// Folder-wide: the example of README.md; Tools/check-readme compares the region with the page.

import MIME
import MIMELint
import Testing

@Suite struct ReadmeTests {
  @Test func lintingAndFixing() {
    let message = Message(Array("From: ann@example.org\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\n\r\nNoon.".utf8))
    // README
    let settings = LintSettings(profile: .submit)
    for found in Linter(settings).lint(message).diagnostics {
      print("\(found.line):\(found.column): \(found.severity.name): \(found.message) [\(found.rule.name)]")
    }

    let fixed = MessageFixer(settings).fix(message)
    for left in fixed.remaining.diagnostics { print("not repaired: \(left.message)") }
    let octets = Array(fixed.message.octets)
    // README end
    let repaired = Set(fixed.repairs.map(\.rule.name))
    #expect(repaired.isSuperset(of: ["message-id-missing"]))
    #expect(octets.ends(with: Array("\r\nNoon.\r\n".utf8)))
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
