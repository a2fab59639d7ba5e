import MIME
import Testing

@testable import MIMELint

struct EncodingsRulesTests {
  static func text(_ charset: String, _ body: String, encoding: String = "8bit") -> [String] {
    Example.fields(
      "Content-Type: text/plain; charset=\(charset)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
    ).found("ENC")
  }

  @Test(
    arguments: [
      ("utf-8", "Grüße", []), ("utf-8", "Gr\u{E0FC}\u{E0DF}e", ["ENC010 \u{FFFD}"]),
      ("iso-8859-1", "Gr\u{E0FC}\u{E0DF}e", []),
      ("iso-8859-1", "Grüße", ["ENC011 iso-8859-1"]), ("iso-8859-1", "5 \u{E080}", ["ENC010 iso-8859-1"]),
      ("windows-1252", "5 \u{E080}", []), ("us-ascii", "Grüße", ["ENC012 us-ascii"]), ("us-ascii", "Hello", []),
      ("utf8", "Hello", ["ENC013 utf8"]), ("latin1", "Hello", ["ENC013 latin1"]), ("UTF-8", "Hello", []),
      ("x-foo", "Hello", ["ENC013 x-foo"]), ("shift_jis", "\u{E0FD}a", ["ENC010 shift_jis"]),
      ("utf-7", "Hello", ["ENC014 utf-7"]),
      ("utf-8", "GrÃ¼Ãe", ["ENC009 Ã¼"]), ("utf-8", "itâ€™s", ["ENC009 â€"]), ("utf-8", "Ã la carte, SÃO", []),
    ] as [(String, String, [String])])
  func `Charsets are held against the text`(charset: String, body: String, expected: [String]) {
    #expect(Self.text(charset, body) == expected)
  }

  @Test(
    arguments: [
      ("base64", "SGVsbG8gQm9iLCBoZWxsbyBCb2I=", ["ENC007 base64"]), ("base64", "44GT44KT44Gr44Gh44Gv", []),
      ("base64", "w7zDvMO8w7w=\n\n-- \nfooter", ["ENC001 -"]), ("base64", "w7zDvMO8w7w", ["ENC002 w"]),
      ("quoted-printable", "a=0D=0Ab=0D=0A", ["ENC008 =0D=0A"]), ("quoted-printable", "a=0Db", []),
      ("quoted-printable", "a=zzb", ["ENC005 ="]), ("binary", "a", ["ENC016 binary"]),
    ] as [(String, String, [String])])
  func `Encoded bodies are held against their encoding`(encoding: String, body: String, expected: [String]) {
    let found = Self.text("utf-8", body, encoding: encoding)
    #expect(found.map { String($0.prefix(8)) } == expected.map { String($0.prefix(8)) }, "\(found)")
  }

  @Test func `A route that is known speaks by rules of its own`() {
    var settings = LintSettings()
    settings.envelope.route = .sevenBit
    let example = Example.fields("Content-Transfer-Encoding: binary")
    #expect(example.found("ENC016", settings) == [])
    #expect(example.found("ENC016") == ["ENC016 binary"])
  }

  @Test func `Meta elements are held against a charset that counts`() {
    func page(_ meta: String, _ declared: String) -> [String] {
      Example.page("<meta charset=\(meta)><p>Hello Bob, hello</p>", charset: declared).found("ENC015")
    }
    #expect(page("utf-8", "utf-8") == [])
    #expect(page("utf8", "utf-8") == [])
    #expect(page("utf-8", "us-ascii") == [])
    #expect(page("koi8-r", "utf-8") == ["ENC015 koi8-r"])
    #expect(page("nonsense", "utf-8") == [])
  }
}
