import MIME
import Octets
import TestSupport
import Testing

@testable import SMTP

struct TraceFieldsTests {
  private func facts(
    _ name: String?, isExtended: Bool = true, isTLS: Bool = false, identity: String? = nil
  ) -> SessionFacts {
    var facts = SessionFacts()
    facts.clientName = name
    facts.isExtended = isExtended
    facts.isTLS = isTLS
    facts.identity = identity
    return facts
  }

  private func received(_ facts: SessionFacts, to count: Int = 1, id: String? = "X1") throws -> String {
    let recipient = try EnvelopeAddress(validating: "r@local.example")
    let envelope = Envelope(from: nil, to: Array(repeating: recipient, count: count))
    let origin = TraceFields.Origin(
      try MailDomain(validating: "[192.0.2.1]"), host: try MailDomain(validating: "host.example"))
    let date = try #require(
      DateTime(year: 2026, month: 11, day: 23, hour: 10, minute: 0, second: 0, zoneOffsetMinutes: 60))
    let server = try MailDomain(validating: "mx.local.example")
    return visible(TraceFields.received(envelope, facts, from: origin, by: server, id: id, at: date))
  }

  @Test func received() throws {
    #expect(
      try received(facts("client.example", isTLS: true, identity: "a"))
        == "Received: from client.example (host.example [192.0.2.1])␍␊␉by mx.local.example with ESMTPSA id X1"
        + "␍␊␉for <r@local.example>;␍␊␉Mon, 23 Nov 2026 10:00:00 +0100␍␊")
    #expect(try !received(facts("a"), to: 2).contains("for <"))
    #expect(try received(facts("a", isExtended: false)).contains(" with SMTP id"))
  }

  /// What a client calls itself, or a message is called, can't end the field or hide in a comment.
  @Test(arguments: ["(a", "a;b", "a b", "<a@b>", "a\r\nX: y", ""])
  func namesThatAreNone(_ name: String) throws {
    let field = try received(facts(name), id: name)
    #expect(field.hasPrefix("Received: from unknown (host.example") && field.contains("with ESMTP␍␊"))
  }

  @Test("RFC 3848, RFC 6531 §4.3") func protocols() {
    #expect(TraceFields.protocolName(facts("a", isTLS: true), usesUTF8: false) == "ESMTPS")
    #expect(TraceFields.protocolName(facts("a", identity: "x"), usesUTF8: false) == "ESMTPA")
    #expect(TraceFields.protocolName(facts("a", isTLS: true), usesUTF8: true) == "UTF8SMTPS")
    #expect(TraceFields.protocolName(SessionFacts(transfer: .lmtp), usesUTF8: false) == "LMTP")
  }

  @Test func returnPath() throws {
    let path = EnvelopePath(try EnvelopeAddress(validating: "\"a b\"@c"))
    #expect(visible(TraceFields.returnPath(path)) == "Return-Path: <\"a b\"@c>␍␊")
    #expect(visible(TraceFields.returnPath(EnvelopePath(nil))) == "Return-Path: <>␍␊")
  }
}
