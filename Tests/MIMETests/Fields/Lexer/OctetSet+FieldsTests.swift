import Testing

@testable import MIME
@testable import Octets

@Suite struct OctetSetFieldsTests {
  @Test func constantsHoldWhatTheySay() {
    #expect(OctetSet.foldingBlanks == OctetSet(" \t\r\n"))
    #expect(OctetSet.plainAtom == OctetSet { OctetSet.atext.contains($0) && $0 != ASCII.questionMark })
    #expect(OctetSet.plainToken == OctetSet { OctetSet.tokenText.contains($0) && $0 != ASCII.asterisk })
    #expect(OctetSet.plainQuoted == OctetSet { !$0.isControl && !OctetSet("\"\\?").contains($0) })
    #expect(OctetSet.boundaryText == OctetSet { $0.isDigit || $0.isLetter }.union(OctetSet("'()+_,-./:=? ")))
    #expect(
      OctetSet.plainBoundary
        == OctetSet { OctetSet.boundaryText.contains($0) && OctetSet.tokenText.contains($0) && $0 != ASCII.space })
    #expect(OctetSet.plainHost == OctetSet { $0.isLetter || $0.isDigit || $0 == ASCII.hyphen })
  }
}
