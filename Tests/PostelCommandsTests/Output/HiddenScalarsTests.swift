import Testing

@testable import PostelCommands

struct HiddenScalarsTests {
  @Test func holdsAllControls() {
    for value in UInt32(0)...0xFF {
      let isControl = value < 0x20 || (0x7F...0x9F).contains(value) || value == 0xAD
      #expect(HiddenScalars.contains(Unicode.Scalar(value)!) == isControl, "U+\(String(value, radix: 16))")
    }
  }

  @Test(
    arguments: [
      0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C,
      0x202D,
      0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x2800, 0x3164, 0xFEFF, 0xFFA0,
      0xFFF9, 0xFFFB, 0xE0001, 0xE007F,
    ] as [UInt32])
  func holds(_ value: UInt32) {
    #expect(HiddenScalars.contains(Unicode.Scalar(value)!))
  }

  @Test(arguments: ["a", " ", "é", "€", "日", "א", "ع", "\u{300}", "\u{600}", "\u{FFFD}", "😀"] as [Unicode.Scalar])
  func doesNotHold(_ scalar: Unicode.Scalar) {
    #expect(!HiddenScalars.contains(scalar))
  }
}
