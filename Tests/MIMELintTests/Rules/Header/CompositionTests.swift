import Octets
import Testing

@testable import MIMELint

struct CompositionTests {
  @Test(
    arguments: [
      ("Gru\u{308}n", 2..<5), ("\u{439}", nil), ("\u{438}\u{306}", 0..<4), ("Grün", nil), ("q\u{308}", nil),
      ("か\u{3099}", 0..<6), ("plain", nil),
    ] as [(String, Range<Int>?)])
  func `The first letter apart from its mark is found`(text: String, expected: Range<Int>?) {
    let octets = Array(text.utf8)
    let place = Composition.firstApart(in: octets.span)
    #expect(place == expected)
  }
}
