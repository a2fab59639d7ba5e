import MIME

extension Reading {
  static let all: [Reading] = plain + multiparts + messages + faults + pastLimits

  private static let plain = [
    Reading(name: "empty", message: "", events: ["begin 0", "body leaf 0", "end 0"]),
    Reading(
      name: "only an empty line", message: "\r\n",
      events: ["begin 0", "headerEnd 0 ␍␊", "body leaf 2", "end 2"]),
    Reading(
      name: "fields and body", message: "To: a\r\nsubject : b\r\n c\r\n\r\nText\r\n.",
      events: [
        "begin 0", "field 0 To = a␍␊ to", "field 7 subject = b␍␊ c␍␊ subject", "headerEnd 24 ␍␊", "body leaf 26",
        "body 26 Text␍␊.", "end 33",
      ],
      defects: ["headerBlankBeforeColon@14"]),
    Reading(
      name: "LF line ends", message: "To: a\nX: b\n\nText\n",
      events: [
        "begin 0", "field 0 To = a␊ to", "field 6 X = b␊ -", "headerEnd 11 ␊", "body leaf 12", "body 12 Text␊",
        "end 17",
      ]),
    Reading(
      name: "ends in a field", message: "To: a\r\nSubject: b",
      events: ["begin 0", "field 0 To = a␍␊ to", "field 7 Subject = b subject", "body leaf 17", "end 17"]),
    Reading(
      name: "ends in a fold", message: "To: a\r\n b\r\n",
      events: ["begin 0", "field 0 To = a␍␊ b␍␊ to", "body leaf 11", "end 11"]),
  ]

  private static let multiparts = [
    Reading(
      name: "RFC 2046 §5.1.1, preamble, parts, epilogue",
      message:
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\npre\r\n--b\r\n\r\none\r\n--b \t\r\n"
        + "X: y\r\n\r\n\r\ntwo\r\n--b--  \r\npost",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␍␊ mimeVersion",
        "field 19 Content-Type = multipart/mixed; boundary=b␍␊ contentType", "headerEnd 62 ␍␊", "body multipart 64",
        "preamble 64 pre", "delimiter 67 ␍␊--b␍␊", "begin 74", "headerEnd 74 ␍␊", "body leaf 76", "body 76 one",
        "end 79",
        "delimiter 79 ␍␊--b ␉␍␊", "begin 88", "field 88 X = y␍␊ -", "headerEnd 94 ␍␊", "body leaf 96",
        "body 96 ␍␊two", "end 101", "closeDelimiter 101 ␍␊--b--  ", "epilogue 110 ␍␊post", "end 116",
      ]),
    Reading(
      name: "the outer delimiter ends the inner multipart",
      message:
        "Content-Type: multipart/a; boundary=o\n\n--o\nContent-Type: multipart/b; boundary=i\n\n--i\n\nx\n--o--\n",
      events: [
        "begin 0", "field 0 Content-Type = multipart/a; boundary=o␊ contentType", "headerEnd 38 ␊",
        "body multipart 39", "delimiter 39 --o␊", "begin 43",
        "field 43 Content-Type = multipart/b; boundary=i␊ contentType", "headerEnd 81 ␊", "body multipart 82",
        "delimiter 82 --i␊", "begin 86", "headerEnd 86 ␊", "body leaf 87", "body 87 x", "end 88", "end 88",
        "closeDelimiter 88 ␊--o--", "epilogue 94 ␊", "end 95",
      ],
      defects: ["missingMIMEVersion@0", "missingCloseDelimiter@88"]),
    Reading(
      name: "a boundary is a whole line",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--bc\n--b\n\n--b-\n --b\n--b--",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "preamble 57 --bc", "delimiter 61 ␊--b␊", "begin 66", "headerEnd 66 ␊", "body leaf 67", "body 67 --b-␊ --b",
        "end 76", "closeDelimiter 76 ␊--b--", "end 82",
      ]),
    Reading(
      name: "no empty part at the end",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\n\nx\n--b\n",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "headerEnd 61 ␊", "body leaf 62", "body 62 x", "end 63",
        "delimiter 63 ␊--b␊", "end 68",
      ],
      defects: ["missingCloseDelimiter@68"]),
  ]

  private static let messages = [
    Reading(
      name: "message in message",
      message: "MIME-Version: 1.0\nContent-Type: message/rfc822\n\nSubject: in\n\nx",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion", "field 18 Content-Type = message/rfc822␊ contentType",
        "headerEnd 47 ␊", "body message 48", "begin 48", "field 48 Subject = in␊ subject", "headerEnd 60 ␊",
        "body leaf 61", "body 61 x", "end 62", "end 62",
      ]),
    Reading(
      name: "digest",
      message: "MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: in\n\nx\n--b--",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/digest; boundary=b␊ contentType", "headerEnd 61 ␊", "body multipart 62",
        "delimiter 62 --b␊", "begin 66", "headerEnd 66 ␊", "body message 67", "begin 67",
        "field 67 Subject = in␊ subject", "headerEnd 79 ␊", "body leaf 80", "body 80 x", "end 81", "end 81",
        "closeDelimiter 81 ␊--b--", "end 87",
      ]),
  ]
}
