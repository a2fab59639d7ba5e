/// Tokens that inputs are spelled in, so that mutations reach what no random octets would.
struct MailAlphabet: Sendable {
  /// The first octet of an input whose other octets are numbers of tokens.
  static let mark: UInt8 = 1

  private(set) var tokens: [[UInt8]]

  init(_ tokens: [String]) {
    self.tokens = tokens.map { Array($0.utf8) } + [[0x00], [0x80], [0xFF], [0xC3, 0xA9], [0x1B], [0x7F]]
  }

  /// The octets that numbers of tokens stand for.
  func spell(_ numbers: some Sequence<UInt8>) -> [UInt8] {
    numbers.flatMap { tokens[Int($0) % tokens.count] }
  }
}

extension MailAlphabet {
  static let message = MailAlphabet(
    [
      "\r\n", "\r\n", "\r\n\r\n", "\n", "\r", " ", "\t", "-", "--", "--b", "--b", "--b--", "--bb", "--bb--", "--c", "b",
      ":", ";", "=", "\"", "(", ")", "\\", "\r\n ", "\r\n\t\r\n", "x", "Text", "From ", "From: a <b@c>", "Subject: x",
      "Subject", "MIME-Version: 1.0", "Content-Type: ", "Content-Type: multipart/mixed; boundary=b",
      "Content-Type: multipart/mixed; boundary=\"bb\"", "Content-Type: multipart/digest; boundary=c",
      "Content-Type: multipart/alternative; boundary*0=b; boundary*1=b", "Content-Type: message/rfc822",
      "Content-Type: message/global", "Content-Type: text/html; charset=utf-8",
      "Content-Type: text/plain; charset=iso-2022-jp", "Content-Type: text/plain; charset=us-ascii",
      "Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: base64",
      "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uuencode",
      "Content-Transfer-Encoding: 8bit", "Content-Disposition: attachment; filename=\"a\"", "Content-ID: <a@b>",
      "Content-Language: en, de", "begin 644 a", "end", "=3D", "=\r\n", "AAAA", "==", "QUJD", "boundary=b", "\u{FEFF}",
      "Date: Mon, 23 Nov 2026 10:00:00 +0100", "=?utf-8?q?=C3=A9?=",
    ])
  static let addresses = MailAlphabet(
    [
      "a", "b.c", "@", "example.org", "<", ">", ",", ";", ":", "\"", "\\", "(", ")", "[", "]", "[127.0.0.1]", ".", " ",
      "\t", "\r\n ", "\r\n", "\r", "\n", "=?utf-8?q?=C3=A9?=", "=?utf-8?b?w6k=?=", "=?", "?=", "Ann", "\"Joe Q.\"",
      "<a@b>",
      "a@b", "Friends: ", "::", "<>", "@x,@y:", "é", "\u{202E}", "xn--", "\\\"", "\\\\", "%", "!", "1",
    ])
  static let parameters = MailAlphabet(
    [
      "text", "/", "plain", ";", "=", " ", "\t", "\r\n ", "\"", "\\", "(", ")", "a", "name", "filename", "boundary",
      "charset",
      "*", "*0", "*1", "*0*", "*1*", "*2", "'", "''", "utf-8''", "iso-8859-1'en'", "%", "%C3%A9", "%E9", "%0A", "%00",
      "%2F",
      "=?utf-8?q?=C3=A9?=", "=?", "?=", "../", "multipart/mixed", "attachment", "inline", ",", "\\\"", "*00",
      "*9999999999",
      "\r\n", "\n", ".", "é",
    ])
  static let words = MailAlphabet(
    [
      "=?", "?=", "?", "=?utf-8?q?", "=?utf-8?b?", "=?UTF-8*en?Q?", "=?iso-2022-jp?b?", "=?iso-8859-1?q?",
      "=?x-unknown?q?",
      "=C3", "=A9", "=C3=A9", "w6k", "w6k=", "w6", "=", "==", "_", " ", "\t", "\r\n ", "\r\n", "\r", "\n", "a", "Re: ",
      "é",
      "=?utf-8?q?=C3?=", "=?utf-8?q?=A9?=", "=?utf-8?b?w6k=?=", "=?us-ascii?q?a?=", "=0D=0A", "=00", "\"", "(", ")",
      "*",
      "=?utf-7?q?+AGE-?=", "=?hz-gb-2312?q?~{?=", "GyRC", "=?utf-16?b?AGE=?=", "%", "\u{202E}",
    ])
  static let dates = MailAlphabet(
    [
      "Mon", "Tue", ",", " ", "23", "1", "0", "31", "29", "Nov", "Feb", "February", "2026", "99", "1900", "9999",
      "0001", "10",
      ":", "59", "60", "24", "+", "-", "+0100", "-0000", "GMT", "EST", "Z", "T", "am", "pm", "(", ")", "\\", "\r\n ",
      ".", "/",
      "2026-11-23T10:00:00Z", "Mon, 23 Nov 2026 10:00:00 +0100", "Mon Nov 23 10:00:00 2026", "PST", "+9959", "00", "\t",
    ])
  static let base64 = MailAlphabet(
    [
      "A", "B", "QUJD", "/", "+", "=", "==", "\r\n", "\n", " ", "\t", "-", "_", "!", "QUI=", "QQ==",
      String(repeating: "Q", count: 76),
    ])
  static let quotedPrintable = MailAlphabet(
    [
      "=", "=3D", "=3d", "=C3", "=\r\n", "=\n", "= \r\n", "\r\n", "\n", "\r", " ", "\t", "a", "A", "0", "F", "G",
      "From ", ".",
      "é", String(repeating: "x", count: 60), String(repeating: " ", count: 70), "==", "=0D=0A",
    ])
  static let uuencode = MailAlphabet(
    [
      "begin", " ", "644", "begin 644 a\n", "#0V%T\n", "\r\n", "\n", "`", "end", "end\n", "M", "!", "#", "0V%T", "z",
      String(repeating: "#", count: 60), "\r",
    ])
  static let escapes = MailAlphabet(
    [
      "\u{1B}$B", "\u{1B}(B", "\u{1B}(J", "\u{1B}(I", "\u{1B}$@", "\u{1B}$(D", "\u{1B}$A", "\u{1B}$(C", "\u{1B}$)C",
      "\u{1B}$)A",
      "\u{1B}$)G", "\u{1B}$*H", "\u{1B}.A", "\u{1B}.F", "\u{1B}N", "\u{1B}O", "\u{0E}", "\u{0F}", "~{", "~}", "~~",
      "~\n", "+",
      "-", "+AGE-", "+2D3", "\r\n", "\n", "\r", "!", "$", "0!", "a", "~", "&", "\u{1B}", "\u{1B}$", "\u{1B}(",
    ])
  static let html = MailAlphabet(
    [
      "<", ">", "meta", "<meta ", "charset", "=", "\"", "'", "utf-8", "utf-16", "shift_jis", " ", "/", "http-equiv",
      "content-type", "content", "text/html; charset=", "<!--", "-->", "--", "!", "?", "\n", "x", "iso-8859-1",
      "us-ascii",
      "utf-7", "\u{1B}$B", "\u{1B}$)C", "é", ";", "\r\n", "cs", "windows-1252", "_", "-",
    ])
  /// An octet that chooses a name, then what such fields hold.
  static let fields = MailAlphabet(
    Array(repeating: " ", count: 4) + (0..<15).map { String(UnicodeScalar(UInt8($0))) }
      + [
        "Ann", "<a@b.example>", "a@b.example", ",", ";", ":", "\"", "\\", "(", ")", "é", "u\u{308}", "日本語", "\u{1F600}",
        "=?utf-8?q?a?=", "=?", "?=", "_", "=", String(repeating: "x", count: 70), String(repeating: "word ", count: 20),
        "Mon, 23 Nov 2026 10:00:00 +0100", "text/plain", "; charset=utf-8", "; name=", "attachment", "; filename=",
        "\"a b\"", "<https://a.example/>", "<mailto:a@b>", "List <a.b>", "bücher.example", "\t", ".", "[127.0.0.1]",
        "Group:", "*", "'", "%", "\u{202E}", "\u{A0}", "\u{2028}",
      ])
  static let yenc = MailAlphabet(
    [
      "=ybegin line=128 size=3 name=a\r\n", "=ybegin part=1 total=2 line=128 size=6 name=a\r\n",
      "=ypart begin=1 end=3\r\n",
      "=ypart begin=4 end=6\r\n", "=yend size=3\r\n", "=yend size=3 part=1 pcrc32=0 crc32=0\r\n", "+,-", "=", "=y",
      "=}", "\r\n", "\n", "\r", " size=", " name=", "99999999999999999999", "begin 644 a\n", "#0V%T\n", "`\nend\n",
      "(This file must be converted with BinHex 4.0)\r\n", ":", "!", "$f*TEQKPH", "~", " ", "text",
    ])
  static let reports = MailAlphabet(
    [
      "Reporting-MTA: dns; a.example", "Final-Recipient: rfc822; a@b", "Original-Recipient: ", "Action: failed",
      "Status: 5.1.1", "Diagnostic-Code: smtp; 550 no", "Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0100",
      "Disposition: automatic-action/MDN-sent-automatically; displayed", "Original-Message-ID: <a@b>",
      "Feedback-Type: abuse", "Version: 1", "Source-IP: 192.0.2.1", "Incidents: 2", "User-Agent: x", "\r\n", "\r\n",
      "\r\n\r\n", "\n", "\r", " ", "\t", "\r\n ", ":", ";", "(", ")", "a", "> ", ">>", "-- ", "<bold>", "</bold>",
      "<<", "<param>", "</param>", "<nofill>", "</nofill>", "=?utf-8?q?=C3=A9?=", "xtext+2B", "5.", "x-a: b",
    ])
  static let trace = MailAlphabet(
    [
      "from ", "by ", "with ", "id ", "for ", "via ", "; ", "a.example", "[192.0.2.1]", "[IPv6:::1]", "(", ")",
      "(helo=b)", "(EHLO b)", "(c [192.0.2.2])", "ESMTPS", "LMTP", "<a@b>", "Mon, 23 Nov 2026 10:00:00 +0100", "\r\n ",
      " ", "\t", "\r\n", "\n", "\"", "\\", "unknown", "localhost", "HELO", "<", ">", ",", "<mailto:a@b>",
      "<https://a.example/>", "NO", "List <a.b>", ".", "=?utf-8?q?=C3=A9?=", "invoked by uid 1", "qmail 1", "TLS1.3",
    ])
  static let wire = MailAlphabet(
    [
      "\r\n", "\r\n", "\n", "\r", ".", "..", "\r\n.\r\n", "\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\r\n.\r\n",
      "\r\n\0.\r\n", "a", "MAIL FROM:<>\r\n", String(repeating: "x", count: 70), " ",
    ])
  static let commands = MailAlphabet(
    [
      "EHLO a\r\n", "HELO a\r\n", "LHLO a\r\n", "MAIL FROM:<a@b>", "MAIL FROM:<>", "RCPT TO:<c@local.example>",
      "RCPT TO:<nobody@local.example>", "RCPT TO:<a@other.example>", "DATA\r\n", "BDAT 3\r\n", "BDAT 3 LAST\r\n",
      "BDAT 0 LAST\r\n", "BDAT 99999\r\n", "\r\n", "\r\n", ".\r\n", "\r\n.\r\n", "\n.\n", "\r.\r", "AUTH PLAIN\r\n",
      "AUTH PLAIN AGEAc2VjcmV0\r\n", "AUTH LOGIN =\r\n", "AUTH XOAUTH2 ", "*\r\n", "YQ==\r\n", "AGEAc2VjcmV0\r\n",
      "c2VjcmV0\r\n", "RSET\r\n", "NOOP\r\n", "QUIT\r\n", "STARTTLS\r\n", "VRFY x\r\n", "EXPN x\r\n", "HELP\r\n",
      "ETRN a.example\r\n", "ETRN #q\r\n", "ATRN\r\n", "ATRN a.example,b.example\r\n", " SIZE=3", " SIZE=99999999999",
      " BODY=8BITMIME", " BODY=BINARYMIME", " SMTPUTF8", " RET=HDRS", " ENVID=a+2Bb", " AUTH=<>", " REQUIRETLS",
      " MT-PRIORITY=-9", " NOTIFY=NEVER", " NOTIFY=SUCCESS,DELAY", " ORCPT=rfc822;a+40b", " ORCPT=utf-8;\\x{E9}@b", "x",
      "abc", " ", "=", "\n", "\r",
    ])
  static let replies = MailAlphabet(
    [
      "220 a\r\n", "250 a\r\n", "250-a\r\n", "250-PIPELINING\r\n", "250-CHUNKING\r\n", "250-BINARYMIME\r\n",
      "250-8BITMIME\r\n", "250-SMTPUTF8\r\n", "250-SIZE 20\r\n", "250-DSN\r\n", "250-AUTH PLAIN LOGIN\r\n",
      "250-AUTH=XOAUTH2\r\n", "250-STARTTLS\r\n", "250 HELP\r\n", "250 2.1.0 ok\r\n", "250 ok\r\n", "250 ok\r\n",
      "354 go\r\n", "354 go\r\n", "334 \r\n", "334 VXNlcm5hbWU6\r\n", "235 ok\r\n", "550 5.1.1 no\r\n", "450 no\r\n",
      "552 no\r\n", "421 a\r\n", "221 a\r\n", "500-a\r\n", "500 a\r\n", "\r\n", "\n", "\r", "x", " ", "-", "2",
      "999 a\r\n",
    ])
  static let envelope = MailAlphabet(
    [
      "a", "b.c", "@", "example.org", "<", ">", ",", ":", "\"", "\\", "[", "]", "[127.0.0.1]", "[IPv6:::1]", "[x-a:b]",
      ".", " ", "@x,@y:", "é", "bücher.example", "xn--bcher-kva", "xn--", "+2B", "+", "=", "\u{202E}", "ß", "\u{3002}",
      "-", String(repeating: "x", count: 63), "\t", "(", ";", "%", "!", "::", "1", "255", "ffff",
    ])
  static let tnef: MailAlphabet = {
    var alphabet = MailAlphabet([])
    let number = TNEFSample.number
    alphabet.tokens += [TNEFSample.signature, TNEFSample.rendering, TNEFSample.messageInterface]
    alphabet.tokens += [0x0008_9006, 0x0006_9007, 0x0001_8004, 0x0006_9003, 0x0006_9005, 0x0006_800F, 0x0001_8010]
      .flatMap { [[1] + number($0, 4), [2] + number($0, 4)] }
    alphabet.tokens += [0x001E, 0x001F, 0x0102, 0x000D, 0x101F, 0x0003, 0x8000].map { number($0, 2) }
    alphabet.tokens += [0x3701, 0x3707, 0x1009, 0x1013, 0x1000, 0x3712, 0x370E].map { number($0, 2) }
    alphabet.tokens += [0, 1, 2, 3, 4, 8, 16, 255, 0xFFFF_FFFF].map { number($0, 4) }
    alphabet.tokens += [Array("LZFu".utf8), Array("MELA".utf8), Array("a\0\0\0".utf8)]
    return alphabet
  }()
}
