// Folder-wide: recoding and downgrading of whole messages.
import MIME
import MIMECodecs
import TestSupport
import Testing

/// What a message says, whatever its encodings: kinds, types and decoded content of its entities.
struct Meaning: Equatable {
  var parts: [String] = []
  var contents: [[UInt8]] = []

  init(_ message: Message, comparesCharsets: Bool = true) {
    for entity in message.leaves.reversed() {
      var type = entity.mediaType
      if !comparesCharsets { type.parameters["charset"] = nil }
      if entity.kind == .leaf { contents.append(Self.content(of: entity, asText: !comparesCharsets)) }
      parts.append("\(entity.kind) \(type.essence) \(type.parameters.elements.map { "\($0.name)=\($0.value)" })")
    }
  }

  private static func content(of entity: Entity, asText: Bool) -> [UInt8] {
    withLF((asText ? entity.text()?.utf8 : nil) ?? entity.content())
  }

  /// Whether a message stands under a transfer encoding: recoding it brings its parts to light.
  static func isComparable(_ message: Message) -> Bool { !message.leaves.contains { $0.kind == .encodedMessage } }

  private static func withLF(_ octets: [UInt8]) -> [UInt8] {
    var converter = LineEndConverter(to: .lf)
    var lines: [UInt8] = []
    converter.convert(octets.span, into: &lines)
    converter.finish(into: &lines)
    // The line end at the end of a message may belong to its body or not.
    while lines.last == 0x0A { lines.removeLast() }
    return lines
  }
}

@Suite struct MessageRecodingTests {
  private static func octets(_ rewriting: Rewriting) -> [UInt8] {
    do { return try rewriting.octets() } catch { return Array("\(error)".utf8) }
  }

  private static func recoded(_ octets: [UInt8], _ change: (inout MessageRecoding) -> Void) -> Rewriting {
    var recoding = MessageRecoding()
    change(&recoding)
    return Message(octets).recoded(recoding)
  }

  // MARK: Properties

  @Test(arguments: [
    MessageRecoding.Transfer.base64, .quotedPrintable, .fitting(.sevenBit), .fitting(.eightBit), .fitting(.binary),
  ])
  func contentStaysTheSameThereAndBack(_ transfer: MessageRecoding.Transfer) {
    for (name, octets) in RewriteCorpus.fixtures where Meaning.isComparable(Message(octets)) {
      let before = Meaning(Message(octets))
      let there = Self.octets(Self.recoded(octets) { $0.transfer = transfer })
      #expect(Meaning(Message(there)) == before, "\(name)")
      let back = Self.octets(Self.recoded(there) { $0.transfer = .fitting(.eightBit) })
      #expect(Meaning(Message(back)) == before, "\(name)")
    }
  }

  @Test func textStaysTheSameInUTF8() {
    for (name, octets) in RewriteCorpus.fixtures {
      let before = Meaning(Message(octets), comparesCharsets: false)
      let rewriting = Self.recoded(octets) { $0.makesUTF8 = true }
      let after = Message(Self.octets(rewriting))
      // What HTML says of its charset changes with it.
      if !name.contains("html") { #expect(Meaning(after, comparesCharsets: false) == before, "\(name)") }
      guard rewriting.fits else { continue }
      for entity in after.leaves where entity.isText {
        let text = entity.text()
        let isUTF8 = text?.charset.used.name == "utf-8" || text?.charset.used.name == "us-ascii"
        let isSigned = entity.parent?.mediaType.subtype == "signed"
        #expect(isUTF8 || isSigned, "\(name) \(text?.charset.used.name ?? "")")
      }
    }
  }

  @Test func downgradedMessagesAreSevenBit() {
    for (name, octets) in RewriteCorpus.fixtures {
      let message = Message(octets)
      let rewriting = message.downgraded(to: .sevenBit)
      let after = Self.octets(rewriting)
      let isSevenBit = after.allSatisfy { $0 < 0x80 }
      if rewriting.fits { #expect(isSevenBit || message.hasEightBitJunk, "\(name)") }
      #expect(Meaning(Message(after)).contents.count == Meaning(message).contents.count, "\(name)")
      if rewriting.isIdentity { #expect(after == octets, "\(name)") }
    }
  }

  @Test func downgradingBringsNoDefect() {
    for (name, octets) in RewriteCorpus.fixtures {
      let before = Set(Message(octets).diagnose().map(\.code))
      guard before.isEmpty else { continue }
      let after = Message(Self.octets(Message(octets).downgraded(to: .sevenBit))).diagnose().map(\.code.name)
      #expect(after == [], "\(name)")
    }
  }

  @Test func whatFitsStaysAsItIs() {
    for (name, octets) in RewriteCorpus.fixtures {
      let message = Message(octets)
      let rewriting = message.downgraded(to: message.neededRoute)
      #expect(Self.octets(rewriting) == octets, "\(name)")
    }
  }

  // MARK: Rows

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    var transfer: MessageRecoding.Transfer?
    var makesUTF8 = false
    var lineEnds: LineEnds?
    let message: [UInt8]
    let expected: String
    var notes: [RewriteNote.Code] = []
    var testDescription: String { name }
  }

  @Test(arguments: [
    Row(
      name: "base64 of a text has CRLF", transfer: .base64, message: Array("A: 1\n\na\nb\n".utf8),
      expected: "A: 1\nContent-Transfer-Encoding: base64\n\nYQ0KYg0K\n"),
    Row(
      name: "the multipart says 8bit", transfer: .fitting(.eightBit),
      message: Array(
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n"
          + "Content-Transfer-Encoding: base64\n\nw6k=\n--b--\n").utf8),
      expected: "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: 8bit\n\n"
        + "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\né\n--b--\n"),
    Row(
      name: "a line like a delimiter stays encoded", transfer: .fitting(.eightBit),
      message: Array(
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n"
          + "YQ0KLS1iDQo=\n--b--\n").utf8),
      expected: "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n"
        + "YQ0KLS1iDQo=\n--b--\n"),
    Row(
      name: "text becomes UTF-8", makesUTF8: true,
      message: Array("Content-Type: text/plain; charset=iso-8859-1; x=y\nContent-Transfer-Encoding: 8bit\n\n".utf8)
        + [0xE9, 0x0A],
      expected: "Content-Type: text/plain; charset=utf-8; x=y\nContent-Transfer-Encoding: 8bit\n\né\n"),
    Row(
      name: "HTML says so too", makesUTF8: true,
      message: Array(
        ("Content-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n"
          + "<meta charset=3D\"koi8-r\"><meta http-equiv=3Dx content=3D'a; charset=3Dkoi8-r'><p>=C1").utf8),
      expected: "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + "<meta charset=3D\"utf-8\"><meta http-equiv=3Dx content=3D'a; charset=3Dutf-8'=\n><p>=D0=B0"),
    Row(
      name: "an undecodable text stays", makesUTF8: true,
      message: Array("Content-Type: text/plain; charset=shift_jis\nContent-Transfer-Encoding: 8bit\n\n".utf8)
        + [0x81, 0x0A],
      expected: "Content-Type: text/plain; charset=shift_jis\nContent-Transfer-Encoding: 8bit\n\n\u{FFFD}\n",
      notes: [.charsetKept]),
    Row(
      name: "line ends", lineEnds: .crlf,
      message: Array("A: 1\nContent-Transfer-Encoding: 8bit\n\na\r\nb\n".utf8),
      expected: "A: 1\r\nContent-Transfer-Encoding: 8bit\r\n\r\na\r\nb\r\n"),
    Row(
      name: "line ends of a binary body stay", lineEnds: .lf,
      message: Array("A: 1\r\nContent-Transfer-Encoding: binary\r\n\r\na\r\nb\n".utf8),
      expected: "A: 1\nContent-Transfer-Encoding: binary\n\na\r\nb\n"),
    Row(
      name: "a signed part stays", transfer: .base64,
      message: Array("Content-Type: multipart/signed; boundary=b\n\n--b\n\nx\n--b--\n".utf8),
      expected: "Content-Type: multipart/signed; boundary=b\n\n--b\n\nx\n--b--\n", notes: [.signedPartKept]),
    Row(
      name: "DKIM is told", transfer: .base64, message: Array("DKIM-Signature: x\n\nx\n".utf8),
      expected: "DKIM-Signature: x\nContent-Transfer-Encoding: base64\n\neA0K\n", notes: [.signatureBroken]),
  ])
  func recodes(_ row: Row) {
    let rewriting = Self.recoded(row.message) {
      $0.transfer = row.transfer
      $0.makesUTF8 = row.makesUTF8
      $0.lineEnds = row.lineEnds
    }
    #expect(String(decoding: Self.octets(rewriting), as: UTF8.self) == row.expected)
    #expect(rewriting.notes.map(\.code) == row.notes)
  }

  @Test(
    arguments: [
      (
        "Subject: Grüße\n\n", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n\n", []
      ),
      ("To: Zoë <zoe@exämple.org>\n\n", "To: =?utf-8?q?Zo=C3=AB?= <zoe@xn--exmple-cua.org>\n\n", []),
      (
        "To: a@b.c, Zoë <zoë@example.org>\n\n",
        "To: a@b.c, =?utf-8?q?Zo=C3=AB_zo=C3=AB=40example=2Eorg?= :;\n\n", [RewriteNote.Code.addressReplaced]
      ),
      (
        "Message-ID: <ä@example.org>\n\n", "Downgraded-Message-ID: =?utf-8?q?=3C=C3=A4=40example=2Eorg=3E?=\n\n",
        [.fieldRenamed]
      ),
      ("In-Reply-To: Ihre Nachricht für mich <1@example.org>\n\n", "In-Reply-To: <1@example.org>\n\n", []),
      ("Sender: zoë@example.org\n\n", "Sender: =?utf-8?q?zo=C3=AB=40example=2Eorg?= :;\n\n", [.addressReplaced]),
      (
        "To: Team: Zoë <zoë@example.org>, b@example.net;\n\n",
        "To: Team =?utf-8?q?Zo=C3=AB_=3Czo=C3=AB=40example=2Eorg=3E=2C_b=40example?=\n =?utf-8?q?=2Enet?= :;\n\n",
        [.addressReplaced]
      ),
      ("Content-Location: ä.png\n\n", "Content-Location: =?utf-8?b?w6QucG5n?=\n\n", [.fieldEncoded]),
      (
        "Received: from bücher.example by b id ä for <zoë@example.org>; Mon, 23 Nov 2026 10:00:00 +0000\n\n",
        "Received: from xn--bcher-kva.example by b; Mon, 23 Nov 2026 10:00:00 +0000\n\n", []
      ),
      (
        "Received: from ä@a by b; Mon, 23 Nov 2026 10:00:00 +0000\n\n",
        "Received: from ä@a by b; Mon, 23 Nov 2026 10:00:00 +0000\n\n", [.fieldKept]
      ),
      (
        "Content-Disposition: attachment; filename=\"ä.txt\"\n\n",
        "Content-Disposition: attachment; filename*=utf-8''%C3%A4.txt\n\n", []
      ),
      (
        "Content-Type: message/global\n\nSubject: ä\n\nx",
        "Content-Type: message/rfc822\n\nSubject: =?utf-8?b?w6Q=?=\n\nx",
        []
      ),
      (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße an alle\n",
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe an alle\n",
        []
      ),
      (
        "Content-Transfer-Encoding: 8bit\nContent-Type: multipart/mixed; boundary=b\n\nä\n--b\n\nx\n--b--\n",
        "Content-Transfer-Encoding: 7bit\nContent-Type: multipart/mixed; boundary=b\n\n\n--b\n\nx\n--b--\n", []
      ),
      (
        "Content-Transfer-Encoding: 8bit\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nä\n--b--\n",
        "Content-Transfer-Encoding: 8bit\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nä\n--b--\n",
        [.signedPartKept]
      ),
      (
        "Content-Type: message/partial\n\nä\n", "Content-Type: message/partial\n\nä\n", [.bodyKept]
      ),
    ] as [(String, String, [RewriteNote.Code])])
  func downgrades(_ message: String, _ expected: String, _ notes: [RewriteNote.Code]) {
    let rewriting = Message(Array(message.utf8)).downgraded(to: .sevenBit)
    #expect(String(decoding: Self.octets(rewriting), as: UTF8.self) == expected)
    #expect(rewriting.notes.map(\.code) == notes)
  }
}

extension Message {
  /// Whether lines among its header fields that are none hold octets above 127, which nothing can encode.
  fileprivate var hasEightBitJunk: Bool {
    defects.contains { [.headerJunkLine, .headerStartsFolded, .byteOrderMark, .envelopeLine].contains($0.code) }
  }
}
