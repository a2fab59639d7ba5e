// Folder-wide: messages that are made to be slow, held against all rules.
import MIME
import Octets
import Testing

@testable import MIMELint

struct HostileMessagesTests {
  /// A body of a type, made of something many times.
  struct Hostile: CustomTestStringConvertible, Sendable {
    let type: String
    let piece: String
    let count: Int

    var testDescription: String { "\(type): \(piece.prefix(30)) × \(count)" }
  }

  static let cases = [
    Hostile(type: "multipart/mixed; boundary=b", piece: "--b\r\n\r\nx\r\n", count: 9_000),
    Hostile(
      type: "multipart/mixed; boundary=b",
      piece: "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n", count: 4_000),
    Hostile(
      type: "multipart/related; boundary=b",
      piece: "--b\r\nContent-Type: text/html\r\nContent-ID: <1@a>\r\n\r\n<img src='cid:x'>\r\n", count: 2_000),
    Hostile(type: "multipart/mixed; boundary=b", piece: "\r\n", count: 300_000),
    Hostile(type: "multipart/mixed; boundary=b", piece: "--b\r\n\r\n--bx\r\n--bx\r\n", count: 9_000),
    Hostile(type: "text/html", piece: "<a href='http://1.2.3.4/'>www.example.com</a>", count: 10_000),
    Hostile(
      type: "text/html\r\nContent-Transfer-Encoding: quoted-printable", piece: "<img src=3Dhttp://a/b>=\r\n",
      count: 20_000),
    Hostile(
      type: "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", piece: "=zz =\u{FC} \r\n",
      count: 30_000),
    Hostile(type: "text/plain\r\nContent-Transfer-Encoding: base64", piece: "*A=\r\n", count: 100_000),
    Hostile(type: "text/plain; charset=utf-8; format=flowed", piece: "Ã¼ From the attached words ", count: 30_000),
    Hostile(type: "text/plain; " + String(repeating: "a*0*=%; ", count: 20_000), piece: "x", count: 1),
  ]

  @Test(arguments: cases)
  func `Rules take no more than linear time, and what they list is bounded`(hostile: Hostile) {
    let header = "MIME-Version: 1.0\r\nContent-Type: \(hostile.type)\r\n\r\n"
    let octets = Array(header.utf8) + Array(repeatElement(Array(hostile.piece.utf8), count: hostile.count).joined())
    let started = ContinuousClock.now
    let report = Linter(LintSettings(profile: .bulk)).lint(Message(octets))
    #expect(ContinuousClock.now - started < .seconds(30))
    #expect(!report.diagnostics.isEmpty && report.diagnostics.count <= Rule.all.count * 100)
  }
}
