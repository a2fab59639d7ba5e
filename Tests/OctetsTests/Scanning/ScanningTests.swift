import Octets
import Testing

struct ScanningTests {
  @Test func splitsFields() {
    let section = Array("A: b\r\n c\r\nNo colon\r\nX:\n\r\nbody: x\r\n".utf8)
    var fields = [FieldSplit](repeating: FieldSplit(), count: 8)
    var room = fields.mutableSpan
    let count = section.span.splitFields(into: &room)
    #expect(count == 3)
    fields.removeLast(fields.count - count)
    #expect(fields.map(\.start) == [0, 10, 20])
    #expect(fields.map(\.colon) == [1, 20, 21])
    #expect(fields.map(\.end) == [10, 20, 23])
    #expect(fields.map(\.saw) == [.crlf, [.crlf, .oddName], .bareLF])
    #expect(fields.map(\.nameHead) == [0x61, 0, 0x78] && fields.map(\.nameTail) == fields.map(\.nameHead))
    var last = [FieldSplit()]
    room = last.mutableSpan
    let first = section.span.splitFields(into: &room)
    #expect(first == 1 && last[0].end == 10)
  }

  @Test(arguments: [("a: b\r\nc", 6 as Int?), ("a: b\r\n c\r\n", nil), ("a\n\n", 2), ("", nil)])
  func findsTheEndOfAField(_ text: String, _ end: Int?) {
    let octets = Array(text.utf8)
    let found = octets.span.fieldEnd()
    #expect(found == end)
  }

  @Test func scansBodies() {
    var scan = BodyScan()
    let body = Array("one\r\ntwo\nthr\u{E9}e\r\n--x".utf8)
    let stop = body.span.scanBody(&scan, stoppingAtDelimiters: true)
    #expect(stop == body.count - 4)
    #expect(scan.saw == [.crlf, .bareLF, .eightBit])
    #expect(scan.column == 7)
    let end = body.span.extracting((stop + 1)...).scanBody(&scan, stoppingAtDelimiters: false)
    #expect(end == 3 && scan.column == 10)
  }

  @Test(arguments: [0, 1, 5, 63, 64, 65, 200])
  func findsOctets(_ place: Int) {
    var octets = [UInt8](repeating: 0x61, count: 201)
    octets[place] = 0x3A
    let span = octets.span
    let results = [
      span.firstIndex(of: 0x3A), span.firstIndex(of: 0x3A, from: place), span.firstIndex(of: 0x3A, from: 201),
    ]
    #expect(results == [place, place, nil])
    let after = span.firstIndex(of: 0x3A, from: place + 1)
    #expect(after == nil)
  }

  @Test(arguments: [
    ("", 0, 0), ("plain", 5, 5), ("gr\u{FC}n", 2, 5), ("\u{20AC}\u{1F600}", 0, 7),
  ])
  func countsTextAtTheBeginning(_ text: String, _ ascii: Int, _ utf8: Int) {
    for tail in [[], [0xFF], [0xC3], [0xE2, 0x82], [0x80]] as [[UInt8]] {
      let octets = Array(text.utf8) + tail
      let counts = [octets.span.asciiPrefixCount(), octets.span.utf8PrefixCount()]
      #expect(counts == [ascii, utf8])
      let isUTF8 = octets.span.isUTF8
      #expect(isUTF8 == tail.isEmpty)
    }
  }

  @Test(arguments: [0, 1, 10, 400])
  func decodesSingleByteText(_ repetitions: Int) {
    // Octets above 127 are the letters from U+0400 on, except 0xFF, the euro sign.
    let words = (UInt32(0)..<256).map { octet -> UInt32 in
      if octet < 128 { return 1 << 24 | octet }
      if octet == 255 { return 0x03AC_82E2 }
      return 2 << 24 | (0x80 | octet & 0x3F) << 8 | 0xD0 | (octet - 128) >> 6
    }
    let octets = [UInt8]((0..<repetitions).flatMap { _ in Array("Price: ".utf8) + [0x90, 0xB0, 0xFF, 0x0A] })
    var text = Array("> ".utf8)
    text.append(singleByte: octets.span, words: words.span)
    #expect(
      String(decoding: text, as: UTF8.self) == "> "
        + String(repeating: "Price: \u{410}\u{430}\u{20AC}\n", count: repetitions))
  }
}
