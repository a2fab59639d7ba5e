import MIME
import TestSupport
import Testing

@Suite("Unstructured text, written") struct UnstructuredWritingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let written: String

    init(_ text: String, _ written: String) {
      self.text = text
      self.written = written
    }

    var testDescription: String { text.debugDescription }
  }

  private static let long = String(repeating: "word ", count: 19) + "end"

  @Test(
    "For routes without UTF-8",
    arguments: [
      Row("", "Subject:\r\n"),
      Row("Hello, world (really)!", "Subject: Hello, world (really)!\r\n"),
      Row("café", "Subject: =?utf-8?q?caf=C3=A9?=\r\n"),
      Row("A café in Paris", "Subject: A =?utf-8?q?caf=C3=A9?= in Paris\r\n"),
      Row("un été là", "Subject: un =?utf-8?b?w6l0w6kgbMOg?=\r\n"),
      Row("é then words é", "Subject: =?utf-8?q?=C3=A9_then_words_=C3=A9?=\r\n"),
      Row("é then more words é", "Subject: =?utf-8?b?w6k=?= then more words =?utf-8?b?w6k=?=\r\n"),
      Row("Привет", "Subject: =?utf-8?b?0J/RgNC40LLQtdGC?=\r\n"),
      Row("=?utf-8?q?literal?=", "Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fliteral=3F=3D?=\r\n"),
      Row("a  b", "Subject: a  b\r\n"),
      Row(" a", "Subject: =?utf-8?q?_a?=\r\n"),
      Row("a b ", "Subject: a =?utf-8?q?b_?=\r\n"),
      Row("   ", "Subject: =?utf-8?q?___?=\r\n"),
      Row("a\tb", "Subject: =?utf-8?q?a=09b?=\r\n"),
      Row(
        long,
        """
        Subject: word word word word word word word word word word word word word word\r
         word word word word word end\r\n
        """),
    ])
  func narrow(row: Row) throws {
    #expect(try HeaderField("Subject", .unstructured(row.text)).formatted() == row.written)
  }

  @Test(
    "For routes with UTF-8",
    arguments: [
      Row("A café in Paris", "Subject: A café in Paris\r\n"),
      Row("cafe\u{301}", "Subject: cafe\u{301}\r\n"),
      Row("=?utf-8?q?é?= é", "Subject: =?utf-8?b?PT91dGYtOD9xP8OpPz0=?= é\r\n"),
      Row(" é", "Subject: =?utf-8?b?IMOp?=\r\n"),
    ])
  func wide(row: Row) throws {
    #expect(try HeaderField("Subject", .unstructured(row.text)).formatted(for: .international) == row.written)
  }

  @Test(
    "In other charsets",
    arguments: [
      ("iso-8859-1", "Größe", "X: =?windows-1252?q?Gr=F6=DFe?=\r\n"),
      ("iso-2022-jp", "日本", "X: =?iso-2022-jp?b?GyRCRnxLXBsoQg==?=\r\n"),
      ("koi8-r", "да", "X: =?koi8-r?b?xME=?=\r\n"),
      ("us-ascii", "=?", "X: =?us-ascii?b?PT8=?=\r\n"),
    ])
  func charset(label: String, text: String, written: String) throws {
    let style = FieldStyle(charset: try #require(Charset(label: label)))
    #expect(try HeaderField("X", .unstructured(text)).formatted(style: style) == written)
  }

  @Test(
    "What a charset lacks is an error, with its place",
    arguments: [("us-ascii", "a b é", 4), ("koi8-r", "да €", 5), ("utf-16", "é", 0), ("ibm037", "é", 0)])
  func lacking(label: String, text: String, offset: Int) throws {
    let field = try HeaderField("X", .unstructured(text))
    let style = FieldStyle(charset: try #require(Charset(label: label)))
    #expect(throws: CompositionError(.unencodableText, field: "X", at: offset)) { try field.formatted(style: style) }
  }

  @Test("Words of 2,000 octets", arguments: ["x", "=", "é", "日", "👩‍👩‍👧", "?=", "=?"])
  func longWords(unit: String) throws {
    let text = String(repeating: unit, count: 2000 / unit.utf8.count)
    for route in [Route.sevenBit, .international] {
      let written = try WrittenField(HeaderField("Subject", .unstructured("a \(text) b")), for: route)
      #expect(written.faults == [])
      var defects = DefectLog()
      #expect(UnstructuredText.string(written.body.span, defects: &defects) == "a \(text) b")
      #expect(defects.isEmpty)
    }
  }

  @Test(
    "Texts of hundreds of kilobytes", .timeLimit(.minutes(5)),
    arguments: ["é", "é ", "é word and words of more octets ", "a  ", "=?", "\t", " ", "日 a "])
  func longTexts(unit: String) throws {
    let text = "x" + String(repeating: unit, count: 250_000 / unit.utf8.count) + "x"
    let written = try WrittenField(HeaderField("Subject", .unstructured(text)), for: .sevenBit)
    var defects = DefectLog()
    #expect(UnstructuredText.string(written.body.span, defects: &defects) == text)
    #expect(defects.isEmpty && written.lines.allSatisfy { $0.count <= 998 })
  }

  @Test("Blanks without end")
  func blanks() throws {
    let text = "a" + String(repeating: " ", count: 5000) + "b"
    let written = try WrittenField(HeaderField("Subject", .unstructured(text)), for: .sevenBit)
    #expect(written.faults == [])
    var defects = DefectLog()
    #expect(UnstructuredText.string(written.body.span, defects: &defects) == text)
    #expect(defects.isEmpty)
  }
}

@Suite("Examples of RFC 2047") struct RFC2047WritingTests {
  @Test(
    "§8, names",
    arguments: [
      ("Keith Moore", "us-ascii", "Keith Moore <a@b.example>"),
      ("Keld Jørn Simonsen", "iso-8859-1", "Keld =?windows-1252?q?J=F8rn?= Simonsen <a@b.example>"),
      ("André Pirard", "iso-8859-1", "=?windows-1252?q?Andr=E9?= Pirard <a@b.example>"),
      ("Patrik Fältström", "iso-8859-1", "Patrik =?windows-1252?q?F=E4ltstr=F6m?= <a@b.example>"),
      (
        "Nathaniel Borenstein (םולש ןב ילטפנ)", "utf-8",
        "Nathaniel Borenstein =?utf-8?b?KNed15XXnNepINef15Eg15nXnNeY16TXoCk=?=\r\n <a@b.example>"
      ),
    ])
  func names(name: String, label: String, written: String) throws {
    let mailbox = Mailbox(displayName: name, address: "a@b.example")
    let style = FieldStyle(charset: try #require(Charset(label: label)))
    #expect(try HeaderField("To", .addresses([.mailbox(mailbox)])).formatted(style: style) == "To: \(written)\r\n")
  }

  @Test("§8, comments", arguments: [("(a)", "(a)"), ("(é)", "(=?utf-8?b?w6k=?=)"), ("(a é)", "(a =?utf-8?b?w6k=?=)")])
  func comments(comment: String, written: String) throws {
    #expect(
      try HeaderField("MIME-Version", .structured("1.0 \(comment)")).formatted() == "MIME-Version: 1.0 \(written)\r\n")
  }
}
