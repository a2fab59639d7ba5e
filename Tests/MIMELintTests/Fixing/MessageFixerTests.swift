// Folder-wide: the fixer with the repairs of fields, delimiters and bodies.
import MIME
import Octets
import TestSupport
import Testing

@testable import MIMELint

struct MessageFixerTests {
  private static func fixer(_ settings: LintSettings) -> MessageFixer {
    MessageFixer(settings, date: DateTime(secondsSinceEpoch: 1_795_430_000)!, token: "token")
  }

  /// What the leaves of a message hold: text with LF between its lines, other content as it is.
  private static func contents(_ message: Message) -> [String] {
    message.index.entities.indices.map { message.entity(at: $0) }.filter { $0.kind == .leaf }.map { entity in
      guard let text = entity.text() else { return visible(entity.content()) }
      let scalars = text.string.unicodeScalars.filter { $0 != "\r" && $0 != "\u{FEFF}" }
      var string = String(String.UnicodeScalarView(scalars))
      if string.utf8.last == ASCII.lf { string.removeLast() }
      return string
    }
  }

  /// Rules whose repair changes what readers take for the content, because they took it for something else before.
  private static let reread: Set<String> = ["MIM017", "HDR004", "MIM034", "ENC011"]

  @Test(arguments: Rule.all)
  func `What is found with a repair is gone once it was repaired, and the content is the same`(rule: Rule) throws {
    let settings = ExampleSettings.settings(for: rule, isBad: true)
    let message = Message(ExampleMessage(rule.bad).octets)
    let found = Linter(settings).lint(message).diagnostics.filter { $0.rule.id == rule.id }
    let fixed = Self.fixer(settings).fix(message)
    let left = fixed.remaining.diagnostics.filter { $0.rule.id == rule.id }
    guard found.contains(where: { $0.fix != nil }) else {
      #expect(left.count == found.count)
      return
    }
    let text = visible(Array(fixed.message.octets))
    #expect(left.isEmpty, "\(left.map(\.message)) in \(text)")
    #expect(!fixed.repairs.isEmpty)
    #expect(fixed.remaining.diagnostics.allSatisfy { $0.severity < .error || found.count > 1 }, "\(text)")
    if !Self.reread.contains(rule.id) { #expect(Self.contents(fixed.message) == Self.contents(message), "\(text)") }
  }

  @Test(arguments: Rule.all)
  func `A message without fault stays as it is, octet for octet`(rule: Rule) {
    let octets = ExampleMessage(rule.good).octets
    let fixed = Self.fixer(ExampleSettings.settings(for: rule, isBad: false)).fix(Message(octets))
    let written = Array(fixed.message.octets)
    #expect(written == octets && fixed.repairs.isEmpty)
  }

  @Test func `What one repair uncovers is repaired in turn`() {
    let octets = Array(
      """
      From: J\u{F6}rg <j@example.org>
      To: bob@example.net
      Subject: Gr\u{FC}\u{DF}e
      Content-Type: multipart/mixed; boundary="a*b"

      --a*b
      Content-Type: text/plain

      H\u{E4}llo
      --a*b
      Content-Type: application/pdf; name=a b.pdf
      Content-Transfer-Encoding: base64

      JVBERi0x*LjQK
      """.utf8)
    let fixed = Self.fixer(LintSettings()).fix(Message(octets))
    let text = visible(Array(fixed.message.octets))
    #expect(fixed.remaining.worst != .error, "\(fixed.remaining.diagnostics.map(\.message)) in \(text)")
    #expect(!fixed.breaksSignature && fixed.repairs.count > 5)
    let again = Self.fixer(LintSettings()).fix(fixed.message)
    #expect(again.repairs.isEmpty)
  }

  @Test func `Signed parts stay as they are`() {
    let signed = "Content-Type: text/plain\r\n\r\nH\u{E4}llo"
    let octets = Array(
      ("From: ann@example.org\r\nTo: bob@example.net\r\nSubject: Monday\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; micalg=pgp-sha256; boundary=b\r\n\r\n"
        + "--b\r\n\(signed)\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--b--\r\n").utf8)
    let fixed = Self.fixer(LintSettings()).fix(Message(octets))
    let written = String(decoding: Array(fixed.message.octets), as: UTF8.self)
    #expect(written.contains(signed) && written.contains("Date: "))
    #expect(written.contains("Message-ID: <1795430000.token@"))
  }

  @Test func `Thousands of repairs are made, in linear time`() {
    let fields = String(repeating: "X-Note : x\r\n", count: 2_000)
    let started = ContinuousClock.now
    let fixed = Self.fixer(LintSettings()).fix(Message(Array((fields + "\r\nx\r\n").utf8)))
    #expect(ContinuousClock.now - started < .seconds(30))
    let made = fixed.repairs.count { $0.rule.name == "blank-before-colon" }
    let left = fixed.remaining.diagnostics.count { $0.rule.name == "blank-before-colon" }
    #expect(made == 2_000 && left == 0)
  }

  @Test func `Splices don't touch the same octets`() {
    var list = SpliceList()
    let wanted = [
      [Splice(range: 2..<4, octets: [1])], [Splice(range: 2..<2, octets: [2]), Splice(range: 4..<4, octets: [3])],
      [Splice(range: 3..<5, octets: [])], [Splice(range: 3..<3, octets: [9])], [Splice(range: 0..<2, octets: [])],
      [Splice(range: 4..<4, octets: [4])],
    ]
    let added = wanted.map { list.add($0) }
    #expect(added == [true, true, false, false, true, true])
    let input: [UInt8] = [10, 11, 12, 13, 14]
    let output = list.applied(to: input.span)
    #expect(output == [2, 1, 3, 4, 14])
  }
}
