import Octets
import Testing

@testable import MIME

@Suite("Lexer of structured fields") struct FieldLexerTests {
  /// What a production made of an input.
  struct Row: Sendable, CustomTestStringConvertible {
    let input: String
    let found: String?
    let rest: String
    let defects: [String]

    init(_ input: String, _ found: String?, _ rest: String = "", _ defects: String...) {
      self.input = input
      self.found = found
      self.rest = rest
      self.defects = defects
    }

    var testDescription: String { input.debugDescription }
  }

  private func check(_ row: Row, _ production: (inout FieldLexer) -> Range<Int>?) {
    let octets = [UInt8](row.input.utf8)
    var lexer = FieldLexer(octets.span)
    let range = production(&lexer)
    #expect(range.map { String(decoding: octets[$0], as: UTF8.self) } == row.found)
    let rest = String(decoding: octets[lexer.index...], as: UTF8.self)
    #expect(rest == row.rest)
    let defects = lexer.defects
    #expect(defects.list == row.defects)
  }

  @Test(
    "atom",
    arguments: [
      Row("abc", "abc"), Row("a!#$%&'*+-/=?^_`{|}~9 b", "a!#$%&'*+-/=?^_`{|}~9", " b"), Row("a.b", "a", ".b"),
      Row("é<", "é", "<"), Row(" a", nil, " a"), Row("", nil), Row("(a)", nil, "(a)"), Row("a\u{7F}", "a", "\u{7F}"),
      Row("a\r\n b", "a", "\r\n b"),
    ])
  func atom(row: Row) { check(row) { $0.atom() } }

  @Test(
    "dot-atom",
    arguments: [
      Row("a.b.c@d", "a.b.c", "@d"), Row("a..b", "a", "..b"), Row("a.", "a", "."), Row(".a", nil, ".a"),
      Row("a .b", "a", " .b"), Row("a.é", "a.é"),
    ])
  func dotAtom(row: Row) { check(row) { $0.dotAtom() } }

  @Test(
    "token",
    arguments: [
      Row("text/plain", "text", "/plain"), Row("a.b;c", "a.b", ";c"), Row("a'b*c%d{}|=x", "a'b*c%d{}|", "=x"),
      Row("[a", nil, "[a"), Row("a\tb", "a", "\tb"), Row("é", "é"),
    ])
  func token(row: Row) { check(row) { $0.token() } }

  @Test(
    "quoted-string",
    arguments: [
      Row(#""" x"#, "", " x"), Row(#""a b"c"#, "a b", "c"), Row(#""a\"b"c"#, #"a\"b"#, "c"),
      Row(#""a\\"b"#, #"a\\"#, "b"),
      Row("\"a\r\n b\"", "a\r\n b"), Row("\"é(<\"", "é(<"), Row("a\"b\"", nil, "a\"b\""),
      Row("\"abc", "abc", "", "unterminatedQuotedString@0"), Row("\"", "", "", "unterminatedQuotedString@0"),
      Row(#""a\"#, #"a\"#, "", "unterminatedQuotedString@0"), Row(#""a\""#, #"a\""#, "", "unterminatedQuotedString@0"),
    ])
  func quotedString(row: Row) { check(row) { $0.quotedString() } }

  @Test(
    "comment",
    arguments: [
      Row("(a)b", "a", "b"), Row("()", ""), Row("(a(b)c)d", "a(b)c", "d"), Row(#"(a\)b)c"#, #"a\)b"#, "c"),
      Row("(a\r\n b)", "a\r\n b"), Row("(\"(\")", "\"(\")", "", "unterminatedComment@0"), Row("a", nil, "a"),
      Row("(a(b)", "a(b)", "", "unterminatedComment@0"), Row(#"(a\"#, #"a\"#, "", "unterminatedComment@0"),
    ])
  func comment(row: Row) { check(row) { $0.comment() } }

  @Test(
    "domain-literal",
    arguments: [
      Row("[127.0.0.1]x", "[127.0.0.1]", "x"), Row("[]", "[]"), Row(#"[a\]b]"#, #"[a\]b]"#),
      Row("[\r\n a]", "[\r\n a]"),
      Row("[a", "[a", "", "unterminatedDomainLiteral@0"), Row("[a[b]", "[a", "[b]", "unterminatedDomainLiteral@0"),
      Row(#"[\"#, #"[\"#, "", "unterminatedDomainLiteral@0"), Row("a]", nil, "a]"),
    ])
  func domainLiteral(row: Row) { check(row) { $0.domainLiteral() } }

  @Test(
    "encoded-word",
    arguments: [
      Row("=?utf-8?q?a_b?= c", "=?utf-8?q?a_b?=", " c"), Row("=?x?B?YQ==?=(c)", "=?x?B?YQ==?=", "(c)"),
      Row("=?utf-8?q?a,(b):;.c?=", "=?utf-8?q?a,(b):;.c?="), Row("=?utf-8?q??=", "=?utf-8?q??="),
      Row("=?utf-8?q?a b?=", nil, "=?utf-8?q?a b?="), Row("=?utf-8?q?a\"b?=", nil, "=?utf-8?q?a\"b?="),
      Row("=?utf-8?q?<a@b>?=", nil, "=?utf-8?q?<a@b>?="), Row("=?utf-8?x?a?=", nil, "=?utf-8?x?a?="),
      Row("=?utf-8?q?a", nil, "=?utf-8?q?a"), Row("=?", nil, "=?"), Row("=?utf-8", nil, "=?utf-8"),
      Row("=a", nil, "=a"),
    ])
  func encodedWord(row: Row) { check(row) { $0.encodedWord() } }

  @Test(
    "CFWS and the last comment in it",
    arguments: [
      Row(" \t\r\n (a) (b)\r\n\tx", "b", "x"), Row("x", nil, "x"), Row(" x", nil, "x"), Row("(a)()x", "a", "x"),
      Row("(a", "a", "", "unterminatedComment@0"),
    ])
  func cfws(row: Row) {
    check(row) { lexer in
      lexer.skipCFWS()
      return lexer.lastComment
    }
  }

  @Test("Comments at the depth limit are kept, one level deeper they are left out", arguments: [100, 101])
  func commentDepth(levels: Int) {
    let octets =
      [UInt8](repeating: ASCII.leftParenthesis, count: levels)
      + [UInt8](repeating: ASCII.rightParenthesis, count: levels)
    var lexer = FieldLexer(octets.span)
    let content = lexer.comment()
    let end = lexer.index
    #expect(end == octets.count)
    #expect(content?.isEmpty == (levels > 100))
    let defects = lexer.defects
    #expect(defects.list == (levels > 100 ? ["limitCommentDepth@0"] : []))
  }

  @Test(
    "Content of quoted-strings",
    arguments: [
      ("a b", "a b"), (#"a\"b\\c"#, #"a"b\c"#), ("a\r\n b", "a b"), ("a\n\tb", "a\tb"), (#"a\"#, #"a\"#),
      ("a\\\r\n b", "a\\ b"), (#"\a\b"#, "ab"), ("", ""), ("é\\é", "éé"),
    ])
  func quotedContent(written: String, content: String) {
    var output: [UInt8] = []
    QuotedContent.append(written.utf8.span, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == content)
  }

  @Test(
    "What never closes costs one pass", .timeLimit(.minutes(10)), arguments: ["(", "\"", "[", "\\", "=?a?q?", "(\\"])
  func hostile(unit: String) {
    let octets = [UInt8](String(repeating: unit, count: 200_000).utf8)
    var lexer = FieldLexer(octets.span)
    while !lexer.isAtEnd {
      lexer.skipCFWS()
      _ = lexer.quotedString() ?? lexer.encodedWord() ?? lexer.atom()
      lexer.cursor.advance()
    }
    let end = lexer.index
    #expect(end == octets.count)
  }
}
