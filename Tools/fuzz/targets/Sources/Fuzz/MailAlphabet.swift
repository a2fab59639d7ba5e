/// Tokens that inputs are spelled in, so that mutations reach what no random octets would.
struct MailAlphabet: Sendable {
  /// The first octet of an input whose other octets are numbers of tokens.
  static let mark: UInt8 = 1

  let tokens: [[UInt8]]

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
}
