import Octets
import Testing

@testable import PostelCommands

struct InspectionViewTests {
  @Test func showsAMessage() throws {
    let run = try CommandRun("inspect", input: Sample.mixed, columns: 100)
    let expected = """
      -  \(Sample.mixed.count) octets
        From        Zoë <zoe@example.org>
        To          ann@example.com
        Subject     Files
        Date        Mon, 23 Nov 2026 10:00:00 +0100
        Message-ID  files@example.org

        multipart/mixed                            4 parts
        ├─ 1 text/plain                utf-8         7bit    14 octets
        ├─ 2 image/png                               base64  2 octets  attachment, “a.png”
        ├─ 3 application/octet-stream                7bit    3 octets  attachment, “../../A.PNG”
        └─ 4 message/rfc822                          7bit    79 octets
           │  “inner”
           └─ 4.1 text/html            none → us-ascii  7bit  17 octets

      Text of part 1  text/plain
        See the files.

      """
    #expect(run.status == .clean)
    // Blanks between columns are the next test's business.
    #expect(words(run.text).starts(with: words(expected)), "\(run.text)")
  }

  private func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }

  @Test func alignsColumns() throws {
    let lines = try CommandRun("inspect", input: Sample.mixed, columns: 100).text.split(separator: "\n").map(
      String.init)
    let rows = lines.filter { $0.contains("7bit") || $0.contains("base64") }
    #expect(rows.count == 5)
    let columns = rows.map { row in
      let encoding = row.contains("base64") ? "base64" : "7bit"
      return DisplayWidth.columns(String(row.prefix(upTo: row.firstRange(of: encoding)!.lowerBound)))
    }
    #expect(Set(columns).count == 1, "\(columns)")
  }

  @Test(arguments: [40, 60, 80, 200])
  func keepsToTheWidth(_ columns: Int) throws {
    let long = String(repeating: "very long words and more ", count: 20)
    var message = "From: \(long)<a@b.example>\nSubject: \(long)\(long)\nDate: \(long)\nMIME-Version: 1.0\n"
    message += "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n\(long)日本語\(long)\n"
    message += "--b\nContent-Disposition: attachment; filename=\"\(long).pdf\"\n\nx\n--b--\n"
    let run = try CommandRun("inspect", "--ranges", input: Array(message.utf8), columns: columns)
    for line in run.text.split(separator: "\n") {
      #expect(DisplayWidth.columns(String(line)) <= columns, "\(line)")
    }
    #expect(run.text.contains("filename") == false && run.text.contains(".pdf”"))
  }

  @Test func showsWhatIsAskedFor() throws {
    let plain = try CommandRun("inspect", input: Sample.mixed).text
    #expect(!plain.contains("sha256") && !plain.contains("header 0–"))
    let full = try CommandRun("inspect", "--hash", "--ranges", input: Sample.mixed, columns: 120).text
    #expect(full.contains("sha256 8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"))
    #expect(full.contains("header 0–"))
  }

  @Test func showsTheBeginningOrTheWholeOfAText() throws {
    let lines = (1...30).map { "line \($0)" }.joined(separator: "\r\n")
    let octets = Array("Subject: x\r\n\r\n\(lines)\r\n".utf8)
    let beginning = try CommandRun("inspect", input: octets).text
    #expect(beginning.contains("  line 20\n  … 10 more lines\n"))
    let whole = try CommandRun("inspect", "--text", input: octets).text
    #expect(whole.contains("line 29\nline 30\n"))
  }

  @Test func showsHTMLWithoutTags() throws {
    let octets = Array("Content-Type: text/html\n\n<p>Hello &amp; <b>goodbye</b></p>".utf8)
    #expect(try CommandRun("inspect", input: octets).text.contains("  Hello & goodbye\n"))
  }

  @Test func listsFaultsBriefly() throws {
    let fields = String(repeating: "Date: x\n", count: 1) + String(repeating: "Subject: again\n", count: 12)
    let run = try CommandRun("inspect", input: Array((fields + "\n").utf8))
    #expect(run.text.contains("12 faults") && run.text.contains("… 6 more of ambiguousField"), "\(run.text)")
    #expect(run.text.contains("  1:7  dateInvalid"), "\(run.text)")
    #expect(try CommandRun("inspect", input: Array("Subject: x\n\nx".utf8)).text.hasSuffix("\nNo faults\n"))
  }

  /// Every control octet, hidden character and broken sequence, in every place that is shown.
  @Test(arguments: [false, true])
  func noControlReachesTheTerminal(_ isTerminal: Bool) throws {
    let evil = (Array(0...0x1F) + Array(0x7F...0xFF) as [UInt8]).filter { $0 != ASCII.lf }
    let hidden = Array("\u{202E}\u{2066}\u{200B}\u{9B}\u{FEFF}\u{E0001}".utf8)
    let bad = evil + hidden
    var octets: [UInt8] = []
    func add(_ text: String) { octets += Array(text.utf8) }
    for name in ["From", "To", "Subject", "Date", "Message-ID", "X"] {
      add("\(name): ")
      octets += bad
      add(" <a@b>\n")
    }
    add("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: te")
    octets += bad
    add("/plain; charset=\"")
    octets += bad
    add("\"\nContent-Disposition: attach")
    octets += bad
    add("; filename=\"")
    octets += bad
    add("\"\n\n")
    octets += bad
    add("\n--b\n\n")
    octets += bad
    add("\n--b--\n")
    for arguments in [
      ["inspect"], ["inspect", "--text"], ["inspect", "--part", "2"], ["headers"], ["inspect", "--json"],
    ] {
      let run = try CommandRun(arguments + ["--no-color"], input: octets, isTerminal: isTerminal)
      let text = try #require(String(validating: run.output, as: UTF8.self))
      let raw = text.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory == .control }
      #expect(raw.isEmpty, "\(arguments): \(raw.map(\.value))")
      if !arguments.contains("--json") {
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !HiddenScalars.contains($0) }, "\(arguments)")
      }
    }
    if isTerminal {
      for arguments in [["--raw"], ["--part", "2", "--text"], ["--part", "1", "--raw"]] {
        let run = try CommandRun(["inspect"] + arguments, input: octets, isTerminal: true)
        let text = try #require(String(validating: run.output, as: UTF8.self))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !HiddenScalars.contains($0) }, "\(arguments)")
      }
    }
  }
}
