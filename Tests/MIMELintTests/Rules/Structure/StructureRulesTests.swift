import Testing

@testable import MIMELint

struct StructureRulesTests {
  @Test(arguments: [
    ("Content-Type: text/plain; charset", ["MIM003 charset"]),
    ("Content-Type: text/plain charset=utf-8", ["MIM003 charset=utf-8"]),
    ("Content-Type: text/plain; name=a b.txt", ["MIM003 a b.txt"]),
    ("Content-Type: text/html/x", ["MIM003 text/html/x"]),
    ("Content-Type: text/plain; name=\"a", ["MIM003 \"a"]), ("Content-Type: text/plain; charset=utf-8;", ["MIM003 ;"]),
    ("Content-Type: text/plain (a comment); charset=utf-8", []), ("Content-Type:\n text/plain;\n charset=utf-8", []),
  ])
  func `Content-Type follows its grammar`(fields: String, expected: [String]) {
    #expect(Example.fields(fields).found("MIM") == expected)
  }

  @Test(
    arguments: [
      ("b1", "--b1\n\nx\n--b1--\n", []), ("b1", "--b1  \n\nx\n--b1--  \n", []), ("b1", "--b1\n\nx\n", ["MIM009"]),
      ("b1", "--b1--\n", ["MIM010 --b1--"]), ("b1", "x\n", ["MIM008"]), ("b1", "--b1\n", ["MIM009"]),
      ("b1", "--b1\n\nx\n--b1--\nend\n", ["MIM012 end"]), ("b1", "--b1\n\nx\n--b1 y\nz\n--b1--\n", ["MIM036 --b1 y"]),
      ("b1", "--b1\n\nx\n--b1--\n--b1\n\ny\n", ["MIM012 --b1␍␊␍␊y", "MIM036 --b1"]),
      ("b1", "Hi\n--b1\n\nx\n--b1--\n", []),
      ("\"\"", "--b1\n\nx\n", ["MIM004 multipart/parallel"]), ("\"b1 \"", "--b1 \n\nx\n--b1 --\n", ["MIM005 b1"]),
    ] as [(String, String, [String])])
  func `Delimiters are looked at`(boundary: String, body: String, expected: [String]) {
    let found = Example.fields("Content-Type: multipart/parallel; boundary=\(boundary)\n\n" + body).found("MIM")
    #expect(found.map { String($0.prefix(6)) } == expected.map { String($0.prefix(6)) }, "\(found)")
  }

  @Test func `A boundary inside its own kind is seen wherever it is`() {
    func nested(_ outer: String, _ inner: String) -> [String] {
      Example.fields(
        "Content-Type: multipart/parallel; boundary=\(outer)\n\n--\(outer)\n"
          + "Content-Type: multipart/parallel; boundary=\(inner)\n\n--\(inner)\n\nx\n--\(inner)--\n--\(outer)--\n"
      ).found("MIM007")
    }
    #expect(nested("a", "b") == [])
    #expect(nested("a", "ab") == ["MIM007 ab"])
    #expect(nested("ab", "a") == ["MIM007 a"])
  }

  @Test(
    arguments: [
      ("multipart/mixed", "multipart/alternative", []), ("text/plain", "text/html", []),
      ("text/html", "text/plain", ["MIM020 text/plain"]),
      ("text/html", "text/calendar", []), ("text/html", "text/enriched", ["MIM020 text/enriched"]),
    ] as [(String, String, [String])])
  func `Alternatives come in the order of their richness`(first: String, second: String, expected: [String]) {
    let example = Example.alternative("Content-Type: \(first)\n\nx\n", "Content-Type: \(second)\n\ny\n")
    #expect(example.found("MIM020") == expected)
  }

  @Test func `Alternatives may share a Content-ID, other parts may not`() {
    func message(_ subtype: String) -> [String] {
      let part = "--b1\nContent-ID: <1@example.org>\n\nHello\n"
      return Example.fields("Content-Type: multipart/\(subtype); boundary=b1\n\n" + part + part + "--b1--\n").found(
        "MIM025")
    }
    #expect(message("alternative") == [])
    #expect(message("mixed") == ["MIM025 <1@example.org>"])
  }

  @Test func `A report, a signature and a calendar object say what they hold`() {
    let report = "Content-Type: multipart/report; report-type=disposition-notification; boundary=b1"
    #expect(CompositeLooks.reportExample(report).found("MIM028") == ["MIM028 message/delivery-status"])
    let signed =
      "Content-Type: multipart/signed; boundary=b1; micalg=sha-256;\n protocol=\"application/pkcs7-signature\""
    #expect(CompositeLooks.signedExample(signed).found("MIM029") == ["MIM029 application/pgp-signature"])
    let calendar = "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n"
    #expect(Example.fields(calendar).found("MIM030") == ["MIM030 text/calendar"])
    let event = "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nMETHOD:REQUEST\nEND:VEVENT\n"
    #expect(Example.fields(event).found("MIM030") == [])
  }

  @Test func `Encoded message parts are a fault only where no standard allows them`() {
    func message(_ subtype: String) -> [String] {
      let text = "Content-Type: message/\(subtype)\nContent-Transfer-Encoding: base64\n\n"
      return Example.fields(text + "RnJvbTogYW5uQGV4YW1wbGUub3JnDQoNCkhlbGxvLg0K\n").found("MIM017")
    }
    #expect(message("rfc822") == ["MIM017 base64"])
    #expect(message("global") == [])
  }
}
