import Testing

@testable import MIME

@Suite("Characters split over words") struct SplitCharacterTests {
  @Test(
    "UTF-8",
    arguments: [
      ([], false), ([0x41], false), ([0xC3], true), ([0xC3, 0xA9], false), ([0xE2, 0x82], true),
      ([0xE2, 0x82, 0xAC], false), ([0xF0, 0x9F, 0x98], true), ([0xF0, 0x9F, 0x98, 0x80], false), ([0x80], false),
      ([0x80, 0x80, 0x80, 0x80], false), ([0xC0], false), ([0xFF], false), ([0x41, 0xF4], true),
    ] as [([UInt8], Bool)])
  func utf8(octets: [UInt8], isInside: Bool) {
    #expect(SplitCharacter.endsInsideUTF8(octets.span) == isInside)
  }
}
