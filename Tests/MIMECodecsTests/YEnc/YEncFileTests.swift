import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct YEncFileTests {
  private func parts(_ octets: [UInt8], lengths: [Int]) -> [YEncFile] {
    var start = 0
    var parts: [YEncFile] = []
    for length in lengths {
      var defects = DefectLog()
      let piece = Array(octets[start..<start + length])
      let text = YEncSample.part(piece, parts.count + 1, of: lengths.count, at: start, fileSize: octets.count)
      if let part = YEncFile(text.span, defects: &defects) { parts.append(part) }
      #expect(defects.isEmpty)
      start += length
    }
    return parts
  }

  @Test func partsAreJoinedInTheirOrder() {
    var random = SeededRandom(seed: 7)
    let octets = random.octets(1_000)
    let parts = parts(octets, lengths: [300, 300, 300, 100])
    for _ in 0..<5 {
      var defects = DefectLog()
      let shuffled = parts.shuffled(using: &random)
      let file = YEncFile.joining(shuffled + [parts[1]], defects: &defects)
      #expect(file?.octets == octets && defects.isEmpty)
      #expect(file?.header.part == nil && file?.header.name == Array("x.bin".utf8))
    }
  }

  @Test func whatIsMissingIsNotMadeUp() {
    var defects = DefectLog()
    let octets = Array(0..<100 as Range<UInt8>)
    let parts = parts(octets, lengths: [40, 40, 20])
    #expect(YEncFile.joining([], defects: &defects) == nil)
    for missing in parts.indices {
      var some = parts
      some.remove(at: missing)
      #expect(YEncFile.joining(some, defects: &defects) == nil)
    }
    #expect(defects.isEmpty)
  }

  @Test(
    "Places and sizes that no file has",
    arguments: [
      "begin=4611686018427387904 end=4611686018427387904", "begin=2 end=4611686018427387904", "begin=5 end=4",
      "begin=99999999999999999999 end=1",
    ])
  func hostileNumbers(place: String) throws {
    var defects = DefectLog()
    let text = "=ybegin part=1 size=4611686018427387904 name=a\n=ypart \(place)\n+\n=yend size=1\n"
    let part = try #require(YEncFile(text.utf8.span, defects: &defects))
    #expect(part.octets == [1])
    #expect(YEncFile.joining([part, part], defects: &defects) == nil)
  }

  @Test func aChecksumThatDiffersIsNamed() throws {
    var defects = DefectLog()
    let text = "=ybegin part=1 size=1 name=a\n=ypart begin=1 end=1\n+\n=yend size=1 crc32=1\n"
    let part = try #require(YEncFile(text.utf8.span, defects: &defects))
    #expect(defects.isEmpty)
    #expect(YEncFile.joining([part], defects: &defects)?.octets == [1])
    #expect(defects.defects == [Defect(.yencMismatch, at: 0)])
  }
}
