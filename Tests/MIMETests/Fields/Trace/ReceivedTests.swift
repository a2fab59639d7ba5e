import MIME
import Octets
import Testing

@Suite("Received fields") struct ReceivedTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    /// The parts that there are, as `name=value`.
    let parts: String
    let date: String?
    let defects: [String]

    init(_ body: String, _ parts: String, _ date: String?, _ defects: String...) {
      self.body = body
      self.parts = parts
      self.date = date
      self.defects = defects
    }

    var testDescription: String { body.debugDescription }
  }

  private static let noon = "; Mon, 23 Nov 2026 12:00:00 +0000"
  private static let noonDate = "2026-11-23T12:00:00Z"

  private func check(_ row: Row) {
    var log = DefectLog()
    let received = Received(lenient: row.body.utf8.span, defects: &log)
    #expect(parts(received) == row.parts)
    #expect(received.date?.iso8601 == row.date)
    #expect(log.list == row.defects)
  }

  private func parts(_ received: Received) -> String {
    let named = [
      ("from", received.from), ("helo", received.helloName), ("name", received.reverseName),
      ("address", received.address), ("by", received.by), ("via", received.via), ("with", received.protocolName),
      ("id", received.id), ("for", received.recipient), ("tls", received.isEncrypted ? "yes" : nil),
    ]
    return named.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: " | ")
  }

  @Test(
    "Examples of RFC 5322 appendix A.4 and RFC 5321 appendix D",
    arguments: [
      Row(
        " from x.y.test\r\n  by example.net\r\n  via TCP\r\n  with ESMTP\r\n  id ABC12345\r\n"
          + "  for <mary@example.net>;  21 Nov 1997 10:05:43 -0600\r\n",
        "from=x.y.test | helo=x.y.test | by=example.net | via=TCP | with=ESMTP | id=ABC12345 | for=mary@example.net",
        "1997-11-21T10:05:43-06:00"),
      Row(
        " from node.example by x.y.test; 21 Nov 1997 10:01:22 -0600",
        "from=node.example | helo=node.example | by=x.y.test",
        "1997-11-21T10:01:22-06:00"),
      Row(
        "from bar.com by foo.com ; Thu, 21 May 1998\n    05:33:29 -0700", "from=bar.com | helo=bar.com | by=foo.com",
        "1998-05-21T05:33:29-07:00"),
    ])
  func examples(row: Row) { check(row) }

  @Test(
    "The ways of servers",
    arguments: [
      // Postfix
      Row(
        "from c.example (r.example [192.0.2.1])\r\n\t(using TLSv1.3 with cipher X (256/256 bits))\r\n\tby s.example"
          + " (Postfix) with ESMTPS id 7\r\n\tfor <a@b.example>" + noon + " (UTC)",
        "from=c.example | helo=c.example | name=r.example | address=192.0.2.1 | by=s.example | with=ESMTPS | id=7"
          + " | for=a@b.example | tls=yes", noonDate),
      Row(
        "from c.example (unknown [IPv6:2001:db8::1]) by s.example (Postfix) with ESMTP id 7" + noon,
        "from=c.example | helo=c.example | address=2001:db8::1 | by=s.example | with=ESMTP | id=7", noonDate),
      Row(
        "from c (unknown[192.0.2.1]) by s with SMTP" + noon,
        "from=c | helo=c | address=192.0.2.1 | by=s | with=SMTP", noonDate),
      Row("by s.example (Postfix, from userid 0) id 7" + noon, "by=s.example | id=7", noonDate),
      // Sendmail
      Row(
        "from c.example (IDENT:joe@r.example [192.0.2.1] (may be forged)) by s (8.11.6/8.11.6) with ESMTP id 7" + noon,
        "from=c.example | helo=c.example | name=r.example | address=192.0.2.1 | by=s | with=ESMTP | id=7", noonDate),
      // Exim
      Row(
        "from r.example ([192.0.2.1]:52313 helo=c.example) by s.example with esmtpsa (TLS1.3:X:256) (Exim 4.9; Linux)"
          + " id 1-2-3 for a@b.example" + noon,
        "from=r.example | helo=c.example | name=r.example | address=192.0.2.1 | by=s.example | with=esmtpsa | id=1-2-3"
          + " | for=a@b.example | tls=yes", noonDate),
      Row(
        "from [192.0.2.1] (helo=c.example ident=joe) by s with smtp (Exim 3.31 #1 (Debian)) id 1" + noon,
        "from=[192.0.2.1] | helo=c.example | address=192.0.2.1 | by=s | with=smtp | id=1", noonDate),
      // qmail
      Row(
        "from unknown (HELO c.example) (joe@192.0.2.1)\n  by s.example with SMTP; 23 Nov 2026 12:00:00 -0000",
        "from=unknown | helo=c.example | by=s.example | with=SMTP", noonDate),
      Row(
        "from r.example (HELO ) (192.0.2.1) by s with SMTP" + noon,
        "from=r.example | helo=r.example | name=r.example | address=192.0.2.1 | by=s | with=SMTP", noonDate),
      Row("(qmail 5 invoked by uid 7)" + noon, "", noonDate),
      // Exchange
      Row(
        "from c.example (192.0.2.1) by s.example (192.0.2.9) with Microsoft SMTP Server (version=TLS1_2, cipher=X)"
          + " id 15.1 via Frontend Transport" + noon,
        "from=c.example | helo=c.example | address=192.0.2.1 | by=s.example | via=Frontend Transport"
          + " | with=Microsoft SMTP Server | id=15.1 | tls=yes", noonDate),
      Row(
        "from s.example ([fe80::1]) by s.example ([fe80::1%6]) with mapi id 15.2" + noon,
        "from=s.example | helo=s.example | address=fe80::1 | by=s.example | with=mapi | id=15.2", noonDate),
      Row(
        "from mail pickup service by s with Microsoft SMTPSVC(5.0)" + noon,
        "from=mail pickup service | helo=mail pickup service | by=s | with=Microsoft SMTPSVC", noonDate),
      // Others
      Row(
        "from c [192.0.2.1] by s with [XMail 1.20 ESMTP] id <S7> for <a@b> from <c@d>" + noon,
        "from=c | helo=c | address=192.0.2.1 | by=s | with=[XMail 1.20 ESMTP] | id=S7 | for=a@b", noonDate),
      Row("from c by s with utf8smtpSA" + noon, "from=c | helo=c | by=s | with=utf8smtpSA | tls=yes", noonDate),
      Row("from c by s with ESMTPA" + noon, "from=c | helo=c | by=s | with=ESMTPA", noonDate),
      Row(
        "from c(192.0.2.1), as \"d\" via SMTP by s, id 7" + noon,
        "from=c | helo=c | address=192.0.2.1 | by=s | via=SMTP | id=7", noonDate),
      Row("FROM c BY s" + noon, "from=c | helo=c | by=s", noonDate),
      Row("from ([192.0.2.1:9]) by s" + noon, "address=192.0.2.1 | by=s", noonDate),
      Row("from c (d.example)by s" + noon, "from=c | helo=c | name=d.example | by=s", noonDate),
      Row(
        "from 192.0.2.1 by s via HTTP" + noon, "from=192.0.2.1 | helo=192.0.2.1 | address=192.0.2.1 | by=s | via=HTTP",
        noonDate),
    ])
  func servers(row: Row) { check(row) }

  @Test(
    "What does not follow the grammar",
    arguments: [
      Row("", "", nil, "receivedInvalid@0"),
      Row("from a by b", "from=a | helo=a | by=b", nil, "receivedInvalid@0"),
      Row("from a by b;", "from=a | helo=a | by=b", nil, "dateInvalid@12"),
      Row("from a by b; soon", "from=a | helo=a | by=b", nil, "dateInvalid@13"),
      Row("from a by b Mon, 23 Nov 2026 12:00:00 +0000", "from=a | helo=a | by=b", noonDate),
      Row("from a; by b" + noon, "from=a | helo=a | by=b", noonDate),
      Row(
        "from a by b; Mon 23 Nov 2026 12:00 UTC", "from=a | helo=a | by=b", noonDate, "dateObsolete@13"),
      Row(noon, "", noonDate),
      Row("from a (open by b" + noon, "from=a (open | helo=a (open | by=b", noonDate, "unterminatedComment@7"),
      Row(
        "from a ) \"x;y\" by \"b" + noon, "from=a ) \"x;y\" | helo=a ) \"x;y\" | by=\"b" + noon, nil,
        "unterminatedQuotedString@18", "receivedInvalid@0"),
      Row("from by with id for" + noon, "", noonDate),
      Row("from a by b for <>" + noon, "from=a | helo=a | by=b", noonDate),
    ])
  func invalid(row: Row) { check(row) }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["(", "()", "from ", "from (", "a ", ";", "\"", "[", "<", "(a[", "by ( ", "Mon, ", "helo (", "(helo "])
  func hostile(unit: String) {
    var log = DefectLog()
    let body = "from a " + String(repeating: unit, count: 400_000 / unit.utf8.count)
    let received = Received(lenient: body.utf8.span, defects: &log)
    #expect(received.from != nil && !log.isEmpty)
  }
}
