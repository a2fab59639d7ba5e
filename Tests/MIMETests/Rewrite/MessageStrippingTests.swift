// Folder-wide: notes in the place of parts.
import MIME
import TestSupport
import Testing

/// Counts octets: enough to see that a digest was computed over all of them.
private struct CountDigest: ContentDigest {
  private var count = 0

  mutating func update(_ run: Span<UInt8>) { count += run.count }
  func text() -> String { "COUNT \(count)" }
}

@Suite struct MessageStrippingTests {
  private static let message = """
    A: 1
    Content-Type: multipart/mixed; boundary=b

    --b

    text
    --b
    Content-Type: image/png; name="p.png"
    Content-Disposition: attachment; filename="a b.png"
    Content-ID: <1@example.org>
    Content-Transfer-Encoding: base64

    aGVsbG8=
    --b--

    """

  private static func stripped(_ octets: [UInt8], reference: String? = nil) -> (octets: [UInt8], notes: [RewriteNote]) {
    let message = Message(octets)
    do throws(CompositionError) {
      let rewriting = try message.stripped(of: message.bodies.attachments, digest: CountDigest()) { _ in reference }
      return (try rewriting.octets(), rewriting.notes)
    } catch {
      return (Array("\(error)".utf8), [])
    }
  }

  @Test func aNoteSaysWhatWasThere() {
    let result = Self.stripped(Array(Self.message.utf8))
    #expect(
      String(decoding: result.octets, as: UTF8.self) == """
        A: 1
        Content-Type: multipart/mixed; boundary=b

        --b

        text
        --b
        Content-Type: text/plain; charset=us-ascii

        An attachment was removed from this message.

        Name:    a b.png
        Type:    image/png
        Size:    5 octets
        Digest:  COUNT 5

        --b--

        """)
    #expect(result.notes == [])
  }

  @Test func aReferenceIsAnExternalBody() {
    let result = Self.stripped(Array(Self.message.utf8), reference: "https://example.org/x")
    let part = Message(result.octets).entity(numbered: "2")
    #expect(part?.mediaType.essence == "message/external-body")
    #expect(part?.mediaType.parameters["url"] == "https://example.org/x")
    #expect(part?.mediaType.parameters["size"] == "5")
    let phantom = Message(part?.content() ?? [])
    #expect(phantom.root.mediaType.essence == "image/png")
    #expect(phantom.root.fileName == "a b.png")
    #expect(phantom.root.contentID == "1@example.org")
    #expect(Message(result.octets).diagnose().filter { $0.code != .missingMIMEVersion } == [])
  }

  @Test func everythingElseStays() {
    for (name, octets) in RewriteCorpus.fixtures {
      let message = Message(octets)
      guard message.bodies.attachments.isEmpty else { continue }
      #expect(Self.stripped(octets).octets == octets, "\(name)")
    }
  }

  @Test func signedPartsStay() {
    let signed = Self.message.replacing("multipart/mixed", with: "multipart/signed")
    let result = Self.stripped(Array(signed.utf8))
    #expect(result.octets == Array(signed.utf8))
    #expect(result.notes.map(\.code) == [.signedPartKept])
  }

  @Test func hostileNamesBreakNothing() {
    for name in ["--b", "a=?utf-8?q?=0D=0A--b?=", "\u{202E}x", String(repeating: "n", count: 5000)] {
      let hostile = Self.message.replacing("a b.png", with: name)
      let message = Message(Self.stripped(Array(hostile.utf8)).octets)
      #expect(Array(message.root.parts).count == 2, "\(name)")
    }
  }
}
