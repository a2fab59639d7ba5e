// Folder-wide: what is written is read again, for every kind of value.
import MIME
import TestSupport
import Testing

@Suite("Written fields are read the same, without defects") struct FieldRoundTripTests {
  private static let routes = [Route.sevenBit, .international]
  private static let seeds: [UInt64] = Array(1...8)
  private static let rounds = 400

  @Test("Unstructured text", arguments: seeds)
  func unstructured(seed: UInt64) throws {
    var values = FieldValues(seed: seed)
    for _ in 0..<Self.rounds {
      let text = values.text(longest: 40)
      for route in Self.routes {
        let written = try WrittenField(HeaderField("Subject", .unstructured(text)), for: route)
        var defects = DefectLog()
        // A reader drops the blank behind the colon, and nothing else that is there.
        #expect(UnstructuredText.string(written.body.span, defects: &defects) == text, "seed \(seed)")
        #expect(defects.list + written.faults == [], "seed \(seed): \(text.debugDescription)")
      }
    }
  }

  @Test("Address lists", arguments: seeds)
  func addresses(seed: UInt64) throws {
    var values = FieldValues(seed: seed)
    for _ in 0..<Self.rounds {
      let list = values.addresses()
      for route in Self.routes {
        let written = try WrittenField(HeaderField("To", .addresses(list)), for: route)
        var defects = DefectLog()
        let read = AddressList(lenient: written.body.span, defects: &defects)
        #expect(read.addresses == list, "seed \(seed)")
        #expect(defects.list + written.faults == [], "seed \(seed): \(visible(written.octets))")
      }
    }
  }

  @Test("Parameters", arguments: seeds)
  func parameters(seed: UInt64) throws {
    var values = FieldValues(seed: seed)
    for _ in 0..<Self.rounds {
      let parameters = Parameters(
        (0..<values.number(4)).map { Parameter(name: "p\($0)", value: values.text(longest: 20, allowsTab: false)) })
      let disposition = ContentDisposition(kind: "attachment", parameters: parameters)
      for route in Self.routes {
        let written = try WrittenField(HeaderField("Content-Disposition", .disposition(disposition)), for: route)
        var defects = DefectLog()
        let read = ContentDisposition(lenient: written.body.span, defects: &defects)
        #expect(read.parameters.elements.map(\.value) == parameters.elements.map(\.value), "seed \(seed)")
        #expect(defects.list + written.faults == [], "seed \(seed): \(visible(written.octets))")
      }
    }
  }

  @Test("Identifiers, URIs and lists", arguments: seeds)
  func identifiers(seed: UInt64) throws {
    var values = FieldValues(seed: seed)
    for _ in 0..<Self.rounds {
      var defects = DefectLog()
      let ids = (0...values.number(12)).map { _ in MessageID(text: values.atom() + "@" + values.atom()) }
      let references = try WrittenField(HeaderField("References", .messageIDs(ids)), for: .sevenBit)
      #expect(MessageIDList(lenient: references.body.span, defects: &defects).ids == ids, "seed \(seed)")
      let uris = (0...values.number(6)).map { _ in "https://a.example/" + values.atom() }
      let help = try WrittenField(HeaderField("List-Help", .uris(uris)), for: .sevenBit)
      #expect(ListURIs(lenient: help.body.span, defects: &defects).uris == uris, "seed \(seed)")
      let list = ListID(id: values.atom() + ".example", name: values.name())
      let listID = try WrittenField(HeaderField("List-ID", .listID(list)), for: .sevenBit)
      #expect(ListID(lenient: listID.body.span, defects: &defects) == list, "seed \(seed)")
      #expect(defects.list == [] && references.faults + help.faults + listID.faults == [], "seed \(seed)")
    }
  }

  @Test("In every charset that can be written, of what it has", arguments: Charset.all)
  func charsets(charset: Charset) throws {
    let style = FieldStyle(charset: charset)
    var values = FieldValues(seed: 1)
    for _ in 0..<40 {
      let text = values.text(longest: 30)
      let field = try HeaderField("Subject", .unstructured(text))
      guard let written = try? WrittenField(field, for: .sevenBit, style: style) else { continue }
      var defects = DefectLog()
      #expect(UnstructuredText.string(written.body.span, defects: &defects) == text)
      #expect(defects.list + written.faults == [])
    }
  }
}

/// Values that depend on a seed alone.
struct FieldValues {
  private var random: SeededRandom

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// A number below a bound.
  mutating func number(_ bound: Int) -> Int { Int(random.next() >> 33) % bound }

  private static let pieces: [String] = [
    "a", "word", "Words", "x.y", "é", "ö", "Grüße", "日本", "語", "Привет", "👩‍👩‍👧", "\u{301}", ",", ";", ":", "<", ">", "@",
    "\"", "\\", "(", ")", "[", "]", "=", "?", "=?", "?=", "=?utf-8?q?", "_", "'", "%", "*", "-", "--", "\t", "/", ".",
    "averylongwordthatgoesonandonwithoutanyblankinit", "\u{A0}", "\u{FFFD}", "&amp;", "1", "=20",
  ]

  /// Text of words with spaces between and around them.
  mutating func text(longest: Int, allowsTab: Bool = true) -> String {
    var text = ""
    for _ in 0..<number(longest + 1) {
      for _ in 0...number(3) {
        let piece = Self.pieces[number(Self.pieces.count)]
        if allowsTab || piece != "\t" { text += piece }
      }
      text += String(repeating: " ", count: [0, 1, 1, 1, 1, 2, 3, number(50)][number(8)])
    }
    return text
  }

  /// A name: text that blanks neither begin nor end, or none.
  mutating func name() -> String? {
    let text = Array(text(longest: 8, allowsTab: true).utf8)
    let trimmed = text.span.trimmedRange()
    return trimmed.isEmpty ? nil : String(decoding: text[trimmed], as: UTF8.self)
  }

  mutating func atom() -> String {
    String(decoding: random.octets(1 + number(30), from: Array("abcXYZ019-_+=!".utf8)), as: UTF8.self)
  }

  mutating func mailbox() -> Mailbox {
    let localPart =
      switch number(4) {
      case 0: "\"\(atom()) \(atom())\""
      case 1: "\(atom()).\(atom())"
      default: atom()
      }
    let domain = ["example.org", "a-b.example", "[192.0.2.1]", "xn--bcher-kva.example"][number(4)]
    return Mailbox(displayName: name(), address: "\(localPart)@\(domain)")
  }

  mutating func addresses() -> [Address] {
    (0...number(6)).map { _ in
      guard number(5) == 0, let name = name() else { return .mailbox(mailbox()) }
      return .group(name: name, members: (0..<number(4)).map { _ in mailbox() })
    }
  }
}
