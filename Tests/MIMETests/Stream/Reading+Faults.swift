import MIME

extension Reading {
  static let faults = [
    Reading(
      name: "a line that is no field among the fields", message: "To: a\nhello world\n x\nX: y\n\nz",
      events: [
        "begin 0", "field 0 To = a␊ to", "junk 6 hello world␊ x␊", "field 21 X = y␊ -", "headerEnd 26 ␊",
        "body leaf 27", "body 27 z", "end 28",
      ],
      defects: ["headerJunkLine@6"]),
    Reading(
      name: "lines that are no fields before the empty line", message: "a b\nc d\n\nz",
      events: ["begin 0", "junk 0 a b␊c d␊", "headerEnd 8 ␊", "body leaf 9", "body 9 z", "end 10"],
      defects: ["headerJunkLine@0"]),
    Reading(
      name: "no empty line before the body", message: "To: a\nhello world\nmore\n",
      events: ["begin 0", "field 0 To = a␊ to", "junk 6 hello world␊more␊", "body leaf 6", "end 23"],
      defects: ["headerUnterminated@6"]),
    Reading(
      name: "no empty line before a part's body",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\nX: y\nhello\r\n--b--",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "field 61 X = y␊ -", "junk 66 hello␍␊", "body leaf 66", "end 71",
        "closeDelimiter 73 --b--", "end 78",
      ],
      defects: ["headerUnterminated@66", "mixedLineEnds@72"]),
    Reading(
      name: "no empty line before a multipart's first delimiter",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n--b\n\nx\n--b--",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "body multipart 56", "delimiter 56 --b␊",
        "begin 60", "headerEnd 60 ␊", "body leaf 61", "body 61 x", "end 62", "closeDelimiter 62 ␊--b--", "end 68",
      ],
      defects: ["headerUnterminated@56"]),
    Reading(
      name: "delimiters right behind each other",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\n--b\n\nx\n--b\n--b--\n",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "body leaf 61", "end 61", "delimiter 61 --b␊", "begin 65", "headerEnd 65 ␊",
        "body leaf 66", "body 66 x", "end 67", "delimiter 67 ␊--b␊", "begin 72", "body leaf 72", "end 72",
        "closeDelimiter 72 --b--", "epilogue 77 ␊", "end 78",
      ],
      defects: ["emptyPart@61", "emptyPart@72"]),
    Reading(
      name: "an empty message in a part is no empty part",
      message:
        "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n--b--\n",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "field 61 Content-Type = message/rfc822␊ contentType", "headerEnd 90 ␊",
        "body message 91", "begin 91", "body leaf 91", "end 91", "end 91", "closeDelimiter 91 --b--", "epilogue 96 ␊",
        "end 97",
      ]),
    Reading(
      name: "starts with a continuation line", message: " a\nTo: b\n\nx",
      events: [
        "begin 0", "junk 0  a␊", "field 3 To = b␊ to", "headerEnd 9 ␊", "body leaf 10", "body 10 x", "end 11",
      ],
      defects: ["headerStartsFolded@0"]),
    Reading(
      name: "a boundary that ends in a blank",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=\"b \"\n\n--b \n\nx\n--b\n--b --\n",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=\"b \"␊ contentType", "headerEnd 59 ␊", "body multipart 60",
        "delimiter 60 --b ␊", "begin 65", "headerEnd 65 ␊", "body leaf 66", "body 66 x␊--b", "end 71",
        "closeDelimiter 71 ␊--b --", "epilogue 78 ␊", "end 79",
      ],
      defects: ["boundaryInvalid@55"]),
    Reading(
      name: "envelope line and byte order mark", message: "\u{FEFF}From a@b Mon Jan  1 00:00:00 2024\nTo: a\n\nx",
      events: [
        "begin 0", "junk 0 \\xef\\xbb\\xbfFrom a@b Mon Jan  1 00:00:00 2024␊", "field 37 To = a␊ to", "headerEnd 43 ␊",
        "body leaf 44", "body 44 x", "end 45",
      ],
      defects: ["byteOrderMark@0", "envelopeLine@3"]),
    Reading(
      name: "bare CR ends nothing", message: "To: a\rX: b\r\n\r\nx\ry",
      events: [
        "begin 0", "field 0 To = a␍X: b␍␊ to", "headerEnd 12 ␍␊", "body leaf 14", "body 14 x␍y", "end 17",
      ],
      defects: ["bareCR@5", "bareCR@15"]),
    Reading(
      name: "NUL, control and 8-bit octets, once per entity",
      message: "A\0: \0b\nB: \u{1b}\u{1b}\nC: \u{e9}\n\n\u{e9}\u{e9}\0\0",
      events: [
        "begin 0", "field 0 A\0 = \\x00b␊ -", "field 7 B = \\x1b\\x1b␊ -", "field 13 C = \\xc3\\xa9␊ -",
        "headerEnd 19 ␊", "body leaf 20", "body 20 \\xc3\\xa9\\xc3\\xa9\\x00\\x00", "end 26",
      ],
      defects: [
        "headerInvalidName@0", "nulOctet@1", "headerControl@10", "undeclaredEightBit@20", "nulOctet@24",
      ]),
    Reading(
      name: "line ends of both kinds", message: "A: b\r\nC: d\n\r\nx\ny\r\n",
      events: [
        "begin 0", "field 0 A = b␍␊ -", "field 6 C = d␊ -", "headerEnd 11 ␍␊", "body leaf 13", "body 13 x␊y␍␊",
        "end 18",
      ],
      defects: ["mixedLineEnds@10"]),
    Reading(
      name: "a line of 999 octets, in a body and at its end",
      message: "\n" + String(repeating: "a", count: 998) + "\n" + String(repeating: "a", count: 999),
      events: [
        "begin 0", "headerEnd 0 ␊", "body leaf 1",
        "body 1 " + String(repeating: "a", count: 998) + "␊" + String(repeating: "a", count: 999), "end 1999",
      ],
      defects: ["lineTooLong@1000"]),
    Reading(
      name: "a delimiter cuts a header section short",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\nX: y\n--b\n--b--",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "field 61 X = y␊ -", "body leaf 66", "end 66", "delimiter 66 --b␊",
        "begin 70", "body leaf 70", "end 70", "closeDelimiter 70 --b--", "end 75",
      ],
      defects: ["headerUnterminated@66", "emptyPart@70"]),
    Reading(
      name: "a delimiter after the close delimiter",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\n\nx\n--b--\n--b\n\ny\n",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "headerEnd 61 ␊", "body leaf 62", "body 62 x", "end 63",
        "closeDelimiter 63 ␊--b--", "epilogue 69 ␊--b␊␊y␊", "end 77",
      ],
      defects: ["epilogueDelimiter@70"]),
  ]

  static let pastLimits = [
    Reading(
      name: "depth at the limit and one past it",
      message: "Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\nX: y\n\n",
      events: [
        "begin 0", "field 0 Content-Type = message/rfc822␊ contentType", "headerEnd 29 ␊", "body message 30",
        "begin 30",
        "field 30 Content-Type = message/rfc822␊ contentType", "headerEnd 59 ␊", "body leaf 60", "body 60 X: y␊␊",
        "end 66", "end 66",
      ],
      defects: ["missingMIMEVersion@0", "limitDepth@30"],
      limits: Limits { $0.depth = 1 }),
    Reading(
      name: "entities at the limit and one past it",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b\n\nx\n--b\n\ny\n--b--",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b␊", "begin 61", "headerEnd 61 ␊", "body leaf 62", "body 62 x", "end 63",
        "epilogue 63 ␊--b␊␊y␊--b--", "end 76",
      ],
      defects: ["limitEntities@63"],
      limits: Limits { $0.entities = 2 }),
    Reading(
      name: "fields at the limit and one past it", message: "A: 1\nB: 2\nC: 3\n\nx",
      events: [
        "begin 0", "field 0 A = 1␊ -", "field 5 B = 2␊ -", "body leaf 10", "body 10 C: 3␊␊x", "end 17",
      ],
      defects: ["limitFields@10"],
      limits: Limits { $0.fieldsPerSection = 2 }),
    Reading(
      name: "octets of a header section", message: "A: 1\nB: 2\nC: 3\n\nx",
      events: [
        "begin 0", "field 0 A = 1␊ -", "field 5 B = 2␊ -", "body leaf 10", "body 10 C: 3␊␊x", "end 17",
      ],
      defects: ["limitHeaderSection@10"],
      limits: Limits { $0.headerSectionOctets = 14 }),
    Reading(
      name: "octets of a field", message: "A: 12\nB: 3456\n 78\nC: 9\n\nx",
      events: [
        "begin 0", "field 0 A = 12␊ -", "field 6 B = 345 -", "junk 12 6␊ 78␊", "field 18 C = 9␊ -", "headerEnd 23 ␊",
        "body leaf 24", "body 24 x", "end 25",
      ],
      defects: ["limitField@6"],
      limits: Limits { $0.fieldOctets = 6 }),
    Reading(
      name: "octets of a field, up to between CR and LF", message: "B: 345\r\nC: 9\r\n\r\nx",
      events: [
        "begin 0", "field 0 B = 345␍ -", "junk 7 ␊", "field 8 C = 9␍␊ -", "headerEnd 14 ␍␊", "body leaf 16",
        "body 16 x",
        "end 17",
      ],
      defects: ["limitField@0"],
      limits: Limits { $0.fieldOctets = 7 }),
    Reading(
      name: "octets of a field, whose line end lies behind them", message: "B: 3456\nC: 9\r\n\r\nx",
      events: [
        "begin 0", "field 0 B = 345 -", "junk 6 6␊", "field 8 C = 9␍␊ -", "headerEnd 14 ␍␊", "body leaf 16",
        "body 16 x",
        "end 17",
      ],
      defects: ["limitField@0"],
      limits: Limits { $0.fieldOctets = 6 }),
    Reading(
      name: "octets of a delimiter line",
      message: "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n--b \n\nx\n--b   \n\ny\n--b--\n",
      events: [
        "begin 0", "field 0 MIME-Version = 1.0␊ mimeVersion",
        "field 18 Content-Type = multipart/a; boundary=b␊ contentType", "headerEnd 56 ␊", "body multipart 57",
        "delimiter 57 --b ␊", "begin 62", "headerEnd 62 ␊", "body leaf 63", "body 63 x␊--b   ␊␊y", "end 74",
        "closeDelimiter 74 ␊--b--", "epilogue 80 ␊", "end 81",
      ],
      limits: Limits { $0.delimiterLineOctets = 6 }),
  ]
}

extension Limits {
  /// The default limits, changed.
  init(_ change: (inout Limits) -> Void) {
    self.init()
    change(&self)
  }
}
