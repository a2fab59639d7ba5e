import MIMECodecs
import Testing

@Suite struct CRC32Tests {
  @Test(
    "The check value of the catalogue of CRCs, and others of zlib",
    arguments: [
      ("", 0 as UInt32), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43),
      ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ])
  func values(text: String, expected: UInt32) {
    var whole = CRC32()
    whole.update(text.utf8.span)
    #expect(whole.value == expected)
    var octetwise = CRC32()
    for octet in text.utf8 { octetwise.update([octet].span) }
    #expect(octetwise == whole)
  }
}
