import MIME
import TestSupport
import Testing

@Suite("Header fields to be written") struct HeaderFieldTests {
  /// Strings that no header field may hold.
  static let forbidden = [
    "\0", "\r", "\n", "\r\n", "\u{1B}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}",
    "\r\nBcc: eve@example.org", "\n\n", "e\u{301}\r\n",
  ]

  /// Every public string of a field's value.
  static let places: [(String, @Sendable (String) -> (String, HeaderField.Value))] = [
    ("field name", { ("X\($0)", .unstructured("x")) }),
    ("unstructured", { ("X", .unstructured("a\($0)b")) }),
    ("phrase", { ("Keywords", .phrases(["a", "b\($0)"])) }),
    ("display name", { ("To", .addresses([.mailbox(Mailbox(displayName: "a\($0)", address: "a@b.example"))])) }),
    ("local-part", { ("To", .addresses([.mailbox(Mailbox(displayName: nil, address: "a\($0)@b.example"))])) }),
    ("domain", { ("To", .addresses([.mailbox(Mailbox(displayName: nil, address: "a@b\($0).example"))])) }),
    ("group", { ("To", .addresses([.group(name: "a\($0)", members: [])])) }),
    (
      "member", { ("To", .addresses([.group(name: "a", members: [Mailbox(displayName: $0, address: "a@b.example")])])) }
    ),
    ("message id", { ("References", .messageIDs([MessageID(text: "a\($0)@b")])) }),
    ("parameter", { ("Content-Disposition", .disposition(disposition(Parameter(name: "filename", value: "a\($0)")))) }),
    ("parameter name", { ("Content-Disposition", .disposition(disposition(Parameter(name: "a\($0)", value: "a")))) }),
    (
      "language", { ("Content-Disposition", .disposition(disposition(Parameter(name: "a", value: "a", language: $0)))) }
    ),
    ("disposition", { ("Content-Disposition", .disposition(ContentDisposition(kind: "inline\($0)"))) }),
    ("URI", { ("List-Help", .uris(["mailto:a@b.example\($0)"])) }),
    ("list id", { ("List-ID", .listID(ListID(id: "a.b\($0)", name: "a"))) }),
    ("list name", { ("List-ID", .listID(ListID(id: "a.b", name: "a\($0)"))) }),
    ("token", { ("Content-Transfer-Encoding", .token("base64\($0)")) }),
    ("structured", { ("MIME-Version", .structured("1.0 (a\($0))")) }),
  ]

  private static func disposition(_ parameter: Parameter) -> ContentDisposition {
    ContentDisposition(kind: "attachment", parameters: Parameters([parameter]))
  }

  @Test("Control characters and line ends are errors in every string", arguments: places.indices)
  func controls(place: Int) {
    for text in Self.forbidden {
      let (name, value) = Self.places[place].1(text)
      #expect(throws: CompositionError.self, "\(Self.places[place].0), \(text.debugDescription)") {
        try HeaderField(name, value)
      }
    }
  }

  @Test(
    "What is only unusual is written on some route, or an error, and never breaks a line", arguments: places.indices)
  func unusual(place: Int) throws {
    let surrogate = String(decoding: [0xD800, 0x61] as [UInt16], as: UTF16.self)
    for text in ["\u{FEFF}", surrogate, "\u{10FFFF}", "\u{2060}", String(repeating: "x", count: 2000), "=?", "\u{301}"]
    {
      let (name, value) = Self.places[place].1(text)
      guard let field = try? HeaderField(name, value) else { continue }
      for route in [Route.sevenBit, .international] {
        guard let written = try? WrittenField(field, for: route) else { continue }
        #expect(written.faults == [], "\(Self.places[place].0), \(text.debugDescription)")
      }
    }
  }

  @Test(
    "Names", arguments: [("", 0), ("A B", 1), ("A:", 1), ("É", 0), (" A", 0), (String(repeating: "A", count: 78), 78)])
  func names(name: String, offset: Int) {
    let error = #expect(throws: CompositionError.self) { try HeaderField(name, .unstructured("x")) }
    #expect(error?.code == .fieldNameInvalid)
    #expect(error?.offset == offset)
  }

  @Test(
    "Other values",
    arguments: [
      (
        "Date", .dateTime(DateTime(secondsSinceEpoch: 1_795_424_400, zoneOffsetMinutes: 60)!),
        "Date: Mon, 23 Nov 2026 10:00:00 +0100\r\n"
      ),
      ("Message-ID", .messageIDs([MessageID(text: "a@b.c")]), "Message-ID: <a@b.c>\r\n"),
      ("References", .messageIDs([MessageID(text: "a@b.c"), MessageID(text: "odd")]), "References: <a@b.c> <odd>\r\n"),
      ("List-Post", .uris([]), "List-Post: NO\r\n"),
      (
        "List-Unsubscribe", .uris(["mailto:off@a.example", "https://a.example/off?x=1"]),
        "List-Unsubscribe: <mailto:off@a.example>, <https://a.example/off?x=1>\r\n"
      ),
      (
        "List-ID", .listID(ListID(id: "a.b.example", name: "Ä list")),
        "List-ID: =?utf-8?b?w4Q=?= list <a.b.example>\r\n"
      ),
      (
        "Keywords", .phrases(["one", "two words", "ä", "3.14"]),
        "Keywords: one, two words, =?utf-8?b?w6Q=?= , \"3.14\"\r\n"
      ),
      ("Content-Transfer-Encoding", .token("base64"), "Content-Transfer-Encoding: base64\r\n"),
      ("MIME-Version", .structured("1.0 (Größe \\) (x))"), "MIME-Version: 1.0 (=?utf-8?b?R3LDtsOfZSApICh4KQ==?=)\r\n"),
    ] as [(String, HeaderField.Value, String)])
  func values(name: String, value: HeaderField.Value, written: String) throws {
    #expect(try HeaderField(name, value).formatted() == written)
  }

  @Test(
    "Values that are none",
    arguments: [
      ("Date", .dateTime(DateTime(year: 1899, month: 1, day: 1, hour: 0, minute: 0, second: 0, zoneOffsetMinutes: 0)!)),
      ("Message-ID", .messageIDs([])), ("Message-ID", .messageIDs([MessageID(text: "a")])),
      ("Message-ID", .messageIDs([MessageID(text: "a@b"), MessageID(text: "c@d")])),
      ("References", .messageIDs([MessageID(text: "a>b")])), ("References", .messageIDs([MessageID(text: "a b")])),
      ("References", .messageIDs([MessageID(text: "")])), ("List-Help", .uris([])), ("List-Help", .uris(["a b"])),
      ("List-Help", .uris(["mailto:a>"])), ("List-Help", .uris(["nothing"])), ("List-Help", .uris(["mailto:ä"])),
      ("List-ID", .listID(ListID(id: "a b"))), ("Keywords", .phrases([])), ("Keywords", .phrases(["a", " "])),
      ("To", .addresses([.group(name: "", members: [])])), ("X", .token("")), ("X", .token("a b")),
      ("X", .structured("\"a")), ("X", .structured("(a")), ("X", .structured("")),
    ] as [(String, HeaderField.Value)])
  func invalid(name: String, value: HeaderField.Value) {
    #expect(throws: CompositionError.self) { try HeaderField(name, value) }
  }

  @Test("What can't be folded and is too long is an error, and nothing is written")
  func tooLong() throws {
    let field = try HeaderField("References", .messageIDs([MessageID(text: String(repeating: "x", count: 996))]))
    var octets: [UInt8] = [0x41]
    let error = #expect(throws: CompositionError.self) { try field.format(for: .sevenBit, into: &octets) }
    #expect(error == CompositionError(.lineTooLong, field: "References"))
    #expect(octets == [0x41])
    let fits = try HeaderField("References", .messageIDs([MessageID(text: String(repeating: "x", count: 995))]))
    #expect(try fits.formatted() == "References:\r\n <\(String(repeating: "x", count: 995))>\r\n")
  }
}
