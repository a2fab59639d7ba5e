// Folder-wide: the command with what it shows of changed lines.
import TestSupport
import Testing

@testable import PostelCommands

struct FixCommandTests {
  private static let faulty = Sample.crlf(
    """
    From: Ann <ann@example.org>
    To: bob@example.net
    Subject: Gr\u{FC}\u{DF}e
    Date: Mon, 23 Nov 2026 09:30:00 +0100
    Message-ID: <1@mail.example.org>

    Hello Bob.

    """)

  private static func run(_ arguments: String..., input: [UInt8] = faulty) throws -> CommandRun {
    try CommandRun(["fix", "--ignore", "DID005"] + arguments, input: input)
  }

  @Test func `What was repaired is said, and what is written has no fault`() throws {
    let run = try Self.run("-")
    #expect(run.status == .clean)
    #expect(run.text.contains("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"))
    #expect(run.messages.contains("-:3:10: repaired: write the field anew [HDR007]"))
    let again = try Self.run("-", input: run.output)
    #expect(again.output == run.output && again.messages.isEmpty)
  }

  @Test func `A dry run shows the lines that would change`() throws {
    let run = try Self.run("--dry-run", "-")
    #expect(
      run.text == """
        --- -
        +++ - (repaired)
        @@ -1,6 +1,6 @@
         From: Ann <ann@example.org>
         To: bob@example.net
        -Subject: Gr\u{FC}\u{DF}e
        +Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
         Date: Mon, 23 Nov 2026 09:30:00 +0100
         Message-ID: <1@mail.example.org>
         

        """)
    let clean = try Self.run("--dry-run", "-", input: try Self.run("-").output)
    #expect(clean.text.isEmpty)
  }

  @Test func `What can't be repaired is left, named, and decides the exit status`() throws {
    let broken = Sample.crlf("From: ann\nTo: bob@example.net\nSubject: x\n\nHello.\n")
    let run = try Self.run("-", input: broken)
    #expect(run.status == .findings && run.messages.contains("left: "))
    #expect(try Self.run("--fail-on", "never", "-", input: broken).status == .clean)
  }

  @Test func `Line ends that change are counted`() throws {
    let run = try Self.run("--dry-run", "-", input: Self.faulty.filter { $0 != 13 })
    #expect(run.text.contains("(8 line ends become CRLF)"))
  }
}
