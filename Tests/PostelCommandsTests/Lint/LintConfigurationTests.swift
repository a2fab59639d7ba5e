import MIMELint
import Testing

@testable import PostelCommands

struct LintConfigurationTests {
  private static func parse(_ text: String) throws(LintConfiguration.Failure) -> LintConfiguration {
    let octets = Array(text.utf8)
    return try LintConfiguration(parsing: octets.span)
  }

  @Test func `All settings are read`() throws {
    let read = try Self.parse(
      """
      # how we send
      profile: bulk  # newsletters
      fail-on: "warning"
      ignore: [LIN009, bare-cr]
      known-domains: example.com, 'example.net'

      severity:
        DID012: warning
        TXT: off
      """)
    #expect(read.profile == .bulk && read.failLevel == .warning && read.ignored == ["LIN009", "LIN001"])
    #expect(read.knownDomains == ["example.com", "example.net"])
    #expect(read.severities["DID012"] == .some(.warning))
  }

  @Test func `An empty file sets nothing`() throws {
    #expect(try Self.parse("") == LintConfiguration())
    #expect(try Self.parse("\n# nothing\n\n") == LintConfiguration())
  }

  @Test(arguments: [
    ("profile: loud", 1), ("\nfail-on: x", 2), ("ignore: NOPE01", 1), ("what: x", 1), ("profile", 1),
    ("  ignore: LIN001", 1),
    ("severity: x", 1), ("severity:\n  LIN001: x", 2), ("severity:\n  NOPE: off", 2),
  ])
  func `What is wrong is named with its line`(text: String, line: Int) {
    #expect(throws: LintConfiguration.Failure.self) { try Self.parse(text) }
    do throws(LintConfiguration.Failure) {
      _ = try Self.parse(text)
    } catch {
      #expect(error.line == line)
    }
  }
}
