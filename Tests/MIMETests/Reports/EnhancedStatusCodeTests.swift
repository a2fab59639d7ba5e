import MIME
import Testing

@Suite struct EnhancedStatusCodeTests {
  @Test(
    arguments: [
      ("5.1.1", "5.1.1"), ("2.0.0", "2.0.0"), ("4.999.999 (c)", "4.999.999"), ("5.1.1(c)", "5.1.1"),
      ("5.01.1", "5.1.1"),
      ("5.1.1 x", "5.1.1"), ("", nil), ("5", nil), ("5.1", nil), ("5.1.", nil), ("55.1.1", nil), ("5.1.1000", nil),
      ("5.1.1.1", nil), ("a.1.1", nil), ("5.-1.1", nil), (" 5.1.1", nil),
    ] as [(String, String?)])
  func reads(text: String, expected: String?) {
    #expect(EnhancedStatusCode(text)?.description == expected)
  }
}
