import Octets
import Testing

@Suite struct OctetCursorTests {
  @Test func movesForwardAndStopsAtTheEnd() {
    let octets = Array("ab  c".utf8)
    var cursor = OctetCursor(octets.span)
    let refused = cursor.skip(UInt8(ascii: "b"))
    let first = cursor.next()
    let taken = cursor.skip(UInt8(ascii: "b"))
    let blanks = cursor.skip(while: [ASCII.space])
    let current = cursor.current
    let behind = cursor.peek(1)
    #expect(!refused && taken)
    #expect(first == UInt8(ascii: "a"))
    #expect(blanks == 2..<4)
    #expect(current == UInt8(ascii: "c"))
    #expect(behind == nil)
  }

  @Test func staysAtTheEndAndGoesBack() {
    let octets = Array("abc".utf8)
    var cursor = OctetCursor(octets.span)
    cursor.advance(by: 7)
    let isAtEnd = cursor.isAtEnd
    let end = cursor.index
    let past = cursor.next()
    cursor.index = 1
    let again = cursor.current
    #expect(isAtEnd && end == 3)
    #expect(past == nil)
    #expect(again == UInt8(ascii: "b"))
  }
}
