import MIME
import Octets
import TestSupport
import Testing

@testable import MIMELint

struct SubjectTests {
  /// Parts in parts, with octets before, between and behind them.
  private static let nested = """
    Content-Type: multipart/mixed; boundary=a

    before
    --a
    Content-Type: multipart/mixed; boundary=b

    --b

    one
    --b
    Content-Type: message/rfc822

    Subject: inner

    two
    --b--
    behind
    --a

    --a--
    behind
    """

  @Test func `A part holds an offset that no part inside it holds`() {
    let octets = Array(Self.nested.utf8)
    let subject = Subject(Message(octets), settings: LintSettings())
    for offset in -1...octets.count + 1 {
      let found = subject.part(at: offset)?.index
      #expect(found == subject.parts.last { $0.range.contains(offset) }?.index, "at \(offset)")
    }
  }

  @Test(arguments: Rule.all)
  func `So it is in every message that shows a rule`(rule: Rule) {
    let octets = ExampleMessage(rule.bad).octets
    let subject = Subject(Message(octets), settings: LintSettings())
    let wrong = octets.indices.filter { offset in
      subject.part(at: offset)?.index != subject.parts.last { $0.range.contains(offset) }?.index
    }
    #expect(wrong.isEmpty)
  }
}
