// Folder-wide: what is read by a short way gives the same as by the general one, which a comment in front makes sure of.
import Octets
import TestSupport
import Testing

@testable import MIME

@Suite struct PlainFormsTests {
  /// Values made of pieces that fit together often enough to be read by the short way, and often enough not.
  private static func values(_ pieces: [String], count: Int, seed: UInt64) -> [String] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }
  }

  private static let addressPieces = [
    "Ann", "Ann Lee ", " <a.b@c.de>", "<x@y>", ", ", ",", "a@b.c", "\"L, A\" ", "\"\"", "\"a \\\" b\"",
    "=?utf-8?q?a?= ",
    "(c)", "\r\n ", " ", ".", "@", ">", ";", "G:", "\u{E9}", "_", "[1.2.3.4]", "\"=?\" ",
  ]

  @Test func addresses() {
    for value in Self.values(Self.addressPieces, count: 20_000, seed: 1) {
      let (plain, general) = (Array(value.utf8), Array(("()" + value).utf8))
      var (defects, generalDefects) = (DefectLog(), DefectLog())
      let list = AddressList(lenient: plain.span, defects: &defects)
      let expected = AddressList(lenient: general.span, defects: &generalDefects)
      let isSame = list == expected && defects.codes == generalDefects.codes
      #expect(isSame, "\(value.debugDescription): \(list), \(defects.list); \(expected), \(generalDefects.list)")
    }
  }

  @Test func addressesUpToTheLimit() {
    var limits = Limits()
    limits.addressesPerField = 3
    for count in 1...5 {
      let value = Array(repeating: "Ann <a@b.c>", count: count).joined(separator: ", ")
      var defects = DefectLog()
      let octets = Array(value.utf8)
      let list = AddressList(lenient: octets.span, limits: limits, defects: &defects)
      #expect(list.addresses.count == min(count, 3) && defects.codes == (count > 3 ? [.limitAddresses] : []))
    }
  }

  @Test func messageIDs() {
    let pieces = [
      "<a.b@c>", "<a@b>", "<", ">", "@", "a", ".", " ", "\r\n\t", "(c)", "\u{E9}", "[::1]", "\"q\"", "<a?b@c>",
    ]
    for value in Self.values(pieces, count: 10_000, seed: 2) {
      let (plain, general) = (Array(value.utf8), Array(("()" + value).utf8))
      var (defects, generalDefects) = (DefectLog(), DefectLog())
      let list = MessageIDList(lenient: plain.span, defects: &defects)
      let expected = MessageIDList(lenient: general.span, defects: &generalDefects)
      let isSame = list == expected && defects.codes == generalDefects.codes
      #expect(isSame, "\(value.debugDescription): \(list), \(defects.list); \(expected), \(generalDefects.list)")
    }
  }

  @Test func mediaTypesWithParameters() {
    let pieces = [
      "text/plain", "a/b", "; ", ";", "name=", "boundary=", "x=y", "\"v w\"", "\"\"", "v", "*", "=", "\r\n ", "(c)",
      "\\",
      "=?us-ascii?q?a?=", "\u{E9}", "/", "'", "?",
    ]
    for value in Self.values(pieces, count: 20_000, seed: 3) {
      let text = "text/plain" + value
      let (plain, general) = (Array(text.utf8), Array(("()text/plain()" + value).utf8))
      var (defects, generalDefects) = (DefectLog(), DefectLog())
      let type = MediaType(lenient: plain.span, defects: &defects)
      let expected = MediaType(lenient: general.span, defects: &generalDefects)
      // Without the comment what follows may still belong to the subtype.
      guard let next = value.utf8.first, next == ASCII.semicolon else { continue }
      let isSame = type == expected && defects.codes == generalDefects.codes
      #expect(isSame, "\(value.debugDescription): \(type), \(defects.list); \(expected), \(generalDefects.list)")
    }
  }

  @Test func boundaries() {
    let pieces = [
      "; ", ";", "boundary=", "x=y", "\"v w\"", "\"v \"", "v", "*", "=", "\r\n ", "\\", "\u{E9}", "?", "\"--\"",
      String(repeating: "b", count: 71), "\"" + String(repeating: "c", count: 70) + "\"",
    ]
    for value in Self.values(pieces, count: 20_000, seed: 4) {
      let (plain, general) = (Array((";" + value).utf8), Array(("();" + value).utf8))
      var (defects, generalDefects) = (DefectLog(), DefectLog())
      var (boundary, expected): ([UInt8], [UInt8]) = ([], [])
      _ = BoundaryParameter.append(from: plain.span, at: 0, limits: Limits(), to: &boundary, defects: &defects)
      _ = BoundaryParameter.append(from: general.span, at: 0, limits: Limits(), to: &expected, defects: &generalDefects)
      let isSame = boundary == expected && defects.codes == generalDefects.codes
      #expect(isSame, "\(value.debugDescription): \(boundary), \(defects.list); \(expected), \(generalDefects.list)")
    }
  }

  @Test func multiparts() {
    let pieces = [
      "mixed", "digest", "; ", ";", "boundary=", "BOUNDARY=", "\"", "\"b\"", "b", " ", "\r\n ", "x=y", "(c)", "\\",
      "\u{E9}",
      "Multipart/", "multipart/", "*", "b?", "=",
    ]
    for value in Self.values(pieces, count: 20_000, seed: 8) {
      let body = value + "\r\n\r\n--b\r\n\r\nA: b\r\n--b\r\n\r\nText\r\n--b--\r\n"
      let message = Message(Array(("Content-Type: multipart/" + body).utf8))
      let expected = Message(Array(("Content-Type: ()multipart/" + body).utf8))
      let isSame =
        message.index.entities.map(\.kind) == expected.index.entities.map(\.kind)
        && message.defects.map(\.code) == expected.defects.map(\.code)
      #expect(isSame, "\(value.debugDescription): \(message.defects.map(\.code))")
    }
  }

  @Test func transferEncodings() {
    for value in Self.values(
      ["base64", "8", "bit", " ", "\r\n ", ";", "\"", "(c)", "\u{E9}", "-"], count: 5_000, seed: 5)
    {
      let (plain, general) = (Array(value.utf8), Array(("()" + value).utf8))
      let label = TransferEncodingField.label(in: plain.span).map { Array(plain[$0]) }
      let expected = TransferEncodingField.label(in: general.span).map { Array(general[$0]) }
      #expect(label == expected, "\(value.debugDescription)")
    }
  }

  /// A fold in front is what the short way does not know.
  @Test func dates() {
    var random = SeededRandom(seed: 6)
    for _ in 0..<10_000 {
      var octets = Array("Mon, 23 Nov 2026 10:00:00 +0100".utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<octets.count, using: &random)
        octets[place] = Array("0123456789 :,-+MTJanb(\r\n".utf8).randomElement(using: &random)!
      }
      let folded = Array("\r\n ".utf8) + octets
      var (defects, foldedDefects) = (DefectLog(), DefectLog())
      let date = DateTime(lenient: octets.span, defects: &defects)
      let expected = DateTime(lenient: folded.span, defects: &foldedDefects)
      let isSame = date == expected && defects.codes == foldedDefects.codes
      #expect(isSame, "\(String(decoding: octets, as: UTF8.self).debugDescription): \(String(describing: date))")
    }
  }

  @Test func unstructuredText() {
    let pieces = [
      "a b", "=?utf-8?q?=C3=A9?=", "=?", "=", "\r\n ", "\r", "\n", "\u{E9}", "\t", " ", "?=", "long enough to count",
    ]
    for value in Self.values(pieces, count: 5_000, seed: 7) {
      let octets = Array(value.utf8)
      var (defects, decodedDefects) = (DefectLog(), DefectLog())
      let text = UnstructuredText.string(octets.span, defects: &defects)
      var decoded: [UInt8] = []
      UnstructuredText.decode(octets.span, into: &decoded, defects: &decodedDefects)
      let isSame = Array(text.utf8) == decoded && defects.list == decodedDefects.list
      #expect(isSame, "\(value.debugDescription)")
    }
  }
}
