import MIMECodecs
import Octets
import TestSupport
import Testing

@Suite struct TransferEncodingTests {
  @Test(arguments: [
    ("7bit", TransferEncoding.sevenBit), ("8BIT", .eightBit), ("Binary", .binary), ("BASE64", .base64),
    ("Quoted-Printable", .quotedPrintable), (" \tbase64 \r\n", .base64), ("", .sevenBit), ("  ", .sevenBit),
    ("x-uuencode", .uuencode), ("UUENCODE", .uuencode), ("x-uue", .uuencode), ("uue", .uuencode), ("x-yenc", .yenc),
    ("yEnc", .yenc),
    ("7-bit", .sevenBit), ("7bits", .sevenBit), ("8-bit", .eightBit), ("8 bit", .eightBit), ("8bits", .eightBit),
    ("base64x", .unknown), ("x-gzip64", .unknown), ("6bit", .unknown), ("quoted-printable; x", .unknown),
    ("ba\u{17F}e64", .unknown),
  ])
  func readsLabels(_ label: String, _ expected: TransferEncoding) {
    #expect(TransferEncoding(label: Array(label.utf8).span) == expected)
  }

  @Test(arguments: [
    TransferEncoding.sevenBit, .eightBit, .binary, .base64, .quotedPrintable, .uuencode, .yenc, .unknown,
  ])
  func readsItsOwnNames(_ encoding: TransferEncoding) {
    #expect(TransferEncoding(label: Array(encoding.name.utf8).span) == encoding)
  }

  static let text = Array("=41 \r\n".utf8)

  @Test(arguments: [
    (TransferEncoding.sevenBit, text), (.eightBit, text), (.binary, text), (.unknown, text),
    (.quotedPrintable, [0x41, 0x0D, 0x0A]), (.base64, [0xE3]),
  ])
  func decodes(_ encoding: TransferEncoding, _ expected: [UInt8]) {
    for split in [[]] + splits(of: Self.text.count) {
      #expect(run(TransferDecoder(encoding), over: Self.text, split).octets == expected)
    }
    #expect(encoding.isIdentity == (expected == Self.text))
  }

  @Test func decodesUuencode() {
    let input = Array("begin 644 a\n#0V%T\n`\nend\n".utf8)
    #expect(run(TransferDecoder(.uuencode), over: input) == Decoded("Cat"))
  }

  @Test func decodesYEnc() {
    let input = Array("=ybegin size=3 name=a\nm\u{A}=yend size=1\n".utf8)
    #expect(run(TransferDecoder(.yenc), over: input).octets == Array("C".utf8))
  }

  @Test func handsLimitsOn() {
    var limits = Limits()
    limits.paddingOctets = 2
    let decoded = run(TransferDecoder(.quotedPrintable, limits: limits), over: Array("a   \nb  \n".utf8))
    #expect(decoded == Decoded("a   \nb\n", Defect(.quotedPrintableRaw, at: 6)))
  }
}
