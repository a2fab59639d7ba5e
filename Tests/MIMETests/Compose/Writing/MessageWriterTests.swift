import MIME
import Testing

@Suite("Message writer") struct MessageWriterTests {
  static let eightBit = Route(body: .eightBit, takesUTF8Headers: false)
  static let binary = Route(body: .binary, takesUTF8Headers: false)
  static let international = Route(body: .eightBit, takesUTF8Headers: true)

  @Test func aTextIsASmallMessage() throws {
    var draft = Written.draft(.text("See you at noon."))
    draft.to = [.mailbox(Mailbox(displayName: nil, address: "bob@example.com"))]
    draft.subject = "Lunch"
    #expect(
      try Written.text(draft) == """
        Date: Mon, 23 Nov 2026 10:00:00 +0100\r
        From: Ann <ann@example.org>\r
        To: bob@example.com\r
        Message-ID: <token@example.org>\r
        Subject: Lunch\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=us-ascii\r
        \r
        See you at noon.\r

        """)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let encodings: [TransferEncoding]

    /// Expected for a route of 7 bits, of 8 bits, and a binary one.
    init(_ text: String, _ seven: TransferEncoding, _ eight: TransferEncoding, _ binary: TransferEncoding) {
      self.text = text
      encodings = [seven, eight, binary]
    }

    var testDescription: String { String(text.prefix(40)).debugDescription }
  }

  @Test(
    "A text is encoded where it has to be, in the way that is shorter",
    arguments: [
      Row("plain", .sevenBit, .sevenBit, .sevenBit), Row("", .sevenBit, .sevenBit, .sevenBit),
      Row("Grüße aus Köln\n", .quotedPrintable, .eightBit, .eightBit),
      Row("日本語のテキスト", .base64, .eightBit, .eightBit),
      Row("From here\n", .quotedPrintable, .quotedPrintable, .quotedPrintable),
      Row("a\n.\nb", .quotedPrintable, .quotedPrintable, .quotedPrintable),
      Row("blank \nb", .quotedPrintable, .quotedPrintable, .quotedPrintable),
      Row("tab\t\r\nb", .quotedPrintable, .quotedPrintable, .quotedPrintable),
      Row("end ", .quotedPrintable, .quotedPrintable, .quotedPrintable),
      Row("bell\u{7}", .quotedPrintable, .quotedPrintable, .quotedPrintable),
      Row("bare\rCR", .quotedPrintable, .quotedPrintable, .binary),
      Row("..\n From here\nFromage", .sevenBit, .sevenBit, .sevenBit),
      Row(String(repeating: "x", count: 998), .sevenBit, .sevenBit, .sevenBit),
      Row(String(repeating: "x", count: 999), .quotedPrintable, .quotedPrintable, .binary),
    ])
  func transferEncodings(row: Row) throws {
    for (route, expected) in zip([Route.sevenBit, Self.eightBit, Self.binary], row.encodings) {
      let message = try Written.message(.text(row.text), route)
      #expect(message.root.transferEncoding == expected, "\(route.body)")
      #expect(message.diagnose().isEmpty)
    }
  }

  @Test("Octets that are no text are base64 where anything could change them")
  func octetsStayWhole() throws {
    let rows: [([UInt8], TransferEncoding)] = [
      (Array("one line".utf8), .sevenBit), (Array("two\r\nlines".utf8), .base64), (Array("two\nlines".utf8), .base64),
      ([0, 1, 2], .base64), (Array("ü".utf8), .base64), ([], .sevenBit),
    ]
    for (octets, expected) in rows {
      let message = try Written.message(.multipart("mixed", [.octets(octets)]))
      let part = try #require(message.root.parts.first { _ in true })
      #expect(part.transferEncoding == expected)
      #expect(part.content() == octets)
    }
    let alone = try Written.message(.octets(Array("one line".utf8)))
    #expect(alone.root.transferEncoding == .base64 && alone.root.content() == Array("one line".utf8))
  }

  @Test func anEncodingIsUsedWhereItCanBe() throws {
    var part = Draft.Part.text("plain")
    for encoding in [TransferEncoding.base64, .quotedPrintable, .sevenBit] {
      part.transferEncoding = encoding
      let message = try Written.message(part)
      #expect(message.root.transferEncoding == encoding && message.root.text()?.string == "plain\r\n")
    }
    part.transferEncoding = .eightBit
    #expect(throws: CompositionError(.encodingUnsuitable, field: "Content-Transfer-Encoding")) {
      try Written.text(part)
    }
  }

  @Test("Boundaries occur nowhere in the content")
  func boundaries() throws {
    let inner = try Written.message(.multipart("mixed", [.text("--=_tokenc_7_ x\n"), .text("--=_tokenb_\n")]))
    let outer = try Written.message(.multipart("mixed", [.message(inner), .text("a")]))
    #expect(outer.root.mediaType.parameters["boundary"] == "=_tokend_1_")
    #expect(outer.diagnose().isEmpty)
    let all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".map { "--=_token\($0)_\n" }.joined()
    #expect(throws: CompositionError(.tokenInvalid)) { try Written.text(.text(all)) }
    // In what is encoded, none can occur.
    #expect(try Written.message(.multipart("mixed", [.text(all + "ü\n")])).diagnose().isEmpty)
  }

  @Test func bccIsKeptOutUnlessAskedFor() throws {
    var draft = Written.draft(.text("x"))
    draft.bcc = [.mailbox(Mailbox(displayName: nil, address: "eve@example.net"))]
    #expect(try Written.message(draft).bcc == nil)
    var options = Written.options()
    options.keepsBcc = true
    #expect(Message(try MessageWriter.octets(of: draft, options: options)).bcc?.mailboxes.count == 1)
    #expect(draft.recipients.map(\.address) == ["eve@example.net"])
  }

  @Test("What is made up is new each time, and the same for the same token")
  func madeUp() throws {
    let draft = Written.draft(.multipart("mixed", [.text("a"), .message(Written.draft(.text("b")))]))
    #expect(try MessageWriter.octets(of: draft) != MessageWriter.octets(of: draft))
    #expect(try Written.text(draft) == Written.text(draft))
    let nested = try Written.message(draft).root.parts.compactMap(\.message).first
    #expect(nested?.messageID?.text == "token.2.1@example.org")
  }

  @Test("Text in another charset")
  func charsets() throws {
    let message = try Written.message(.text("Größe €", charset: .only(.windows1252)))
    #expect(message.root.mediaType.parameters["charset"] == "windows-1252")
    #expect(message.root.text()?.string == "Größe €\r\n")
    #expect(throws: CompositionError(.unencodableText, at: 4)) {
      try Written.text(.text("abc 日", charset: .only(.windows1252)))
    }
    let japanese = try Written.text(.text("日本語", charset: .only(.iso2022JP)))
    #expect(japanese.contains("charset=iso-2022-jp\r\n\r\n\u{1B}$BF|K\\8l\u{1B}(B\r\n"))
    let replaced = try Written.message(.text("日 and ü", charset: .substituting(.usASCII)))
    #expect(replaced.root.text()?.string == "? and ?\r\n")
    let label = Array("utf-16".utf8)
    let found = Charset(label: label.span)
    let utf16 = try #require(found)
    #expect(throws: CompositionError(.charsetUnsuitable)) { try Written.text(.text("a", charset: .only(utf16))) }
  }

  @Test("UTF-8 in header fields where the route takes it")
  func international() throws {
    var draft = Written.draft(
      .multipart("mixed", [.message(Written.draft(.text("a"))), .octets([1]).attached(as: "ü")]))
    draft.subject = "Größe"
    let text = try Written.text(draft, Self.international)
    #expect(text.contains("Subject: Größe\r\n") && text.contains("filename=\"ü\"") && text.contains("Encoding: 8bit"))
    #expect(Message(Array(text.utf8)).diagnose().isEmpty)
    var inner = Written.draft(.text("a"))
    inner.subject = "ü"
    let global = try Written.message(.multipart("mixed", [.message(inner)]), Self.international)
    #expect(Written.tree(global.root) == "multipart/mixed(message/global(text/plain))")
  }

  @Test("A message of hundreds of thousands of lines, and one line of megabytes", .timeLimit(.minutes(5)))
  func hostile() throws {
    for unit in ["--=_tokena_1_\n", "From \n", "--\n", "x", "\r", "cid:", "\n", "--=_token"] {
      let text = String(repeating: unit, count: 2_000_000 / unit.utf8.count)
      let octets = try MessageWriter.octets(of: Written.draft(.arranged(text: .text(text), html: .html(text))))
      #expect(Message(octets).diagnose().isEmpty)
    }
  }
}
