import Octets
import SMTP
import Testing

struct EnhancedCodeTests {
  @Test(arguments: [
    ("2.0.0", true), ("5.12.345", true), ("3.0.0", false), ("2.0", false), ("2..0", false), ("22.0.0", false),
  ])
  func parsed(_ text: String, _ isValid: Bool) {
    let code = EnhancedCode(Array(text.utf8).span)
    #expect((code != nil) == isValid)
    if isValid { #expect(code?.description == text) }
  }
}
