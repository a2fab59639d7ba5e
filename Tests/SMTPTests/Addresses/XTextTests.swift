import Octets
import SMTP
import TestSupport
import Testing

struct XTextTests {
  @Test("RFC 3461 §4", arguments: [("a+b=c", "a+2Bb+3Dc"), ("", ""), ("a b\r\n", "a+20b+0D+0A"), ("~!", "~!")])
  func coding(_ plain: String, _ encoded: String) throws {
    #expect(visible(XText.encode(Array(plain.utf8).span)) == encoded)
    #expect(visible(try XText.decode(Array(encoded.utf8).span)) == visible(Array(plain.utf8)))
  }

  @Test func everyOctet() throws {
    let octets = Array(UInt8.min...UInt8.max)
    #expect(try XText.decode(XText.encode(octets.span).span) == octets)
    #expect(visible(try XText.decode(Array("+c3+a9".utf8).span)) == "\\xc3\\xa9")
  }

  @Test(arguments: [("+", 0), ("a+2", 1), ("+G0", 0), ("a=b", 1), ("a b", 1), ("é", 0)])
  func invalid(_ text: String, _ offset: Int) {
    #expect(throws: SMTPError(.invalidValue, at: offset)) { try XText.decode(Array(text.utf8).span) }
  }
}
