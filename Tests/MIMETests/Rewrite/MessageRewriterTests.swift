// Folder-wide: MessageRewriter with all its edits.
import MIME
import TestSupport
import Testing

@Suite struct MessageRewriterTests {
  // MARK: Identity

  /// Edits that touch nothing in most messages, so that all machinery runs.
  private static let idle: [[MessageEdit]] = [
    [], [MessageEdit(.removeFields("X-Nowhere"))], [.part("9.9.9", .drop)],
    [.part("7.1", .recode(.base64)), MessageEdit(.renameFields("X-Nowhere", to: "Y"))],
  ]

  @Test func withoutEditsEveryFixtureStaysAsItIs() {
    #expect(RewriteCorpus.fixtures.count > 50)
    for (name, octets) in RewriteCorpus.fixtures {
      for edits in Self.idle {
        let rewritten = Rewritten(octets, edits)
        #expect(rewritten.octets == octets, "\(name)")
      }
    }
  }

  @Test func withoutEditsOddMessagesStayAsTheyAreAtAnySplit() {
    var generator = SeededRandom(seed: 1)
    for octets in RewriteCorpus.odd {
      for split in RewriteCorpus.splits(of: octets.count, &generator) {
        let rewritten = Rewritten(octets, Self.idle[1], pieces: split)
        #expect(rewritten.octets == octets, "split \(split)")
      }
    }
  }

  @Test func withoutEditsRandomOctetsStayAsTheyAre() {
    let seed = UInt64.random(in: .min ... .max)
    print("MessageRewriterTests seed: \(seed)")
    var generator = SeededRandom(seed: seed)
    for _ in 0..<600 {
      let octets = RewriteCorpus.random(&generator)
      let pieces = (0..<octets.count).map { _ in Int.random(in: 0..<9, using: &generator) }
      let rewritten = Rewritten(octets, Self.idle[2], pieces: pieces)
      #expect(rewritten.octets == octets, "seed \(seed)")
    }
  }

  @Test func limitsChangeNothing() {
    var limits = Limits()
    limits.depth = 1
    limits.entities = 3
    limits.fieldOctets = 20
    limits.headerSectionOctets = 60
    for (name, octets) in RewriteCorpus.fixtures {
      let rewritten = Rewritten(octets, Self.idle[1], limits: limits)
      // A section that can't be held can't be edited, and says so.
      if rewritten.error?.code == .headerTooLong { continue }
      #expect(rewritten.octets == octets, "\(name)")
    }
  }

  // MARK: Fields

  struct FieldRow: CustomTestStringConvertible, Sendable {
    let name: String
    let edits: [MessageEdit]
    let message: String
    let expected: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    FieldRow(
      name: "set replaces in place, the others go", edits: [MessageEdit(.setField(.of("Subject: new")))],
      message: "A: 1\r\nSUBJECT: x\r\n y\r\nB: 2\r\nSubject: z\r\n\r\nbody\r\n",
      expected: "A: 1\r\nSubject: new\r\nB: 2\r\n\r\nbody\r\n"),
    FieldRow(
      name: "set adds where there is none", edits: [MessageEdit(.setField(.of("Subject: new")))],
      message: "A: 1\r\n\r\nbody", expected: "A: 1\r\nSubject: new\r\n\r\nbody"),
    FieldRow(
      name: "LF stays LF", edits: [MessageEdit(.addField(.of("C: a b"))), MessageEdit(.prependField(.of("Z: 0")))],
      message: "A: 1\n\nbody\n", expected: "Z: 0\nA: 1\nC: a b\n\nbody\n"),
    FieldRow(
      name: "prepend goes behind an envelope line", edits: [MessageEdit(.prependField(.of("Z: 0")))],
      message: "From me\nA: 1\n\nbody\n", expected: "From me\nZ: 0\nA: 1\n\nbody\n"),
    FieldRow(
      name: "remove takes all of a name", edits: [MessageEdit(.removeFields("bcc"))],
      message: "Bcc: a\r\nA: 1\r\nBCC : b,\r\n\tc\r\n\r\nBcc: body", expected: "A: 1\r\n\r\nBcc: body"),
    FieldRow(
      name: "rename keeps all but the name", edits: [MessageEdit(.renameFields("a", to: "X-Old-A"))],
      message: "A :1\r\n 2\r\nB: x\r\nA:3\r\n\r\n", expected: "X-Old-A :1\r\n 2\r\nB: x\r\nX-Old-A:3\r\n\r\n"),
    FieldRow(
      name: "edits follow one another",
      edits: [MessageEdit(.renameFields("A", to: "B")), MessageEdit(.setField(.of("B: 2")))],
      message: "A: 1\n\n", expected: "B: 2\n\n"),
    FieldRow(
      name: "a header that ends without a line end", edits: [MessageEdit(.addField(.of("C: 3")))],
      message: "A: 1\nB: 2", expected: "A: 1\nB: 2\nC: 3\n"),
    FieldRow(
      name: "an empty message", edits: [MessageEdit(.addField(.of("C: 3")))], message: "", expected: "C: 3\r\n"),
    FieldRow(
      name: "a part's field",
      edits: [.part("2", .setField(.of("Content-Description: d"))), .part("1", .removeFields("X"))],
      message: "Content-Type: multipart/mixed; boundary=b\n\n--b\nX: 1\n\none\n--b\n\ntwo\n--b--\n",
      expected:
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Description: d\n\ntwo\n--b--\n"),
  ])
  func editsFields(_ row: FieldRow) {
    let rewritten = Rewritten(Array(row.message.utf8), row.edits)
    #expect(rewritten.text == row.expected)
    #expect(rewritten.missing == [] && rewritten.error == nil)
  }

  // MARK: Parts

  private static let two =
    "A: 1\nContent-Type: multipart/mixed; boundary=b\n\npre\n--b\n\none\n--b\nX: y\n\ntwo\n--b--\npost"
  private static let head = "A: 1\nContent-Type: multipart/mixed; boundary=b\n\n"

  @Test(arguments: [
    FieldRow(
      name: "drop the first", edits: [.part("1", .drop)], message: two,
      expected: head + "pre\n--b\nX: y\n\ntwo\n--b--\npost"),
    FieldRow(
      name: "drop the last", edits: [.part("2", .drop)], message: two, expected: head + "pre\n--b\n\none\n--b--\npost"),
    FieldRow(
      name: "drop all: an empty text stays", edits: [.part("1", .drop), .part("2", .drop)], message: two,
      expected: head + "pre\n--b\nContent-Type: text/plain\n\n\n--b--\npost"),
    FieldRow(
      name: "drop the only part of a nested multipart", edits: [.part("1.1", .drop)],
      message: head + "--b\nContent-Type: multipart/alternative; boundary=i\n\n--i\n\nx\n--i--\n--b--\n",
      expected: head
        + "--b\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\n\n--i--\n--b--\n"),
    FieldRow(
      name: "drop before a part without a body", edits: [.part("2", .drop)],
      message: head + "--b\n\none\n--b\n\n--b--", expected: head + "--b\n\none\n--b--"),
    FieldRow(
      name: "drop where the close delimiter is missing", edits: [.part("2", .drop)],
      message: head + "--b\n\none\n--b\n\ntwo", expected: head + "--b\n\none"),
    FieldRow(
      name: "drop the last but a delimiter at the end", edits: [.part("1", .drop)],
      message: head + "--b\n\none\n--b\n", expected: head + "--b\nContent-Type: text/plain\n\n"),
    FieldRow(
      name: "drop a message with all that is in it", edits: [.part("1", .drop)],
      message: head + "--b\nContent-Type: message/rfc822\n\nSubject: s\n\nx\n--b\n\ntwo\n--b--",
      expected: head + "--b\n\ntwo\n--b--"),
    FieldRow(
      name: "drop a message's own body", edits: [.part("1", .drop)],
      message: "A: 1\nContent-Type: text/html\nB: 2\n\n<p>\n", expected: "A: 1\nB: 2\n\n"),
    FieldRow(
      name: "replace a part", edits: [.part("1", .replace(with: .of("Content-Type: text/html\r\n\r\n<p>\r\n")))],
      message: two, expected: head + "pre\n--b\nContent-Type: text/html\n\n<p>\n\n--b\nX: y\n\ntwo\n--b--\npost"),
    FieldRow(
      name: "replace a message's body", edits: [.part("1", .replace(with: .of("Content-Type: text/html\n\n<p>\n")))],
      message: "Content-Type: text/plain\r\nA: 1\r\n\r\nx\r\n",
      expected: "A: 1\r\nContent-Type: text/html\r\n\r\n<p>\r\n"),
    FieldRow(
      name: "append to a multipart", edits: [MessageEdit(.append(.of("X: new\n\nthree")))], message: two,
      expected: head + "pre\n--b\n\none\n--b\nX: y\n\ntwo\n--b\nX: new\n\nthree\n--b--\npost"),
    FieldRow(
      name: "append where the close delimiter is missing", edits: [MessageEdit(.append(.of("\nthree")))],
      message: head + "--b\n\none", expected: head + "--b\n\none\n--b\n\nthree\n--b--"),
    FieldRow(
      name: "append to a text: it becomes a multipart", edits: [MessageEdit(.append(.of("X: new\n\ntwo")))],
      message: "A: 1\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\nMIME-Version: 1.0\n\none\n",
      expected:
        "A: 1\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"=_new\"\nContent-Transfer-Encoding: 8bit\n\n"
        + "--=_new\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\none\n\n--=_new\nX: new\n\ntwo\n"
        + "--=_new--\n"),
    FieldRow(
      name: "append to a part", edits: [.part("1", .append(.of("\nnew")))], message: head + "--b\n\none\n--b--",
      expected: head + "--b\nContent-Type: multipart/mixed; boundary=\"=_new\"\n\n--=_new\n\none\n--=_new\n\nnew\n"
        + "--=_new--\n--b--"),
    FieldRow(
      name: "recode a part", edits: [.part("1", .recode(.base64)), .part("2", .recode(.quotedPrintable))],
      message: head + "--b\nX: 1\n\none\ntwo\n--b\nContent-Type: a/b\n\n=\n\n--b--\n",
      expected: head + "--b\nX: 1\nContent-Transfer-Encoding: base64\n\nb25lDQp0d28=\n--b\nContent-Type: a/b\n"
        + "Content-Transfer-Encoding: quoted-printable\n\n=3D\n\n--b--\n"),
    FieldRow(
      name: "recode a message", edits: [.part("1", .recode(.quotedPrintable))],
      message: "Content-Transfer-Encoding: base64\r\nA: 1\r\n\r\ncGFzc2U=\r\n",
      expected: "Content-Transfer-Encoding: quoted-printable\r\nA: 1\r\n\r\npasse"),
  ])
  func editsParts(_ row: FieldRow) {
    let rewritten = Rewritten(Array(row.message.utf8), row.edits)
    #expect(rewritten.text == row.expected)
    #expect(rewritten.missing == [] && rewritten.error == nil)
  }

  @Test func anySplitGivesTheSame() {
    var generator = SeededRandom(seed: 3)
    let edits: [MessageEdit] = [
      MessageEdit(.setField(.of("Subject: new"))), .part("1", .drop), .part("2", .recode(.base64)),
      .part("1.1", .replace(with: .of("\nx"))), MessageEdit(.append(.of("\nlast"))), .part("2.1", .append(.of("\nx"))),
    ]
    for octets in RewriteCorpus.odd {
      let whole = Rewritten(octets, edits)
      for split in RewriteCorpus.splits(of: octets.count, &generator) {
        let pieces = Rewritten(octets, edits, pieces: split)
        #expect(pieces == whole, "split \(split)")
      }
    }
  }

  @Test func anEditChangesOnlyItsRange() throws {
    for (name, octets) in RewriteCorpus.fixtures {
      let message = Message(octets)
      let set = Rewritten(octets, [MessageEdit(.setField(.of("X-New: 1")))])
      let added = "X-New: 1" + (octets.firstLineEndIsCRLF ? "\r\n" : "\n")
      #expect(set.octets.isOneInsertion(into: octets, atMost: added.utf8.count + 2), "\(name)")
      for entity in message.leaves {
        guard let number = entity.number, let parent = entity.parent, parent.kind == .multipart else { continue }
        let dropped = Rewritten(octets, [MessageEdit(.drop, of: number)])
        let head = octets.commonPrefixCount(dropped.octets)
        let siblings = Array(parent.parts).count
        if siblings > 1 {
          #expect(octets.isOneInsertion(into: dropped.octets, atMost: octets.count), "\(name) \(number)")
        }
        #expect(head >= min(entity.headerRange.lowerBound - 100, dropped.octets.count), "\(name) \(number)")
      }
    }
  }

  /// Whatever the message: dropping, adding and recoding neither stops nor depends on how the input is cut.
  @Test func randomOctetsWithEditsSplitAnywhere() {
    let seed = UInt64.random(in: .min ... .max)
    print("MessageRewriterTests edits seed: \(seed)")
    var generator = SeededRandom(seed: seed)
    let edits: [MessageEdit] = [
      .part("1", .drop), .part("2", .recode(.quotedPrintable)), .part("1.1", .append(.of("\nnew"))),
      MessageEdit(.setField(.of("Subject: new"))), MessageEdit(.append(.of("A: 1\n\nlast"))),
    ]
    for _ in 0..<300 {
      let octets = RewriteCorpus.random(&generator)
      let whole = Rewritten(octets, edits)
      let pieces = (0..<octets.count).map { _ in Int.random(in: 0..<9, using: &generator) }
      let split = Rewritten(octets, edits, pieces: pieces)
      #expect(split == whole, "seed \(seed)")
      guard whole.error == nil else { continue }
      #expect(Message(whole.octets).subject == "new", "seed \(seed)")
    }
  }

  @Test func theBoundaryBetweenPartsStays() {
    let other = HeaderField.of("Content-Type: multipart/mixed; boundary=other")
    #expect(Rewritten(Self.two, MessageEdit(.setField(other))).error?.code == .boundaryChanged)
    #expect(Rewritten(Self.two, MessageEdit(.removeFields("Content-Type"))).error?.code == .boundaryChanged)
    let same = HeaderField.of("Content-Type: multipart/alternative; boundary=b")
    #expect(Rewritten(Self.two, MessageEdit(.setField(same))).text == Self.two.replacing("mixed", with: "alternative"))
  }

  @Test func missingPartsAreNamed() {
    let rewritten = Rewritten(Self.two, .part("3", .drop), .part("1.1", .drop), .part("2", .drop))
    #expect(rewritten.missing == ["1.1", "3"])
  }

  // MARK: Errors

  @Test func whatWouldEndAPartIsAnError() {
    for body in ["x\n--b", "--b--\n", "--bcd\n", "a\n\n--b \n"] {
      let part = NewPart.of("A: 1\n\n" + body)
      for edit in [MessageEdit.part("1", .replace(with: part)), MessageEdit(.append(part))] {
        let rewritten = Rewritten(Self.two, edit)
        #expect(rewritten.error?.code == .delimiterInContent, "\(body)")
      }
    }
    let harmless = Rewritten(Self.two, .part("1", .replace(with: .of("A: 1\n\nx --b\n-b\n--ab"))))
    #expect(harmless.error == nil)
  }

  @Test(arguments: ["", "a b", "a:b", "ä", "a\r\nb", "a\u{0}"])
  func badNamesAreErrors(_ name: String) {
    #expect(throws: CompositionError.self) { _ = try MessageRewriter([MessageEdit(.removeFields(name))]) }
    #expect(throws: CompositionError.self) { _ = try MessageRewriter([MessageEdit(.renameFields("A", to: name))]) }
  }

  @Test(arguments: ["", "A: b", "A: b\n", "\n\u{0}", "\n\u{e9}", "\na\rb"])
  func badPartsAreErrors(_ text: String) {
    let octets = Array(text.utf8)
    #expect(throws: CompositionError.self) { _ = try NewPart(octets.span) }
  }

  @Test func hostileSizesStayLinear() {
    let wide = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\n\n", count: 9_000)
    let numbers = (1...9_000).compactMap { PartNumber(validating: "\($0)") }
    let dropped = Rewritten(Array(wide.utf8), numbers.map { MessageEdit(.drop, of: $0) })
    #expect(dropped.octets.count < 200)
    let fields = String(repeating: "A: 1\n", count: 9_999) + "\n"
    let removed = Rewritten(Array(fields.utf8), [MessageEdit(.removeFields("A"))])
    #expect(removed.octets == [0x0A])
    let long = Array(("A: " + String(repeating: "x", count: 30 << 20)).utf8)
    #expect(Rewritten(long, []).octets.count == long.count)
    #expect(Rewritten(long, [MessageEdit(.removeFields("A"))]).error?.code == .headerTooLong)
  }
}

extension Message {
  /// All entities that have no parts.
  var leaves: [Entity] {
    var leaves: [Entity] = []
    var pending = [root]
    while let entity = pending.popLast() {
      if entity.kind == .multipart { pending += Array(entity.parts) } else { leaves.append(entity) }
      if let message = entity.message, entity.kind == .message { pending.append(message.root) }
    }
    return leaves
  }
}

extension [UInt8] {
  var firstLineEndIsCRLF: Bool {
    guard let lf = firstIndex(of: 0x0A) else { return true }
    return lf > 0 && self[lf - 1] == 0x0D
  }

  func commonPrefixCount(_ other: [UInt8]) -> Int { zip(self, other).prefix { $0 == $1 }.count }

  /// Whether the octets are others with one run put in.
  func isOneInsertion(into other: [UInt8], atMost count: Int) -> Bool {
    let added = self.count - other.count
    guard 0...count ~= added else { return false }
    let head = commonPrefixCount(other)
    let tail = zip(reversed(), other.reversed()).prefix { $0 == $1 }.count
    return head + tail >= other.count
  }
}
