import Octets
import SMTP
import TestSupport
import Testing

/// What a stuffer made of a message: octets, or the error with the octets before it.
struct Stuffed: Equatable, CustomStringConvertible {
  var octets: [UInt8] = []
  var error: SMTPError?

  var description: String { visible(octets) + (error.map { " \($0)" } ?? "") }
}

func stuff(_ message: [UInt8], _ bareLineEnds: BareLineEnds = .reject, _ split: Split = []) -> Stuffed {
  var stuffer = DotStuffer(bareLineEnds: bareLineEnds)
  var stuffed = Stuffed()
  do throws(SMTPError) {
    try message.forEachPiece(split) { (piece) throws(SMTPError) in try stuffer.stuff(piece, into: &stuffed.octets) }
    try stuffer.finish(into: &stuffed.octets)
  } catch {
    stuffed.error = error
  }
  return stuffed
}

struct DotStufferTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let message: String
    let wire: String
    var testDescription: String { visible(Array(message.utf8)) }

    init(_ message: String, _ wire: String) {
      self.message = message
      self.wire = wire
    }
  }

  @Test(
    "RFC 5321 §4.5.2",
    arguments: [
      Row("", ".\r\n"),
      Row(".", "..\r\n.\r\n"),
      Row(".\r\n", "..\r\n.\r\n"),
      Row("a", "a\r\n.\r\n"),
      Row("a\r\n", "a\r\n.\r\n"),
      Row("a\r\n\r\n", "a\r\n\r\n.\r\n"),
      Row("a.b\r\n.c\r\n..d\r\n", "a.b\r\n..c\r\n...d\r\n.\r\n"),
      Row("a\r\n.", "a\r\n..\r\n.\r\n"),
      Row("\r\n.\r\n", "\r\n..\r\n.\r\n"),
      Row("a\r\n.\r\nMAIL FROM:<b@c>\r\n", "a\r\n..\r\nMAIL FROM:<b@c>\r\n.\r\n"),
    ])
  func doublesDotsAtTheStartOfLines(_ row: Row) {
    let message = Array(row.message.utf8)
    for policy in [BareLineEnds.reject, .normalize, .pass] {
      for split in splits(of: message.count) {
        #expect(stuff(message, policy, split) == Stuffed(octets: Array(row.wire.utf8)))
      }
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let message: String
    let error: SMTPError
    let before: String
    let normalized: String?
    let passed: String
    var testDescription: String { visible(Array(message.utf8)) }

    init(_ message: String, _ error: SMTPError, before: String, normalized: String?, passed: String) {
      self.message = message
      self.error = error
      self.before = before
      self.normalized = normalized
      self.passed = passed
    }
  }

  @Test(arguments: [
    Fault("a\nb", SMTPError(.bareLF, at: 1), before: "a", normalized: "a\r\nb\r\n.\r\n", passed: "a\nb\r\n.\r\n"),
    Fault("a\n", SMTPError(.bareLF, at: 1), before: "a", normalized: "a\r\n.\r\n", passed: "a\n\r\n.\r\n"),
    Fault("a\r", SMTPError(.bareCR, at: 1), before: "a\r", normalized: "a\r\n.\r\n", passed: "a\r\r\n.\r\n"),
    Fault("\n.\n", SMTPError(.bareLF, at: 0), before: "", normalized: "\r\n..\r\n.\r\n", passed: "\n.\n\r\n.\r\n"),
    Fault("\r.\r", SMTPError(.bareCR, at: 0), before: "\r", normalized: "\r\n..\r\n.\r\n", passed: "\r.\r\r\n.\r\n"),
    Fault("\r\r\n", SMTPError(.bareCR, at: 0), before: "\r", normalized: "\r\n\r\n.\r\n", passed: "\r\r\n.\r\n"),
    Fault("\n\r", SMTPError(.bareLF, at: 0), before: "", normalized: "\r\n\r\n.\r\n", passed: "\n\r\r\n.\r\n"),
    Fault("a\u{0}b", SMTPError(.nulOctet, at: 1), before: "a", normalized: nil, passed: "a\u{0}b\r\n.\r\n"),
  ])
  func bareLineEnds(_ row: Fault) {
    let message = Array(row.message.utf8)
    for split in splits(of: message.count) {
      #expect(stuff(message, .reject, split) == Stuffed(octets: Array(row.before.utf8), error: row.error))
      #expect(stuff(message, .pass, split) == Stuffed(octets: Array(row.passed.utf8)))
      let normalized = stuff(message, .normalize, split)
      if let wanted = row.normalized {
        #expect(normalized == Stuffed(octets: Array(wanted.utf8)))
      } else {
        #expect(normalized.error == row.error)
      }
    }
  }

  /// All messages of up to six octets of an alphabet: what is sent has one end of data, at its end, and is the message.
  @Test func everySmallMessageArrivesAsItIs() {
    let alphabet: [UInt8] = Array("\r\n.a".utf8) + [0]
    var sent = 0
    for count in 0...6 {
      for number in 0..<Int(pow(5, count)) {
        var message: [UInt8] = []
        var rest = number
        for _ in 0..<count {
          message.append(alphabet[rest % 5])
          rest /= 5
        }
        for policy in [BareLineEnds.reject, .normalize] {
          let stuffed = stuff(message, policy)
          guard stuffed.error == nil else { continue }
          sent += 1
          let received = unstuff(stuffed.octets)
          #expect(received.consumed == stuffed.octets.count && received.isAtEnd && received.report.faults.isEmpty)
          if policy == .reject { #expect(received.octets == message || received.octets == message + [0x0D, 0x0A]) }
        }
      }
    }
    #expect(sent == 5749)
  }

  private func pow(_ base: Int, _ exponent: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * base } }

  @Test func aFinishedStufferTakesAnotherMessage() throws {
    var stuffer = DotStuffer()
    var wire: [UInt8] = []
    for message in ["a", ".b"] {
      try stuffer.stuff(Array(message.utf8).span, into: &wire)
      try stuffer.finish(into: &wire)
    }
    #expect(visible(wire) == visible(Array("a\r\n.\r\n..b\r\n.\r\n".utf8)))
  }
}
