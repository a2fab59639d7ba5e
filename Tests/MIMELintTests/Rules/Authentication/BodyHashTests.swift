import Octets
import Testing

@testable import MIMELint

struct BodyHashTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let simple: String
    let relaxed: String
    let source: String
    var testDescription: String { source }
  }

  static let rows = [
    Row(
      body: " C \r\nD \t E\r\n\r\n\r\n", simple: " C \r\nD \t E\r\n", relaxed: " C\r\nD E\r\n",
      source: "RFC 6376 §3.4.5"),
    Row(body: "", simple: "\r\n", relaxed: "", source: "RFC 6376 §3.4.3, §3.4.4: an empty body"),
    Row(body: "\r\n\r\n", simple: "\r\n", relaxed: "", source: "RFC 6376 §3.4.3: nothing but empty lines"),
    Row(body: "a", simple: "a\r\n", relaxed: "a\r\n", source: "RFC 6376 §3.4.3: no line end at the end"),
    Row(body: "a\n\nb\n", simple: "a\r\n\r\nb\r\n", relaxed: "a\r\n\r\nb\r\n", source: "lines of a file"),
    Row(
      body: "a  b\t\tc \r\n \t\r\nd\r\n", simple: "a  b\t\tc \r\n \t\r\nd\r\n", relaxed: "a b c\r\n\r\nd\r\n",
      source: "runs"),
  ]

  @Test(arguments: rows)
  func `A body has its canonical form`(row: Row) {
    let body = Array(row.body.utf8)
    let simple = BodyHash.canonical(body.span, isRelaxed: false)
    let relaxed = BodyHash.canonical(body.span, isRelaxed: true)
    #expect(simple == Array(row.simple.utf8))
    #expect(relaxed == Array(row.relaxed.utf8))
  }
}
