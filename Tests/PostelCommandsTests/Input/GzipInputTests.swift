import MIMECodecs
import Octets
import Testing

@testable import PostelCommands

struct GzipInputTests {
  static func compressed(_ octets: [UInt8]) -> [UInt8] {
    var encoder = GzipEncoder()
    var output: [UInt8] = []
    encoder.encode(octets.span, into: &output)
    encoder.finish(into: &output)
    return output
  }

  private func isGzip(_ octets: [UInt8]) -> Bool { GzipInput.isGzip(octets.span) }

  private func decompress(_ octets: [UInt8]) throws -> [UInt8] { try GzipInput.decompress(octets.span) }

  @Test(arguments: [0, 1, 100_000])
  func decompresses(_ count: Int) throws {
    let octets = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let packed = Self.compressed(octets)
    #expect(isGzip(packed))
    #expect(try decompress(packed) == octets)
    #expect(try decompress(packed + packed) == octets + octets)
  }

  @Test func refusesWhatIsCutOrDamaged() {
    let packed = Self.compressed(Array("a message".utf8))
    for count in 3..<packed.count {
      #expect(throws: InputFailure.self) { try decompress(Array(packed[..<count])) }
    }
  }

  @Test func refusesWhatSwells() {
    let packed = Self.compressed([UInt8](repeating: 0, count: GzipInput.freeOctets + 1))
    #expect(packed.count * GzipInput.ratio < GzipInput.freeOctets)
    #expect(throws: InputFailure.self) { try decompress(packed) }
  }

  @Test(
    arguments: [([], false), ([0x1F, 0x8B], false), ([0x1F, 0x8B, 8], true), ([0x1F, 0x8B, 7], false)]
      as [([UInt8], Bool)])
  func knowsGzip(_ octets: [UInt8], _ expected: Bool) {
    #expect(isGzip(octets) == expected)
  }
}
