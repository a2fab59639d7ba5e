import MIME
import Octets
import Testing

@testable import MIMELint

struct ContentMapTests {
  /// What stands in the input where a word of a part's text comes from.
  static func written(_ word: String, encoding: String, charset: String, body: [UInt8]) -> String? {
    let header =
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=\(charset)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n"
    let octets = Array(header.utf8) + body
    let subject = Subject(Message(octets), settings: LintSettings())
    guard let text = subject.root.text?.decoded.utf8 else { return nil }
    let wanted = Array(word.utf8)
    guard let start = text.indices.first(where: { text[$0...].starts(with: wanted) }) else { return nil }
    let place = subject.root.contentMap.place(ofText: start..<start + wanted.count)
    return String(decoding: octets[place], as: UTF8.self)
  }

  @Test(arguments: [
    ("8bit", "utf-8", "Hello Grüße Bob", "Grüße", "Grüße"),
    ("quoted-printable", "utf-8", "Hello Gr=C3=BC=C3=9Fe Bob", "Grüße", "Gr=C3=BC=C3=9Fe"),
    ("quoted-printable", "utf-8", "Hello =\r\nGr=C3=\r\n=BC=C3=9Fe= \r\nBob", "Grüße", "Gr=C3=\r\n=BC=C3=9Fe"),
    ("quoted-printable", "iso-8859-1", "Hello Gr=FC=DFe Bob", "Grüße", "Gr=FC=DFe"),
    ("base64", "utf-8", "SGVs\r\nbG8=", "lo", "bG8="),
    ("base64", "utf-8", "SGVsbG8=", "e", "SGVs"), ("quoted-printable", "utf-8", "a b =41 c", "A c", "=41 c"),
    ("quoted-printable", "utf-8", "a  b=\r\nc", " b", " b"), ("quoted-printable", "utf-8", "ab \r\nc", "c", "c"),
    ("8bit", "utf-8", "\u{FEFF}Hello Bob", "Bob", "Bob"),
  ])
  func `Words are found where they are written`(
    encoding: String, charset: String, body: String, word: String, expected: String
  ) {
    #expect(Self.written(word, encoding: encoding, charset: charset, body: Array(body.utf8)) == expected)
  }

  @Test func `Words behind many kilobytes are found`() {
    let body = String(repeating: "=C3=A4 line after line=20\r\n", count: 2000) + "the =65nd\r\n"
    #expect(
      Self.written("the end", encoding: "quoted-printable", charset: "utf-8", body: Array(body.utf8)) == "the =65nd")
  }
}
