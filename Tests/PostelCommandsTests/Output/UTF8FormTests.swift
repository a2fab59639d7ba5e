import Testing

@testable import PostelCommands

struct UTF8FormTests {
  private func scalar(_ octets: [UInt8]) -> Unicode.Scalar? { UTF8Form.scalar(octets.span) }

  @Test func everyScalarReadsBack() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let octets = Array(String(Character(scalar)).utf8)
      #expect(UTF8Form.length(octets[0]) == octets.count)
      #expect(self.scalar(octets) == scalar)
    }
  }

  @Test(
    arguments: [
      [], [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xE2, 0x82, 0x41], [0x41, 0x42],
    ] as [[UInt8]])
  func refuses(_ octets: [UInt8]) {
    #expect(scalar(octets) == nil)
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 1), (3, 1), (4, 4), (5, 5), (9, 5), (-3, 0)])
  func cutsBetweenCharacters(_ count: Int, _ expected: Int) {
    let boundary = UTF8Form.boundary(Array("a€b".utf8).span, atMost: count)
    #expect(boundary == expected)
  }
}
