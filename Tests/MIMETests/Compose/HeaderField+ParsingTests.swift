import MIME
import TestSupport
import Testing

@Suite("Header fields as people write them") struct HeaderFieldParsingTests {
  @Test(
    "Values by the field's name",
    arguments: [
      ("Subject", "  Größe =?utf-8?q?x?= ", "Subject: =?utf-8?b?R3LDtsOfZSA9P3V0Zi04P3E/eD89?=\r\n"),
      (
        "to", "Jörg Müller <j@bücher.example>, b@c.example",
        "to: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <j@xn--bcher-kva.example>, b@c.example\r\n"
      ),
      ("To", "J. Doe <a@b.example>", "To: \"J. Doe\" <a@b.example>\r\n"),
      ("To", "a@b.example (Ann)", "To: Ann <a@b.example>\r\n"),
      ("Cc", "Team: a@b.example, c@d.example;", "Cc: Team: a@b.example, c@d.example;\r\n"),
      ("Return-Path", "<>", "Return-Path: <>\r\n"),
      ("Mail-Followup-To", "Ä <a@b.example>", "Mail-Followup-To: =?utf-8?b?w4Q=?= <a@b.example>\r\n"),
      ("Date", "2026-11-23T10:00:00+01:00", "Date: Mon, 23 Nov 2026 10:00:00 +0100\r\n"),
      ("Message-ID", "<a@b.example>", "Message-ID: <a@b.example>\r\n"),
      ("Message-ID", "a@b.example", "Message-ID: <a@b.example>\r\n"),
      ("References", "<a@b> <c>", "References: <a@b> <c>\r\n"),
      ("Content-Type", "text/plain; name=\"ä.txt\"", "Content-Type: text/plain; name*=utf-8''%C3%A4.txt\r\n"),
      ("Content-Disposition", "attachment; filename=a.txt", "Content-Disposition: attachment; filename=a.txt\r\n"),
      ("List-Unsubscribe", "<https://a.example/>", "List-Unsubscribe: <https://a.example/>\r\n"),
      ("List-ID", "A list <a.b>", "List-ID: A list <a.b>\r\n"),
      ("Keywords", "a b, \"c, d\",ä", "Keywords: a b, \"c, d\", =?utf-8?b?w6Q=?=\r\n"),
      ("MIME-Version", "1.0", "MIME-Version: 1.0\r\n"),
      ("X-Mine", "a; b", "X-Mine: a; b\r\n"),
    ])
  func values(name: String, text: String, written: String) throws {
    #expect(try HeaderField(parsing: name, text).formatted() == written)
  }

  @Test(
    "What is wrong, and where",
    arguments: [
      ("To", "a@b.example, nobody", .valueInvalid, 13), ("To", "  Doe, J <a@b.example>", .valueInvalid, 2),
      ("To", "A <a@b.example", .valueInvalid, 2), ("Date", "yesterday", .valueInvalid, 0),
      ("Date", "Tue, 23 Nov 2026 10:00:00 +0100", .valueInvalid, 0), ("Message-ID", "x", .valueInvalid, 0),
      ("Content-Type", "text", .valueInvalid, 0), ("List-Help", "https://a.example", .valueInvalid, 0),
      ("Subject", "a\nb", .controlCharacter, 1), ("Subject", "a\r\nb", .controlCharacter, 1),
      ("To", "a@b.example\r\nBcc: x@y", .controlCharacter, 11), ("A B", "x", .fieldNameInvalid, 1),
    ] as [(String, String, CompositionError.Code, Int)])
  func faults(name: String, text: String, code: CompositionError.Code, offset: Int) {
    let error = #expect(throws: CompositionError.self) { try HeaderField(parsing: name, text) }
    #expect(error?.code == code)
    #expect(error?.offset == offset)
  }
}
