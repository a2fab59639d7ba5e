import MIMECodecs
import Octets
import Testing

@testable import MIME

@Suite("Encoded-words' places") struct EncodedWordTests {
  @Test func pieces() throws {
    let text = "ab =?utf-8*en-GB?Q?c_d?= =?x?b??="
    let octets = text.utf8.span
    var scanner = EncodedWordScanner(octets)
    let foundFirst = scanner.next(from: 0)
    let first = try #require(foundFirst)
    #expect(String(decodingUTF8: octets.extracting(first.range)) == "=?utf-8*en-GB?Q?c_d?=")
    #expect(String(decodingUTF8: octets.extracting(first.charset)) == "utf-8")
    #expect(String(decodingUTF8: octets.extracting(first.language)) == "en-GB")
    #expect(String(decodingUTF8: octets.extracting(first.payload)) == "c_d")
    #expect(first.coding == .q)
    let foundSecond = scanner.next(from: first.range.upperBound)
    let second = try #require(foundSecond)
    #expect(second.language.isEmpty)
    #expect(second.payload.isEmpty)
    #expect(second.coding == .b)
    let third = scanner.next(from: second.range.upperBound)
    #expect(third == nil)
    let again = scanner.word(at: 3)
    #expect(again == first)
    let inside = scanner.word(at: 4)
    #expect(inside == nil)
  }
}
