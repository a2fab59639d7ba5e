import Octets
import Testing

@Suite struct ASCIITests {
  @Test func foldsASCIILettersOnly() {
    for octet in UInt8.min...UInt8.max {
      let isUpper = (0x41...0x5A).contains(octet)
      #expect(octet.lowercased == (isUpper ? octet + 0x20 : octet))
    }
  }

  @Test func classesHoldWhatTheirNamesSay() {
    let octets = UInt8.min...UInt8.max
    #expect(octets.filter(\.isDigit) == Array("0123456789".utf8))
    #expect(octets.filter(\.isLetter).count == 52)
    #expect(octets.filter(\.isBlank) == [9, 32])
    #expect(octets.filter(\.isControl) == Array(0...31) + [127])
    #expect(octets.compactMap(\.hexadecimalValue).count == 22)
    #expect(UInt8(ascii: "f").hexadecimalValue == 15)
    #expect(UInt8(ascii: "A").hexadecimalValue == 10)
    #expect(UInt8(ascii: "g").hexadecimalValue == nil)
  }
}
