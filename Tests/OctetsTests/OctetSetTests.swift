import Octets
import Testing

@Suite struct OctetSetTests {
  @Test func holdsExactlyWhatItWasMadeOf() {
    let set: OctetSet = [0, 63, 64, 127]
    let octets = (UInt8.min...UInt8.max).filter(set.contains)
    #expect(octets == [0, 63, 64, 127])
    #expect((UInt8.min...UInt8.max).filter(set.inverted.contains).count == 252)
  }

  @Test func eightBitOctetsAreInOrOutTogether() {
    let set = OctetSet(eightBit: true) { $0 == ASCII.dot }
    #expect((UInt8.min...UInt8.max).filter(set.contains).count == 129)
    #expect(set.subtracting(set).contains(0xFF) == false)
    #expect(OctetSet("ab").union(OctetSet("cd")).contains(UInt8(ascii: "d")))
    #expect(set.subtracting([ASCII.dot]).contains(ASCII.dot) == false)
  }
}
