import Octets
import Testing

@Suite struct SpanOctetsTests {
  @Test(
    arguments: [
      ("", nil), ("0", 0), ("007", 7), ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("+5", nil),
      ("-1", nil), ("1 ", nil), ("٣", nil), (String(repeating: "9", count: 1_000), nil),
    ] as [(String, Int?)])
  func readsPlainNumbersOnly(_ text: String, _ number: Int?) {
    let octets = Array(text.utf8)
    let value = octets.span.decimalValue()
    #expect(value == number)
  }

  @Test func numbersStopAtTheirMaximum() {
    let octets = Array("101".utf8)
    let maximum = octets.span.decimalValue(atMost: 101)
    let past = octets.span.decimalValue(atMost: 100)
    #expect(maximum == 101 && past == nil)
  }

  @Test(arguments: [
    ("Subject", true), ("sUBJECT", true), ("subjec", false), ("subjects", false), ("ſubject", false),
  ])
  func foldsCaseOfASCIIOnly(_ text: String, _ isEqual: Bool) {
    let octets = Array(text.utf8)
    let toName = octets.span.equalsIgnoringCase("subject")
    let name = Array("SUBJECT".utf8)
    let toSpan = octets.span.equalsIgnoringCase(name.span)
    #expect(toName == isEqual && toSpan == isEqual)
  }

  @Test func comparesWithPrefixes() {
    let octets = Array("a-b-c".utf8)
    let starts = octets.span.starts(with: "a-")
    let isTooLong = octets.span.starts(with: "a-b-c-")
    #expect(starts && !isTooLong)
  }

  @Test func findsOctets() {
    let octets = Array("a-b-c".utf8)
    let first = octets.span.firstIndex(of: ASCII.hyphen)
    let next = octets.span.firstIndex(of: ASCII.hyphen, from: 2)
    let none = octets.span.firstIndex(of: ASCII.colon)
    #expect(first == 1 && next == 3 && none == nil)
  }

  @Test(arguments: [(" \t\r\n x \n", 5..<6), (" \r\n", 3..<3), ("x", 0..<1)])
  func trimsBlanksAndLineEnds(_ text: String, _ range: Range<Int>) {
    let octets = Array(text.utf8)
    let trimmed = octets.span.trimmedRange()
    #expect(trimmed == range)
  }

  @Test(arguments: 0...40)
  func comparesAllOctets(_ count: Int) {
    let octets = (0..<count).map { UInt8($0) }
    var isEqual = octets.span.equals(octets.span)
    #expect(isEqual)
    for index in octets.indices {
      var changed = octets
      changed[index] ^= 0x80
      isEqual = octets.span.equals(changed.span)
      #expect(!isEqual)
    }
    let longer = octets + [0]
    isEqual = octets.span.equals(longer.span)
    #expect(!isEqual)
  }

  @Test func readsWords() {
    let octets = (UInt8(0)...9).map { $0 }
    let words = [octets.span.word(at: 0), octets.span.word(at: 2)]
    #expect(words == [0x0706_0504_0302_0100, 0x0908_0706_0504_0302])
  }
}
