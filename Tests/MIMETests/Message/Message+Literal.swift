import MIME

extension Message {
  /// A message written in a test, its lines ended by CRLF.
  init(lines: String...) {
    self.init(Array(lines.joined(separator: "\r\n").utf8))
  }

  /// Two texts, a nested message with a text of its own, and an attachment.
  static let nested = Message(
    lines: "From: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>", "To: Team: ann@example.com, \"Bob, B.\" <bob@example.com>;",
    "Cc: a@example.org", "Subject: =?iso-8859-1?Q?Gr=FC=DFe?=", "Date: Mon, 23 Nov 2026 10:00:00 +0100",
    "Message-ID: <1@example.org>", "Cc: b@example.org", "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=b", "",
    "--b", "Content-Type: multipart/alternative; boundary=a", "",
    "--a", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", "Caf=C3=A9",
    "--a", "Content-Type: text/html", "", "<p>x</p>", "--a--",
    "--b", "Content-Type: message/rfc822", "", "Subject: inner", "", "inside",
    "--b", "Content-Type: message/rfc822", "", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=i", "",
    "--i", "", "first", "--i", "", "second", "--i--",
    "--b", "Content-Disposition: attachment; filename*=utf-8''na%C3%AFve.txt", "Content-Transfer-Encoding: base64", "",
    "aGk=", "--b--", "")
}
