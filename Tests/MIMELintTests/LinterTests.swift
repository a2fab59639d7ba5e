import MIME
import Octets
import Testing

@testable import MIMELint

struct LinterTests {
  private static let clean =
    Array(
      "From: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: Monday\r\nDate: Mon, 23 Nov 2026 09:30:00 +0100\r\n"
        .utf8) + Array("Message-ID: <1@mail.example.org>\r\n".utf8)

  private static func lint(_ more: String, _ settings: LintSettings = LintSettings()) -> LintReport {
    Linter(settings).lint(Message(clean + Array(more.utf8)))
  }

  @Test func `A message without fault has no diagnostics`() {
    let report = Self.lint("\r\nHello Bob.\r\n")
    #expect(report.diagnostics.isEmpty && report.omitted.isEmpty && report.worst == nil)
  }

  @Test func `A diagnostic says where, in all its ways`() throws {
    let report = Self.lint(
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello.\r\n--b\r\n\r\n"
        + "From now on\r\n--b--\r\n", LintSettings())
    let found = try #require(report.diagnostics.first { $0.rule.id == "LIN010" })
    #expect(found.line == 14 && found.column == 1 && found.part?.description == "2" && found.excerpt == "From ")
    #expect(found.severity == .info && found.range.count == 5)
  }

  @Test func `Profiles and settings decide what is asked and how much it weighs`() {
    var settings = LintSettings(profile: .rfc)
    #expect(Self.lint("\r\nFrom here\r\n", settings).diagnostics.isEmpty)
    settings.severities["LIN010"] = .some(.error)
    #expect(Self.lint("\r\nFrom here\r\n", settings).worst == .error)
    settings.severities["LIN010"] = .some(nil)
    #expect(Self.lint("\r\nFrom here\r\n", settings).diagnostics.isEmpty)
    settings = LintSettings()
    settings.only = ["LIN008"]
    #expect(Self.lint("\r\nFrom here", settings).diagnostics.map(\.rule.id) == ["LIN008"])
    settings.only = ["BLK001"]
    #expect(Self.lint("\r\nHello\r\n", settings).diagnostics.map(\.severity) == [.error])
  }

  @Test func `Bulk mail is asked for one-click unsubscription`() {
    let report = Self.lint(
      "List-Unsubscribe: <https://example.org/off>\r\n\r\nunsubscribe\r\n", LintSettings(profile: .bulk))
    #expect(Set(report.diagnostics.map(\.rule.id)) == ["BLK003", "AUT001"])
  }

  @Test func `Of many breaches some are listed and all are counted`() {
    var settings = LintSettings()
    settings.mostPerRule = 3
    let report = Self.lint(
      "\r\n" + String(repeating: "From here\r\n", count: 10), settings)
    #expect(report.diagnostics.count == 3 && report.omitted == ["LIN010": 7])
  }

  @Test func `Fields of an attached message are not the sender's, its lines are`() {
    let report = Self.lint(
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello.\r\n--b\r\n"
        + "Content-Type: message/rfc822\r\n\r\nno field\r\nFrom: nobody\r\n\r\nbare\rCR\r\n--b--\r\n")
    #expect(report.diagnostics.map(\.rule.id).filter { !$0.hasPrefix("MIM") && !$0.hasPrefix("TXT") } == ["LIN001"])
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "From: \(String(repeating: "a@b.c,", count: 50_000))x@y.z\r\n",
      "References: \(String(repeating: "<", count: 200_000))\r\n",
      "Subject: \(String(repeating: "=?utf-8?q?a?= ", count: 20_000))\r\n",
      "DKIM-Signature: \(String(repeating: "a=b;", count: 50_000))\r\n",
      "List-Unsubscribe: \(String(repeating: "<a b>,", count: 30_000))\r\n",
      String(repeating: "X-A: b\r\n", count: 9_000),
      "\r\n" + String(repeating: ".\n\r", count: 200_000),
      "\r\n" + String(repeating: "\u{1}", count: 500_000),
    ])
  func `Hostile messages are looked at to their end`(more: String) {
    let report = Self.lint(more)
    #expect(report.diagnostics.count <= 100 * Rule.all.count)
  }

  @Test func `Nothing at all is a message too`() {
    let report = Linter().lint(Message([]))
    #expect(report.diagnostics.contains { $0.rule.id == "ADR001" })
  }
}
