import Octets
import Testing

@testable import MIME

@Suite("Content-Transfer-Encoding") struct TransferEncodingFieldTests {
  @Test(
    "Labels",
    arguments: [
      ("7bit", "7bit"), (" 7BIT (comment)\r\n", "7BIT"), ("(x) BaSe64 (y)", "BaSe64"), ("base64;", "base64"),
      ("\r\n base64", "base64"), ("\"base64\"", "base64"), ("base64; x=y", "base64"),
      ("quoted-printable junk", "quoted-printable"),
      ("", nil), (" \r\n", nil), ("(c)", nil), (";", nil),
    ] as [(String, String?)])
  func labels(body: String, label: String?) {
    let range = TransferEncodingField.label(in: body.utf8.span)
    #expect(range.map { String(decodingUTF8: body.utf8.span.extracting($0)) } == label)
  }

  @Test(
    "What follows the grammar",
    arguments: [
      ("7bit", true), (" 8BIT\r\n", true), ("(x) BaSe64 (y)", true), ("quoted-printable", true), ("binary", true),
      ("base64;", false), ("\"base64\"", false), ("base64 junk", false), ("8-bit", false), ("7bits", false),
      ("", false),
      ("(c)", false),
    ])
  func wellFormed(body: String, isWellFormed: Bool) {
    #expect(TransferEncodingField.isWellFormed(body.utf8.span) == isWellFormed)
  }
}
