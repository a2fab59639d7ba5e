import Octets
import SMTP
import TestSupport
import Testing

struct Unstuffed: Equatable, CustomStringConvertible {
  var octets: [UInt8] = []
  var consumed = 0
  var isAtEnd = false
  var report: TransferReport

  var description: String { "\(visible(octets)) \(consumed) \(isAtEnd) \(report)" }
}

/// Runs an unstuffer over octets in pieces; what comes behind the end of data is not given to it.
func unstuff(
  _ wire: [UInt8], _ bareLineEnds: BareLineEnds = .reject, limits: TransferLimits = TransferLimits(),
  _ split: Split = []
) -> Unstuffed {
  var unstuffer = DotUnstuffer(bareLineEnds: bareLineEnds, limits: limits)
  var result = Unstuffed(report: unstuffer.report)
  wire.forEachPiece(split) { piece in
    guard !unstuffer.isAtEnd else { return }
    let count = unstuffer.unstuff(piece, into: &result.octets)
    result.consumed += count
    #expect(count == piece.count || unstuffer.isAtEnd)
  }
  result.isAtEnd = unstuffer.isAtEnd
  result.report = unstuffer.report
  return result
}

struct DotUnstufferTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let wire: String
    let message: String
    let left: String?
    var testDescription: String { visible(Array(wire.utf8)) }

    init(_ wire: String, _ message: String, left: String? = "") {
      self.wire = wire
      self.message = message
      self.left = left
    }
  }

  @Test(
    "RFC 5321 §4.5.2",
    arguments: [
      Row(".\r\n", ""),
      Row("a\r\n.\r\n", "a\r\n"),
      Row("..a\r\n..\r\n.b\r\n.\r\nNOOP\r\n", ".a\r\n.\r\nb\r\n", left: "NOOP\r\n"),
      Row("a.\r\n.\r\n.\r\n", "a.\r\n", left: ".\r\n"),
      Row("\r\n.\r\n", "\r\n"),
      Row(".\rb\r\n.\r\n", "\rb\r\n"),
      Row(".\r\r\n.\r\n", "\r\r\n"),
      Row("\n\r.\r\r\n.\r\n", "\n\r.\r\r\n"),
      Row("", "", left: nil),
      Row(".", "", left: nil),
      Row(".\r", "", left: nil),
      Row("\r\n.\r", "\r\n", left: nil),
      Row("\n.\n", "\n.\n", left: nil),
      Row("a\r\n..\r\n", "a\r\n.\r\n", left: nil),
    ])
  func endsAtTheEndOfDataOnly(_ row: Row) {
    let wire = Array(row.wire.utf8)
    for split in splits(of: wire.count) {
      let result = unstuff(wire, .pass, split)
      #expect(visible(result.octets) == visible(Array(row.message.utf8)))
      #expect(result.isAtEnd == (row.left != nil))
      #expect(result.consumed == wire.count - (row.left ?? "").utf8.count)
    }
  }

  /// What receivers were found to take for an end of data. Each comes between two lines of a message.
  static let smuggling: [(name: String, octets: String)] = [
    ("LF.LF", "\n.\n"), ("LF.CRLF", "\n.\r\n"), ("CRLF.LF", "\r\n.\n"), ("CR.CR", "\r.\r"), ("CR.CRLF", "\r.\r\n"),
    ("CRLF.CR", "\r\n.\r"), ("CRLF NUL.CRLF", "\r\n\0.\r\n"),
  ]

  @Test(arguments: smuggling.indices)
  func nothingElseEndsTheData(_ index: Int) {
    let octets = Self.smuggling[index].octets
    let smuggled = "MAIL FROM:<a@b.example>\r\n"
    let wire = Array("Subject: a\r\n\r\nfirst\(octets)\(smuggled)last\r\n.\r\nQUIT\r\n".utf8)
    let whole = unstuff(wire)
    #expect(whole.isAtEnd && whole.consumed == wire.count - 6)
    #expect(!whole.report.faults.isEmpty)
    for split in splits(of: wire.count) {
      #expect(unstuff(wire, .reject, split) == whole)
    }
    for policy in [BareLineEnds.normalize, .pass] {
      let other = unstuff(wire, policy)
      #expect(other.isAtEnd && other.consumed == wire.count - 6)
      for split in splits(of: wire.count) { #expect(unstuff(wire, policy, split) == other) }
    }
  }

  /// CR CRLF dot CRLF does hold CRLF, dot, CRLF: the data ends there for every reader, and the bare CR refuses it.
  @Test func aBareCRBeforeTheEndOfData() {
    let wire = Array("a\r\r\n.\r\nQUIT\r\n".utf8)
    for split in splits(of: wire.count) {
      let result = unstuff(wire, .reject, split)
      #expect(result.isAtEnd && visible(result.octets) == "a␍␍␊")
      #expect(result.report.faults == [.bareCR] && result.report.firstFault == 1)
    }
  }

  /// The sender stops at each; made CRLF, the dot behind is doubled.
  @Test(arguments: smuggling.map(\.octets) + ["\r\r\n.\r\n"])
  func noneOfThemIsEverSent(_ octets: String) {
    let message = Array("first\(octets)MAIL FROM:<a@b.example>\r\n".utf8)
    for split in splits(of: message.count) {
      let refused = stuff(message, .reject, split)
      #expect(refused.error != nil && !visible(refused.octets).contains(visible(Array(octets.utf8))))
      #expect(!unstuff(refused.octets).isAtEnd)
      let normalized = stuff(message, .normalize, split)
      guard normalized.error == nil else { continue }
      let received = unstuff(normalized.octets)
      #expect(received.consumed == normalized.octets.count && received.report.faults.isEmpty)
    }
  }

  @Test func normalizedLineEnds() {
    let wire = Array("a\nb\rc\r\n.d\n.\ne\r\r\nf\r\n.\r\n".utf8)
    for split in splits(of: wire.count) {
      let result = unstuff(wire, .normalize, split)
      #expect(visible(result.octets) == "a␍␊b␍␊c␍␊d␍␊.␍␊e␍␊␍␊f␍␊")
      #expect(result.report.faults.isEmpty && result.report.saw == [.bareCR, .bareLF])
    }
  }

  @Test func sizeIsLimitedAndTheRestIsDrained() {
    var limits = TransferLimits()
    limits.messageOctets = 5
    let wire = Array("a\r\n..b\r\nlong\r\n.\r\nQUIT".utf8)
    for split in splits(of: wire.count) {
      let result = unstuff(wire, .reject, limits: limits, split)
      #expect(visible(result.octets) == "a␍␊.b" && result.consumed == wire.count - 4)
      #expect(result.report.faults == [.tooLarge] && result.report.octetCount == 13)
    }
    limits.messageOctets = 13
    #expect(unstuff(wire, limits: limits).report.faults.isEmpty)
  }

  @Test(arguments: [(7, false), (8, true)])
  func linesAreLimited(_ length: Int, _ isTooLong: Bool) {
    var limits = TransferLimits()
    limits.lineOctets = 9
    let line = String(repeating: "x", count: length)
    for wire in ["\(line)\r\n.\r\n", "a\r\n.\(line)\r\nb\r\n.\r\n"].map({ Array($0.utf8) }) {
      for split in splits(of: wire.count) {
        #expect(unstuff(wire, .reject, limits: limits, split).report.faults == (isTooLong ? [.lineTooLong] : []))
      }
    }
  }

  @Test func anyOctetsInAnySplitsGiveTheSame() {
    var random = SeededRandom(seed: 7)
    for round in 0..<400 {
      let wire = random.octets(round % 90, from: Array("\r\n.ab".utf8) + (round % 3 == 0 ? [0] : []))
      for policy in [BareLineEnds.reject, .normalize, .pass] {
        let whole = unstuff(wire, policy)
        for split in splits(of: wire.count, seed: UInt64(round)) where split.count != 1 || split[0] % 7 == 0 {
          #expect(unstuff(wire, policy, split) == whole, "seed 7 round \(round): \(visible(wire))")
        }
      }
    }
  }

  /// Reading on is linear, whatever comes.
  @Test(arguments: ["\n", "\r", "\r\n", ".\r\n", "\r\n.", ".\r", "\0"])
  func hostileSizes(_ unit: String) {
    let wire = Array(String(repeating: unit, count: (1 << 20) / unit.utf8.count).utf8)
    var unstuffer = DotUnstuffer(bareLineEnds: .normalize)
    var message: [UInt8] = []
    _ = unstuffer.unstuff(wire.span, into: &message)
    #expect(unstuffer.isAtEnd == [".\r\n", "\r\n."].contains(unit))
  }
}
