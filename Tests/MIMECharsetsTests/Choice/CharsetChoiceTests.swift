import MIMECharsets
import Octets
import Testing

@Suite("Choosing a charset")
struct CharsetChoiceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let label: String?
    let octets: [UInt8]
    let used: String
    let source: CharsetChoice.Source
    let defects: [Defect]
    var testDescription: String { "\(label ?? "nothing") declared, \(octets.count) octets" }

    init(
      _ label: String?, _ octets: [UInt8], _ used: String, _ source: CharsetChoice.Source, _ defects: [Defect] = []
    ) {
      self.label = label
      self.octets = octets
      self.used = used
      self.source = source
      self.defects = defects
    }
  }

  static func choose(
    _ label: String?, _ octets: [UInt8], isHTML: Bool = false, isPrefix: Bool = false
  )
    -> (CharsetChoice, [Defect])
  {
    var log = DefectLog()
    let given = label.map { Array($0.utf8) }
    let choice =
      if let given {
        CharsetChoice.choose(
          declaredLabel: given.span, octets: octets.span, isHTML: isHTML, isPrefix: isPrefix, defects: &log)
      } else {
        CharsetChoice.choose(declaredLabel: nil, octets: octets.span, isHTML: isHTML, isPrefix: isPrefix, defects: &log)
      }
    return (choice, log.defects)
  }

  static let latin: [UInt8] = [0x63, 0x61, 0x66, 0xE9]
  static let utf8 = Array("café".utf8)
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  @Test(
    "Rules",
    arguments: [
      Row(nil, [], "us-ascii", .default),
      Row(nil, Array("abc".utf8), "us-ascii", .default),
      Row("", Array("abc".utf8), "us-ascii", .default),
      Row(nil, utf8, "utf-8", .utf8Check),
      Row(nil, latin, "windows-1252", .fallback),
      Row(nil, mark + utf8, "utf-8", .byteOrderMark),
      Row(nil, [0xFF, 0xFE, 0x61, 0x00], "utf-16le", .byteOrderMark),
      Row(nil, [0xFE, 0xFF, 0x00, 0x61], "utf-16be", .byteOrderMark),
      Row(nil, octets("1B2442467C1B2842"), "iso-2022-jp", .detected),
      Row(nil, octets("1B2429430E47510F"), "iso-2022-kr", .detected),
      Row(nil, octets("1B2429410E47510F"), "iso-2022-cn", .detected),
      Row(nil, octets("1B5B33316D"), "us-ascii", .default),  // an escape sequence of a terminal
      Row("us-ascii", Array("abc".utf8), "us-ascii", .declared),
      Row("us-ascii", octets("1B2442467C1B2842"), "us-ascii", .declared),
      Row("us-ascii", utf8, "utf-8", .utf8Check, [Defect(.charsetConflict, at: 3)]),
      Row("us-ascii", latin, "windows-1252", .fallback, [Defect(.charsetConflict, at: 3)]),
      Row("utf-8", utf8, "utf-8", .declared),
      Row("utf-8", latin, "utf-8", .declared),
      Row("utf-8", mark + utf8, "utf-8", .declared),
      Row("iso-8859-1", latin, "windows-1252", .declared),
      Row("iso-8859-1", utf8, "windows-1252", .declared),
      Row("iso-8859-1", mark + utf8, "utf-8", .byteOrderMark, [Defect(.charsetConflict, at: 0)]),
      Row("us-ascii", mark + utf8, "utf-8", .byteOrderMark, [Defect(.charsetConflict, at: 0)]),
      Row("shift_jis", mark + utf8, "utf-8", .byteOrderMark, [Defect(.charsetConflict, at: 0)]),
      Row("utf-8", [0xFF, 0xFE, 0x61, 0x00], "utf-16le", .byteOrderMark, [Defect(.charsetConflict, at: 0)]),
      Row("windows-1251", [0xFF, 0xFE, 0x61, 0x00], "utf-16le", .byteOrderMark, [Defect(.charsetConflict, at: 0)]),
      Row("windows-1251", [0xFF, 0xFE, 0xE0], "windows-1251", .declared),
      Row("utf-16le", [0xFF, 0xFE, 0x61, 0x00], "utf-16le", .declared),
      Row("utf-16", [0xFF, 0xFE, 0x61, 0x00], "utf-16", .declared),
      Row("utf-16le", [0xFE, 0xFF, 0x00, 0x61], "utf-16be", .byteOrderMark, [Defect(.charsetConflict, at: 0)]),
      Row("utf-16le", [0xEF, 0xBB, 0xBF, 0x00], "utf-16le", .declared),
      Row("utf-32le", [0xFF, 0xFE, 0x00, 0x00], "utf-32le", .declared),
      Row("x-no-such", latin, "windows-1252", .fallback, [Defect(.unknownCharset, at: 0)]),
      Row("x-no-such", utf8, "utf-8", .utf8Check, [Defect(.unknownCharset, at: 0)]),
      Row("unknown-8bit", Array("abc".utf8), "us-ascii", .default, [Defect(.unknownCharset, at: 0)]),
    ])
  func rules(row: Row) {
    let (choice, defects) = Self.choose(row.label, row.octets)
    #expect(choice.used.name == row.used)
    #expect(choice.source == row.source)
    #expect(choice.declared == (row.label == "" ? nil : row.label))
    #expect(defects == row.defects)
    #expect((0...1).contains(choice.confidence))
  }

  @Test("Names of sources are those of the JSON")
  func names() {
    let sources: [CharsetChoice.Source] = [
      .declared, .default, .byteOrderMark, .htmlMeta, .utf8Check, .detected, .fallback,
    ]
    #expect(
      sources.map(\.rawValue) == [
        "declared", "default", "byteOrderMark", "htmlMeta", "utf8Check", "detected", "fallback",
      ])
  }

  @Test("A beginning may end inside a character")
  func prefix() {
    let octets = Array("café".utf8.dropLast())
    #expect(Self.choose(nil, octets, isPrefix: true).0.source == .utf8Check)
    #expect(Self.choose(nil, octets).0.source == .fallback)
    #expect(Self.choose(nil, [0x61], isPrefix: true).0.confidence < Self.choose(nil, [0x61]).0.confidence)
  }

  @Test("More characters make UTF-8 surer")
  func confidence() {
    let counts = [1, 2, 4, 100].map { Self.choose(nil, Array(String(repeating: "é", count: $0).utf8)).0.confidence }
    #expect(counts == counts.sorted())
    #expect(counts.first! < counts.last!)
  }

  @Test("A huge label is refused, and kept as declared")
  func hugeLabel() {
    let label = String(repeating: "u", count: 600_000)
    let (choice, defects) = Self.choose(label, [0x78])
    #expect(choice.used == .usASCII)
    #expect(choice.declared == label)
    #expect(defects == [Defect(.unknownCharset, at: 0)])
  }
}
