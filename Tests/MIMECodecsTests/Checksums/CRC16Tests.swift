import Testing

@testable import MIMECodecs

@Suite struct CRC16Tests {
  @Test("The check value of the catalogue of CRCs", arguments: [("", 0 as UInt16), ("123456789", 0x31C3)])
  func values(text: String, expected: UInt16) {
    var checksum = CRC16()
    for octet in text.utf8 { checksum.update(octet) }
    #expect(checksum.value == expected)
  }
}
