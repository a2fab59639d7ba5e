import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct GzipTests {
  /// `printf hello | gzip -n`
  static let hello: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x86, 0xA6,
    0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
  ]

  @Test func readsWhatGzipWrites() throws {
    #expect(try decompress(Self.hello) == Array("hello".utf8))
  }

  @Test("members in a row, zeros after them") func readsMembers() throws {
    #expect(try decompress(Self.hello + Self.hello) == Array("hellohello".utf8))
    #expect(try decompress(Self.hello + [0, 0, 0]) == Array("hello".utf8))
    #expect(try decompress(Self.hello + [0] + Self.hello) == Array("hellohello".utf8))
    let input = Self.hello + Self.hello + [0]
    for split in splits(of: input.count) { #expect(try decompress(input, split) == Array("hellohello".utf8)) }
  }

  @Test func reportsDamage() {
    #expect(throws: MIMEError(.damagedCompression, at: 0)) { try decompress([]) }
    #expect(throws: MIMEError.self) { try decompress(Array("hello".utf8)) }
    #expect(throws: MIMEError.self) { try decompress(Self.hello + [0x21]) }
    for count in 1..<Self.hello.count {
      #expect(throws: MIMEError(.damagedCompression, at: count)) { try decompress(Array(Self.hello.prefix(count))) }
    }
    var damaged = Self.hello
    damaged[18] ^= 1
    #expect(throws: MIMEError.self) { try decompress(damaged) }
  }

  @Test(arguments: [1 as UInt64, 2, 3]) func bringsOctetsBack(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let octets = random.octets(200_000, from: seed == 1 ? [] : Array("abcd\n".utf8))
    for level in [0, 1, 6, 9] {
      var encoder = GzipEncoder(level: level)
      var output: [UInt8] = []
      octets.forEachPiece([0, 1, 70_000, 3]) { encoder.encode($0, into: &output) }
      encoder.finish(into: &output)
      #expect(try decompress(output, [10, 1, 0, 5]) == octets, "seed \(seed)")
    }
  }

  @Test func writesMembersInARow() throws {
    var encoder = GzipEncoder()
    var output: [UInt8] = []
    for text in ["one", "", "two"] {
      encoder.encode(Array(text.utf8).span, into: &output)
      encoder.finish(into: &output)
    }
    #expect(try decompress(output) == Array("onetwo".utf8))
  }

  @Test("a bomb opens no faster than it is asked to", arguments: [1, 100, 65_536, 65_537, 1_000_000])
  func boundsItsOutput(_ limit: Int) throws {
    var encoder = GzipEncoder()
    var bomb: [UInt8] = []
    let zeros = [UInt8](repeating: 0, count: limit < 100 ? 10_000 : 3_000_000)
    encoder.encode(zeros.span, into: &bomb)
    encoder.finish(into: &bomb)
    var decoder = GzipDecoder()
    var rest = bomb[...]
    var total = 0
    while true {
      var output: [UInt8] = []
      let consumed = try decoder.decode(Array(rest).span, into: &output, atMost: limit)
      #expect(output.count <= limit)
      rest = rest.dropFirst(consumed)
      total += output.count
      if output.count < limit { break }
    }
    #expect(rest.isEmpty)
    #expect(total == zeros.count)
    try decoder.finish()
  }

  /// Decompresses in pieces; asks for little at a time.
  @discardableResult
  private func decompress(_ input: [UInt8], _ split: Split = []) throws(MIMEError) -> [UInt8] {
    var decoder = GzipDecoder()
    var output: [UInt8] = []
    var start = 0
    for length in split + [input.count - split.reduce(0, +)] {
      var piece = input.span.extracting(start..<start + length)
      start += length
      while true {
        let before = output.count
        let consumed = try decoder.decode(piece, into: &output, atMost: 1_000)
        piece = piece.extracting(droppingFirst: consumed)
        if output.count - before < 1_000 { break }
      }
      let left = piece.count
      #expect(left == 0)
    }
    try decoder.finish()
    return output
  }
}
