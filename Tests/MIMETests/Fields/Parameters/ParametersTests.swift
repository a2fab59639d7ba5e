import MIME
import Octets
import Testing

@Suite("Parameters") struct ParametersTests {
  struct Row: Sendable {
    let body: String
    let parameters: [String]
    let defects: [String]

    init(_ body: String, _ parameters: [String], _ defects: String...) {
      self.body = body
      self.parameters = parameters
      self.defects = defects
    }
  }

  private func check(_ row: Row, sourceLocation: SourceLocation = #_sourceLocation) {
    let body = "x/y" + row.body
    var log = DefectLog()
    let type = MediaType(lenient: body.utf8.span, defects: &log)
    #expect(type.essence == "x/y", sourceLocation: sourceLocation)
    #expect(type.parameters.elements.map { "\($0.name)=\($0.value)" } == row.parameters, sourceLocation: sourceLocation)
    #expect(log.list == row.defects, sourceLocation: sourceLocation)
  }

  @Test(
    "RFC 2045 and RFC 2231 examples",
    arguments: [
      Row("; charset=us-ascii (Plain text)", ["charset=us-ascii"]),
      Row("; charset=\"us-ascii\"", ["charset=us-ascii"]),
      Row(
        "; access-type=URL;\r\n URL*0=\"ftp://\";\r\n URL*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"",
        ["access-type=URL", "url=ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar"]),
      Row("; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", ["title=This is ***fun***"]),
      Row(
        "; title*0*=us-ascii'en'This%20is%20even%20more%20;\r\n title*1*=%2A%2A%2Afun%2A%2A%2A%20;\r\n title*2=\"isn't it!\"",
        ["title=This is even more ***fun*** isn't it!"]),
    ])
  func rfcExamples(row: Row) { check(row) }

  @Test(
    "Plain values",
    arguments: [
      Row("", []),
      Row(" ;A=1 ; b = \"2\"\t;(c) C (d) = (e) 3 (f)", ["a=1", "b=2", "c=3"]),
      Row(";a=\"x\\\"y\\\\z\\q\"", ["a=x\"y\\zq"]),
      Row(";a=\"x\r\n y\"", ["a=x y"]),
      Row(";a=\"\"", ["a="]),
      Row(";a='x'", ["a='x'"]),
      Row(";a=\"(c) ; b=1\"", ["a=(c) ; b=1"]),
      Row(";;", [], "parameterEmpty@3", "parameterEmpty@4"),
      Row(";a=1;", ["a=1"], "parameterEmpty@7"),
      Row(";a=1; ;b=2", ["a=1", "b=2"], "parameterEmpty@7"),
      Row(";á=é", ["á=é"], "parameterUnquoted@7"),
      Row(";a=\"é\"", ["a=é"]),
      Row(";a*=\"utf-8''%C3%A9\"", ["a=é"], "parameterExtendedQuoted@7"),
      Row(";a*0*=\"utf-8''%C3\";a*1*=%A9;a*2=\"b\"", ["a=éb"], "parameterExtendedQuoted@9"),
      Row(";a*=iso-8859-1''%93", ["a=“"], "charsetConflict@7"),
    ])
  func plain(row: Row) { check(row) }

  @Test(
    "Recovery",
    arguments: [
      Row(" a=1", ["a=1"], "parameterMissingSemicolon@4"),
      Row("; a=1\r\n\tb=2", ["a=1", "b=2"], "parameterMissingSemicolon@11"),
      Row("; a=\"1\"b=2", ["a=1", "b=2"], "parameterMissingSemicolon@10"),
      Row("; n=my file.txt", ["n=my file.txt"], "parameterUnquoted@7"),
      Row("; n=my file (1).txt (c); b=2", ["n=my file (1).txt", "b=2"], "parameterUnquoted@7"),
      Row("; n=file(1; b=2", ["n=file(1", "b=2"], "unterminatedComment@11", "parameterUnquoted@7"),
      Row("; n=/a\r\n b", ["n=/a b"], "parameterUnquoted@7"),
      Row("; n=a  =?utf-8?q?b c=3d?=; b=2", ["n=a  b c=", "b=2"], "parameterUnquoted@7", "parameterEncodedWord@10"),
      Row("; a; b=2; ; c", ["b=2"], "parameterInvalid@5", "parameterEmpty@11", "parameterInvalid@15"),
      Row("; =1; =\"2;a=3\"; a=4", ["a=4"], "parameterInvalid@5", "parameterInvalid@9"),
      Row("; junk a=1", ["a=1"], "parameterInvalid@5", "parameterMissingSemicolon@10"),
      Row(", a=1", ["a=1"], "parameterInvalid@3", "parameterMissingSemicolon@5"),
      Row("; a=", [], "parameterInvalid@5"),
      Row("; a=;b=2", ["b=2"], "parameterInvalid@5"),
      Row("; *=1; a=2", ["a=2"], "parameterInvalid@5"),
      Row("; a=\"1; b=2\r\n", ["a=1; b=2"], "unterminatedQuotedString@7"),
      Row("; a=1; A=2; a=1", ["a=1"], "parameterDuplicate@10", "parameterDuplicate@15"),
    ])
  func recovery(row: Row) { check(row) }

  @Test(
    "Encoded-words as values",
    arguments: [
      Row("; n=\"=?utf-8?q?=C3=A9?=.txt\"", ["n=é.txt"], "parameterEncodedWord@8"),
      Row(
        "; n==?utf-8?q?a?= =?utf-8?q?b?=", ["n=ab"], "parameterUnquoted@7", "parameterEncodedWord@7",
        "parameterEncodedWord@21"
      ),
      Row("; n*0=\"=?utf-8?q?=C3\"; n*1=\"=A9?=\"", ["n=é"], "parameterEncodedWord@10"),
      Row("; boundary=\"=?utf-8?q?x?=\"", ["boundary==?utf-8?q?x?="]),
      Row("; n*=utf-8''=?utf-8?q?x?=", ["n==?utf-8?q?x?="], "parameterUnquoted@8"),
    ])
  func encodedWords(row: Row) { check(row) }

  @Test(
    "Extended values",
    arguments: [
      Row("; n*=utf-8''%e2%82%AC", ["n=€"]),
      Row("; n*=iso-8859-1'en'%A3", ["n=£"]),
      Row("; n*=\"utf-8''a b%20c\"", ["n=a b c"], "parameterExtendedQuoted@8"),
      Row("; n*=''%E2%82%AC", ["n=€"]),
      Row("; n*=''%A3", ["n=£"]),
      Row("; n*=x-no'en'%A3", ["n=£"], "parameterCharset@8"),
      Row("; n*=a%20b", ["n=a b"], "parameterCharset@8"),
      Row("; n*=it%27s%27x", ["n=it's'x"], "parameterCharset@8"),
      Row("; n*=utf-8''a%zz%4%", ["n=a%zz%4%"], "parameterPercent@8"),
      Row("; n*=utf-8''%00%0d%0a%20", ["n=\0\r\n "]),
      Row("; n*=utf-8''%E2%82", ["n=\u{FFFD}"], "undecodableText@8"),
    ])
  func extended(row: Row) { check(row) }

  @Test(
    "Numbered pieces",
    arguments: [
      Row("; n*2=c; n*0=a; n*1=b", ["n=abc"]),
      Row("; n*0*=utf-8''%E2%82; n*1*=%AC; n*2=%41", ["n=€%41"]),
      Row("; n*0=%41; n*1*=%42", ["n=%41B"]),
      Row("; n*0=a; n*2=c", ["n=a"], "parameterGap@16"),
      Row("; n*1=a; n*2=c; n*4=d", ["n=ac"], "parameterGap@9", "parameterGap@23"),
      Row("; n*2=a; m=1", ["m=1"], "parameterGap@9"),
      Row("; n*0=a; n*1=b; n*1=c; n*0*=d", ["n=ab"], "parameterPieceDuplicate@31", "parameterPieceDuplicate@23"),
      Row("; n*0=a; n*01=b", ["n=ab"], "parameterPieceNumber@13"),
      Row("; n*0=a; n*-1=b", ["n=a", "n*-1=b"], "parameterPieceNumber@13"),
      Row("; n**=a", ["n**=a"], "parameterPieceNumber@6"),
      Row("; n*18446744073709551616=a", ["n*18446744073709551616=a"], "parameterPieceNumber@6"),
    ])
  func pieces(row: Row) { check(row) }

  @Test(
    "Several forms",
    arguments: [
      Row("; n=1; n*0=2; n*=utf-8''3", ["n=3"], "parameterConflict@5"),
      Row("; n=1; n*0=2", ["n=2"], "parameterConflict@5"),
      Row("; n=1; n*0=1; n*=utf-8''1", ["n=1"]),
      Row("; n=1; n*1=2; n*3=2", ["n=2"], "parameterGap@14", "parameterGap@21", "parameterConflict@5"),
      Row("; n=1; n*5=2", ["n=1"], "parameterGap@14"),
    ])
  func forms(row: Row) { check(row) }

  @Test func languageAndCharset() throws {
    var log = DefectLog()
    let type = MediaType(lenient: "x/y; n*=ISO-8859-1'en-us'%A3; m*='de'x".utf8.span, defects: &log)
    let first = try #require(type.parameters.elements.first)
    #expect(first == Parameter(name: "N", value: "£", language: "en-us", charset: "ISO-8859-1"))
    #expect(type.parameters.elements.last == Parameter(name: "m", value: "x", language: "de"))
  }

  @Test func subscripts() {
    var parameters = Parameters([Parameter(name: "A", value: "1"), Parameter(name: "a", value: "2")])
    #expect(parameters["A"] == "1")
    #expect(parameters.elements.count == 1)
    parameters["B"] = "3"
    parameters["a"] = "4"
    #expect(parameters.elements == [Parameter(name: "a", value: "4"), Parameter(name: "b", value: "3")])
    parameters["A"] = nil
    parameters["z"] = nil
    #expect(parameters.elements == [Parameter(name: "b", value: "3")])
    #expect(parameters["\u{212A}"] == nil)  // the Kelvin sign is no k
  }
}
