import MIMECodecs
import Octets
import TestSupport
import Testing

/// BinHex as an encoder writes it, for tests: by RFC 1741 appendix A.
enum BinHexSample {
  static func checksum(_ octets: [UInt8]) -> [UInt8] {
    var register: UInt32 = 0
    for octet in octets {
      register ^= UInt32(octet) << 8
      for _ in 0..<8 { register = (register & 0x8000 == 0 ? register << 1 : register << 1 ^ 0x1021) & 0xFFFF }
    }
    return [UInt8(register >> 8), UInt8(register & 0xFF)]
  }

  static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

  /// The file with its checksums, before runs and characters.
  static func stream(_ data: [UInt8], resource: [UInt8] = [], name: String = "a.txt") -> [UInt8] {
    let header =
      [UInt8(name.utf8.count)] + Array(name.utf8) + [0] + Array("TEXTttxt".utf8) + [1, 2] + number(data.count)
      + number(resource.count)
    return header + checksum(header) + data + checksum(data) + resource + checksum(resource)
  }

  /// Runs of four or more as mark and count.
  static func runs(_ octets: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < octets.count {
      var end = index
      while end < octets.count, octets[end] == octets[index], end - index < 255 { end += 1 }
      let isRun = end - index > 3
      for _ in 0..<(isRun ? 1 : end - index) { output += octets[index] == 0x90 ? [0x90, 0] : [octets[index]] }
      if isRun { output += [0x90, UInt8(end - index)] }
      index = end
    }
    return output
  }

  static func characters(_ octets: [UInt8], line: Int = 64) -> [UInt8] {
    let alphabet = Array("!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr".utf8)
    var output = Array(":".utf8)
    var bits = 0
    var count = 0
    for octet in octets + [0, 0].prefix((3 - octets.count % 3) % 3) {
      bits = bits << 8 | Int(octet)
      count += 8
      while count >= 6 {
        count -= 6
        output.append(alphabet[bits >> count & 63])
        if output.count % (line + 1) == line { output.append(0x0A) }
      }
      bits &= 1 << count - 1
    }
    return output + Array(":\n".utf8)
  }

  static func file(_ data: [UInt8], resource: [UInt8] = [], name: String = "a.txt") -> [UInt8] {
    Array("(This file must be converted with BinHex 4.0)\n".utf8)
      + characters(runs(stream(data, resource: resource, name: name)))
  }
}

@Suite struct BinHexDecoderTests {
  @Test("The runs of RFC 1741 appendix A")
  func runs() {
    let octets: [UInt8] = [0x11, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x33, 0x11, 0x22, 0x90, 0x33, 0x44]
    #expect(Array(BinHexSample.runs(octets)) == [0x11, 0x22, 0x90, 6, 0x33, 0x11, 0x22, 0x90, 0, 0x33, 0x44])
    #expect(run(BinHexDecoder(), over: BinHexSample.file(octets)) == Decoded(octets: octets))
  }

  @Test func headerAndForksAreRead() throws {
    var decoder = BinHexDecoder()
    var output: [UInt8] = []
    var defects = DefectLog()
    let input =
      Array("Dear all,\r\n\r\n".utf8) + BinHexSample.file([1, 2, 3], resource: [9, 8], name: "Brief")
      + Array("Bye: x\n".utf8)
    decoder.decode(input.span, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
    let header = try #require(decoder.header)
    #expect(defects.isEmpty && output == [1, 2, 3] && decoder.resourceFork == [9, 8])
    #expect(header.name == Array("Brief".utf8) && header.flags == 0x0102)
    #expect(header.type == Array("TEXT".utf8) && header.creator == Array("ttxt".utf8))
    #expect(header.dataCount == 3 && header.resourceCount == 2)
  }

  static let rows: [(String, [UInt8], [UInt8], [String])] = [
    ("empty", [], [], []),
    ("empty file", BinHexSample.file([]), [], []),
    ("no data", Array("hello\n".utf8), [], ["binHexInvalid@0"]),
    ("no colon", Array("(This file must be converted with BinHex 4.0)\n\nx\n:a:".utf8), [], ["binHexInvalid@0"]),
    (
      "nothing", Array("  (This file must be converted with BinHex 4.0)\r\n\r\n \t::".utf8), [], ["binHexInvalid@54"]
    ),
    ("cut off", Array(BinHexSample.file([1]).prefix(70)), [], ["binHexInvalid@70"]),
    ("foreign", BinHexSample.file([1]).flatMap { $0 == 0x3A ? [$0, 0x7E] : [$0] }, [1], ["binHexInvalid@47"]),
  ]

  @Test(arguments: rows) func reads(_ name: String, _ input: [UInt8], _ octets: [UInt8], _ defects: [String]) {
    let whole = run(BinHexDecoder(), over: input)
    #expect(whole.octets == octets && whole.defects.map { "\($0.code)@\($0.offset)" } == defects)
    for split in splits(of: input.count) { #expect(run(BinHexDecoder(), over: input, split) == whole, "\(split)") }
  }

  @Test("A wrong checksum of the header, of each fork", arguments: [26, 29, 33])
  func checksums(place: Int) {
    var stream = BinHexSample.stream([7], resource: [8, 9])
    stream[place] ^= 1
    let input = Array("(This file must be converted with BinHex 4.0)\n".utf8) + BinHexSample.characters(stream)
    #expect(run(BinHexDecoder(), over: input).defects.map(\.code) == [.binHexInvalid])
  }

  @Test(arguments: [1 as UInt64, 2, 3]) func bringsOctetsBack(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let octets = random.octets(700, from: seed == 1 ? [] : [0x90, 0x00, 0x41])
    let input = BinHexSample.file(octets, resource: random.octets(50))
    #expect(run(BinHexDecoder(), over: input) == Decoded(octets: octets), "seed \(seed)")
    for split in splits(of: input.count, seed: seed).shuffled(using: &random).prefix(50) {
      #expect(run(BinHexDecoder(), over: input, split) == Decoded(octets: octets), "seed \(seed), \(split)")
    }
  }

  @Test("At the limit a fork is whole, one past it the rest is left out", arguments: [10, 11])
  func limit(count: Int) {
    var limits = Limits()
    limits.binHexForkOctets = 10
    let octets = [UInt8](repeating: 5, count: count)
    let found = run(BinHexDecoder(limits: limits), over: BinHexSample.file(octets))
    #expect(found.octets == Array(octets.prefix(10)))
    #expect(found.defects.map(\.code) == (count > 10 ? [.limitBinHexFork] : []))
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: ["a", ":", "\n", "(This file must be converted with BinHex\n", "!", "~"])
  func staysLinear(_ unit: String) {
    for start in ["", "(This file must be converted with BinHex 4.0)\n:"] {
      let input = Array((start + String(repeating: unit, count: 200_000 / unit.utf8.count)).utf8)
      let whole = run(BinHexDecoder(), over: input)
      #expect(run(BinHexDecoder(), over: input, Array(repeating: 1_000, count: 150)) == whole)
    }
  }
}
