import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct LineEndConverterTests {
  @Test(arguments: [
    ("", "", ""), ("a", "a", "a"), ("a\nb\r\nc", "a\r\nb\r\nc", "a\nb\nc"), ("\n\n", "\r\n\r\n", "\n\n"),
    ("\r\n\r\n", "\r\n\r\n", "\n\n"), ("\r", "\r", "\r"), ("a\rb", "a\rb", "a\rb"), ("\r\r\n", "\r\r\n", "\r\n"),
    ("\n\r", "\r\n\r", "\n\r"), ("\r\n\n\r\r\n", "\r\n\r\n\r\r\n", "\n\n\r\n"),
  ])
  func converts(_ text: String, _ crlf: String, _ lf: String) {
    let input = Array(text.utf8)
    for split in [[]] + splits(of: input.count) {
      #expect(visible(run(LineEndConverter(to: .crlf), over: input, split)) == visible(Array(crlf.utf8)), "\(split)")
      #expect(visible(run(LineEndConverter(to: .lf), over: input, split)) == visible(Array(lf.utf8)), "\(split)")
    }
  }

  @Test func convertsEveryShortText() {
    var count = 0
    for length in 0...7 {
      let single = Array(repeating: 1, count: max(0, length - 1))
      forEachText(over: Array("a\r\n".utf8), length) { input in
        let crlf = run(LineEndConverter(to: .crlf), over: input)
        let lf = run(LineEndConverter(to: .lf), over: input)
        if crlf != run(LineEndConverter(to: .crlf), over: input, single)
          || lf != run(LineEndConverter(to: .lf), over: input, single)
          || run(LineEndConverter(to: .crlf), over: crlf) != crlf
          || run(LineEndConverter(to: .lf), over: crlf) != lf
          || crlf.filter({ $0 == 0x0A }) != input.filter({ $0 == 0x0A })
        {
          Issue.record("\(visible(input)): \(visible(crlf)), \(visible(lf))")
        }
        count += 1
      }
    }
    #expect(count == 3_280)
  }

  @Test("megabytes of line ends", arguments: ["\n", "\r", "\r\n", "a"]) func staysLinear(_ unit: String) {
    let input = Array(repeating: Array(unit.utf8), count: 500_000).flatMap { $0 }
    let expected = unit == "\n" ? 2 : unit.utf8.count
    #expect(run(LineEndConverter(to: .crlf), over: input).count == 500_000 * expected)
    #expect(run(LineEndConverter(to: .lf), over: input).count == 500_000)
  }
}
