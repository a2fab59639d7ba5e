import MIME
import Octets
import Testing

@Suite("Compressed RTF") struct CompressedRTFTests {
  /// `{\rtf1\ansi\ansicpg1252\pard hello world}` CRLF.
  static let hello: [UInt8] = [
    0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03, 0x00, 0x0A, 0x00, 0x72, 0x63,
    0x70,
    0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xB0,
    0x6C,
    0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
  ]

  private func decompress(_ octets: [UInt8]) -> (rtf: String?, defects: [String]) {
    var log = DefectLog()
    let rtf = CompressedRTF.decompress(octets.span, defects: &log)
    return (rtf.map { String(decoding: $0, as: UTF8.self) }, log.list)
  }

  private func header(_ raw: Int, _ form: String, _ content: [UInt8], checksum: Int = 0) -> [UInt8] {
    TNEFSample.number(content.count + 12, octets: 4) + TNEFSample.number(raw, octets: 4) + form.utf8
      + TNEFSample.number(checksum, octets: 4) + content
  }

  @Test("Examples of MS-OXRTFCP §3")
  func examples() {
    #expect(decompress(Self.hello) == ("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", []))
    // A reference whose octets are partly written by itself.
    let crossing: [UInt8] = [
      0x1A, 0, 0, 0, 0x1C, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xE2, 0xD4, 0x4B, 0x51, 0x41, 0x00, 0x04, 0x20, 0x57, 0x58,
      0x59,
      0x5A, 0x0D, 0x6E, 0x7D, 0x01, 0x0E, 0xB0,
    ]
    #expect(decompress(crossing) == ("{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}", []))
  }

  @Test func uncompressedRTFIsTaken() {
    #expect(decompress(header(6, "MELA", Array("{\\rtf}".utf8))) == ("{\\rtf}", []))
    #expect(decompress(header(4, "MELA", Array("{\\rtf}".utf8))) == ("{\\rt", []))
    #expect(decompress(header(7, "MELA", Array("{\\rtf}".utf8))) == ("{\\rtf}", ["compressedRTFInvalid@0"]))
  }

  @Test func damageIsNamed() {
    #expect(decompress([]) == (nil, ["compressedRTFInvalid@0"]))
    #expect(decompress(header(1, "LZFx", [1])) == (nil, ["compressedRTFInvalid@8"]))
    var changed = Self.hello
    changed[12] ^= 1
    #expect(decompress(changed).rtf == decompress(Self.hello).rtf)
    #expect(decompress(changed).defects == ["compressedRTFInvalid@0"])
    for count in 16..<Self.hello.count {
      let (rtf, defects) = decompress(Array(Self.hello[..<count]))
      #expect(rtf != nil && !defects.isEmpty)
    }
  }

  @Test("Output is bounded by the input", .timeLimit(.minutes(10)))
  func expansion() {
    // References of the greatest length, never to the place that is written next, which would end the data.
    var end = 207
    var content: [UInt8] = []
    for number in 0..<160_000 {
      if number % 8 == 0 { content.append(0xFF) }
      let place = (end + 1) % 4096
      content += [UInt8(place >> 4), UInt8(place & 0xF) << 4 | 0xF]
      end = (end + 17) % 4096
    }
    var log = DefectLog()
    let rtf = CompressedRTF.decompress(header(0xFFFF_FFFF, "LZFu", content).span, defects: &log)
    #expect(rtf?.count == 160_000 * 17)
    #expect(!log.isEmpty)
  }
}
