import MIMECodecs
import Octets
import Testing

@Suite struct EncodedWordCodingTests {
  struct Row: CustomTestStringConvertible {
    var coding: EncodedWordCoding
    var payload: String
    var octets: [UInt8]
    var isUndamaged: Bool

    init(_ coding: EncodedWordCoding, _ payload: String, _ octets: [UInt8], undamaged: Bool = true) {
      self.coding = coding
      self.payload = payload
      self.octets = octets
      isUndamaged = undamaged
    }

    init(_ coding: EncodedWordCoding, _ payload: String, _ text: String, undamaged: Bool = true) {
      self.init(coding, payload, Array(text.utf8), undamaged: undamaged)
    }

    var testDescription: String { "\(coding) \(payload)" }
  }

  static let rfc2047: [Row] = [
    Row(.q, "Keith_Moore", "Keith Moore"),
    Row(.q, "Keld_J=F8rn_Simonsen", Array("Keld J".utf8) + [0xF8] + Array("rn Simonsen".utf8)),
    Row(.b, "SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=", "If you can read this yo"),
    Row(.b, "dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==", "u understand the example."),
  ]

  static let readings: [Row] = [
    Row(.q, "", ""), Row(.b, "", ""),
    Row(.q, "a=c3=bc_=5F=20", "aü _ "),
    Row(.q, "a=zz=4", "a=zz=4", undamaged: false),
    Row(.q, "a=", "a=", undamaged: false),
    Row(.q, "a b", "a b"),
    Row(.b, "Zm8", "fo", undamaged: false),
    Row(.b, "Z\u{1}m9v", "foo", undamaged: false),
    Row(.b, "Zg==Zm9v", "ffoo", undamaged: false),
    Row(.b, "Zm9vY", "Zm9vY", undamaged: false),
  ]

  @Test("RFC 2047 §8", arguments: rfc2047) func standard(_ row: Row) {
    check(row)
  }

  @Test(arguments: readings) func decodes(_ row: Row) {
    check(row)
  }

  private func check(_ row: Row) {
    var output: [UInt8] = [0x21]
    #expect(row.coding.decode(Array(row.payload.utf8).span, into: &output) == row.isUndamaged)
    #expect(output == [0x21] + row.octets)
  }

  @Test(arguments: [
    (EncodedWordCoding.q, "Keith Moore", "Keith_Moore"), (.q, "aZ09!*+-/", "aZ09!*+-/"),
    (.q, "=?_\"(),.:;<>@[]\\", "=3D=3F=5F=22=28=29=2C=2E=3A=3B=3C=3E=40=5B=5D=5C"), (.q, "ü\r\n", "=C3=BC=0D=0A"),
    (.b, "foobar", "Zm9vYmFy"), (.b, "fo", "Zm8="), (.b, "", ""),
  ])
  func encodes(_ coding: EncodedWordCoding, _ text: String, _ expected: String) {
    var output: [UInt8] = []
    coding.encode(Array(text.utf8).span, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
    #expect(coding.encodedCount(Array(text.utf8).span) == output.count)
  }

  @Test("every octet, in either coding", arguments: [EncodedWordCoding.b, .q])
  func bringsEveryOctetBack(_ coding: EncodedWordCoding) {
    let octets = Array(UInt8.min...UInt8.max)
    var payload: [UInt8] = []
    coding.encode(octets.span, into: &payload)
    #expect(payload.count == coding.encodedCount(octets.span))
    // encoded-text = 1*<Any printable ASCII character other than "?" or SPACE>
    #expect(payload.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "?") })
    var output: [UInt8] = []
    #expect(coding.decode(payload.span, into: &output))
    #expect(output == octets)
  }

  @Test("a payload of megabytes", arguments: [EncodedWordCoding.b, .q]) func staysLinear(_ coding: EncodedWordCoding) {
    var output: [UInt8] = []
    #expect(!coding.decode(Array(repeating: ASCII.equals, count: 1_000_000).span, into: &output))
    #expect(output.count == (coding == .q ? 1_000_000 : 0))
  }
}
