// Folder-wide: masking what is written.
import MIME
import TestSupport
import Testing

@Suite struct MessageRedactingTests {
  private static func redacted(
    _ octets: [UInt8], _ targets: [Redaction.Target]
  ) -> (octets: [UInt8], notes: [RewriteNote]) {
    let rewriting = Message(octets).redacted(Redaction(targets))
    do { return (try rewriting.octets(), rewriting.notes) } catch { return (Array("\(error)".utf8), []) }
  }

  private static let targets: [Redaction.Target] = [
    .address("ann@example.org"), .domain("secret.example"), .text("Müller"), .text("Project X"),
  ]

  @Test(arguments: [
    ("From: Ann <Ann@Example.org>\n\n", "From: Ann <redacted@redacted.invalid>\n\n"),
    ("From: Joe <joann@example.org>\n\n", "From: Joe <joann@example.org>\n\n"),
    ("To: a@b.c, x@mail.secret.example\n\n", "To: a@b.c, redacted@redacted.invalid\n\n"),
    ("Subject: =?iso-8859-1?q?Re:_M=FCller?=\n\n", "Subject: Re: [redacted]\n\n"),
    ("Subject: Proj=\n\n", "Subject: Proj=\n\n"),
    ("Subject: project\n x\n\n", "Subject: [redacted]\n\n"),
    ("X-Note: see ann@example.org.\n\n", "X-Note: see redacted@redacted.invalid.\n\n"),
    ("Message-ID: <1.2@secret.example>\n\n", "Message-ID: <1.2@redacted.invalid>\n\n"),
    (
      "Received: from mx.secret.example (mx.secret.example [192.0.2.1]) by b.example; Mon, 23 Nov 2026 10:00:00 +0100\n\n",
      "Received: from redacted.invalid (redacted.invalid [192.0.2.1]) by b.example;\n Mon, 23 Nov 2026 10:00:00 +0100\n\n"
    ),
    (
      "Content-Disposition: attachment; filename*=utf-8''M%C3%BCller.pdf\n\n",
      "Content-Disposition: attachment; filename=\"[redacted].pdf\"\n\n"
    ),
    (
      "A: 1\n\nWrite to ann@example.org.au or ANN@example.org!\n",
      "A: 1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 7bit\n\nWrite to ann@example.org.au or redacted@redacted.invalid!\n"
    ),
    (
      "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nM=FCller =E4\n",
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n[redacted] =C3=A4\n"
    ),
    ("Content-Type: image/png\n\nProject X", "Content-Type: image/png\n\nProject X"),
  ])
  func masks(_ message: String, _ expected: String) {
    let result = Self.redacted(Array(message.utf8), Self.targets)
    #expect(String(decoding: result.octets, as: UTF8.self) == expected)
  }

  @Test func linesThatAreNoFieldsGoWhereTheyHoldATarget() {
    let result = Self.redacted(
      Array("From ann@example.org Mon\nA: 1\nann@example.org\nB: 2\n\nx\n".utf8), Self.targets)
    #expect(String(decoding: result.octets, as: UTF8.self) == "A: 1\nB: 2\n\nx\n")
  }

  @Test func messagesUnderAnEncodingAreRedactedToo() {
    let inner = "Subject: x\n\nann@example.org\n"
    let outer = "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n\(inner)"
    let message = Message(Self.redacted(Array(outer.utf8), Self.targets).octets)
    let text = message.root.message?.root.text()?.string
    #expect(text == "redacted@redacted.invalid\n")
  }

  @Test func whatHoldsNoTargetStays() {
    for (name, octets) in RewriteCorpus.fixtures {
      let result = Self.redacted(octets, [.text("qqqqqqq"), .address("q@q.q"), .domain("q.q")])
      #expect(result.octets == octets, "\(name)")
    }
  }

  @Test func nothingIsLeftInAnyFixture() {
    for (name, octets) in RewriteCorpus.fixtures {
      let targets: [Redaction.Target] = [.domain("example.org"), .domain("example.com"), .domain("example.net")]
      let after = Message(Self.redacted(octets, targets).octets)
      #expect(after.leaves.count == Message(octets).leaves.count, "\(name)")
      for entity in after.leaves {
        let text = entity.text()?.string ?? ""
        #expect(!text.contains("example.org"), "\(name)")
      }
      for field in after.root.fields {
        let text = field.text
        #expect(!text.contains("@example.org"), "\(name) \(field.name)")
      }
    }
  }

  @Test func brokenSignaturesAreTold() {
    let signed = "DKIM-Signature: x\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nann@example.org\n--b--\n"
    let result = Self.redacted(Array(signed.utf8), Self.targets)
    #expect(result.notes.map(\.code) == [.partSignatureBroken, .signatureBroken])
  }

  @Test func hostileTextsStayLinear() {
    let text = Array(("A: 1\n\n" + String(repeating: "a", count: 1 << 18) + "@secret.example").utf8)
    let result = Self.redacted(text, [.domain("secret.example"), .text("aab"), .address("aaaa@x.y")])
    #expect(result.octets.count < text.count * 2)
  }
}
